import Charts
import Diagnostics
import FEEL

/// The pictures of an impact: from one budget to the other, and how many gain or lose how much.
struct ImpactCharts {
    let impact: Impact
    let words: ImpactWords

    private func say(zh: String, en: String) -> String { words.say(zh: zh, en: en) }

    /// `nil` where nothing changes.
    var budget: String? {
        let total = impact.tally.total
        guard impact.method != .none, !total.change.isZero else { return nil }
        var rows: [WaterfallChart.Row] = [.total(words.older, total.older.paid)]
        rows += impact.causes.parts.map { .step(words.name(ofItems: $0.items), $0.amount) }
        if !impact.causes.rest.isZero {
            rows.append(.step(ImpactPage.restName(words), impact.causes.rest))
        }
        if !impact.causes.rounding.isZero {
            rows.append(.step(say(zh: "取整", en: "rounding"), impact.causes.rounding))
        }
        rows.append(.total(words.newer, total.newer.paid))
        return WaterfallChart(
            Caption(
                id: "budget",
                title: say(zh: "每月支出的变化", en: "Monthly spending, from one law to the other"),
                description: say(
                    zh: "从原规定的每月支出到新规定的每月支出，逐项列出改变带来的增减",
                    en:
                        "From the monthly spending of the older law to that of the newer one by what "
                        + "each change brings"), language: words.language),
            rows: rows, unit: words.money
        ).svg
    }

    /// Households by their change a month; `nil` where none changes.
    var distribution: String? {
        let bars = ImpactBars(steps: impact.tally.steps)
        guard !bars.all.isEmpty else { return nil }
        let title = say(
            zh: "每月增减的分布（户）", en: "Households by their change a month")
        return BarChart(
            Caption(
                id: "distribution", title: title,
                description: say(
                    zh: "每月增减在各档的户数，不变和未定的家庭不在内",
                    en: "How many households change by how much; those that stay the same or are "
                        + "open are left out"), language: words.language),
            series: [title],
            groups: bars.all.map { BarChart.Group($0.label, [$0.weight]) },
            xLabel: say(
                zh: "每月增减（\(words.money)），各档含离零较远的一端",
                en: "change a month (\(words.money)), each class with its end farther from 0"),
            yLabel: say(zh: "户", en: "households")
        ).svg
    }
}

extension ImpactPage {
    static func restName(_ words: ImpactWords) -> String {
        words.say(zh: "不能再分的其他改变", en: "other changes that cannot be told apart")
    }
}

/// Classes of change that are few enough for a picture: of a round width, with the ends put together.
struct ImpactBars {
    struct Bar {
        let label: String
        let weight: Number
    }

    let all: [Bar]
    private static let most = 14
    private static let widths = [1, 2, 5, 10, 20, 50]

    init(steps: [Int: ImpactShare]) {
        guard let least = steps.keys.min(), let greatest = steps.keys.max() else {
            all = []
            return
        }
        let width =
            Self.widths.first {
                Self.place(greatest, $0) - Self.place(least, $0) < Self.most
            } ?? 50
        var weights: [Int: Number] = [:]
        for (step, share) in steps {
            weights[Self.place(step, width), default: .zero] =
                weights[Self.place(step, width), default: .zero].plus(share.weight)
        }
        let (low, high) = (Self.place(least, width), Self.place(greatest, width))
        all = (low...high).filter { $0 != 0 }.map { place in
            let (near, far) = (place.magnitude - 1, place.magnitude)
            let unit = UInt(width * ImpactStep.width)
            let label =
                place > 0 ? "\(near * unit)–\(far * unit)" : "−\(far * unit)–\(near * unit)"
            return Bar(label: label, weight: weights[place] ?? .zero)
        }
    }

    /// The class of a step: counted from 1 above 0 and from −1 below.
    private static func place(_ step: Int, _ width: Int) -> Int {
        let magnitude = (step.magnitude + UInt(width) - 1) / UInt(width)
        return step < 0 ? -Int(magnitude) : Int(magnitude)
    }
}
