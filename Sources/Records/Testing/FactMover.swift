import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// Moves one fact of a case so that a comparison comes to its limit.
struct FactMover {
    private let tested: TestedCase
    private let limit: Threshold
    private let today: CalendarDate

    /// A side of the limit, the record that lies there, and what was written where.
    typealias Moved = (side: ThresholdSide, record: YAMLNode, place: SourceRange, text: String)

    init(_ tested: TestedCase, limit: Threshold, today: CalendarDate) {
        self.tested = tested
        self.limit = limit
        self.today = today
    }

    /// The three sides, by the first fact of the record that reaches all of them.
    var moved: [Moved]? {
        let start = distances(in: tested.test.record)
        guard !start.isEmpty else { return nil }
        for leaf in tested.test.record.scalars {
            guard let text = leaf.text else { continue }
            let found =
                if let date = CalendarDate(text) {
                    moved(leaf, from: date, start)
                } else if let number = Number(text) {
                    moved(leaf, from: number, start)
                } else {
                    [Moved]?.none
                }
            if let found { return found }
        }
        return nil
    }

    // MARK: - Numbers

    /// The comparison moves with the number in proportion: two tries tell how.
    private func moved(_ leaf: YAMLNode, from number: Number, _ start: [Number]) -> [Moved]? {
        guard let next = number.adding(.one) else { return nil }
        let after = distances(in: record(with: leaf, next.exactText))
        guard after.count == start.count else { return nil }
        for index in start.indices {
            guard let slope = after[index].subtracting(start[index]), !slope.isZero else {
                continue
            }
            let moved = targets.compactMap { side, target -> Moved? in
                guard let way = target.subtracting(start[index])?.divided(by: slope),
                    let value = number.adding(way), !value.isNegative
                else { return nil }
                return self.moved(leaf, value.exactText, side, index, target)
            }
            if moved.count == targets.count { return moved }
        }
        return nil
    }

    private var targets: [(side: ThresholdSide, distance: Number)] {
        [(.below, limit.step.negated), (.at, .zero), (.above, limit.step)]
    }

    /// Only what a person would write, and what really comes to the distance.
    private func moved(
        _ leaf: YAMLNode, _ text: String, _ side: ThresholdSide, _ index: Int, _ target: Number
    ) -> Moved? {
        let fraction = text.firstIndex(of: ".").map { text[$0...].dropFirst() } ?? ""
        guard fraction.count <= 2 else { return nil }
        let record = record(with: leaf, text)
        let distances = distances(in: record)
        guard distances.indices.contains(index), distances[index] == target else { return nil }
        return (side, record, leaf.range, text)
    }

    // MARK: - Dates

    /// The comparison moves with the day in steps: the day is found on which it does.
    private func moved(_ leaf: YAMLNode, from date: CalendarDate, _ start: [Number]) -> [Moved]? {
        let day = tested.program.edition.day
        guard let first = day.adding(months: -12 * 110) else { return nil }
        let range = (first.daysSinceEpoch, day.daysSinceEpoch)
        for index in start.indices {
            func distance(_ days: Int) -> Number? {
                guard let date = CalendarDate(daysSinceEpoch: days) else { return nil }
                let distances = distances(in: record(with: leaf, date.description))
                return distances.indices.contains(index) ? distances[index] : nil
            }
            guard let early = distance(range.0), let late = distance(range.1), late < early,
                let at = last(in: range, where: { distance($0).map { !$0.isNegative } ?? false }),
                let above = last(
                    in: range, where: { distance($0).map { !($0 < limit.step) } ?? false })
            else { continue }
            let days = [(ThresholdSide.below, at + 1), (.at, at), (.above, above)]
            let moved = days.compactMap { side, days -> Moved? in
                guard let date = CalendarDate(daysSinceEpoch: days), let distance = distance(days)
                else { return nil }
                let expected = ThresholdSide(distance: distance, step: limit.step)
                guard expected == side else { return nil }
                return (side, record(with: leaf, date.description), leaf.range, date.description)
            }
            if moved.count == days.count { return moved }
        }
        return nil
    }

    /// The last day for which something holds that holds up to some day and never after it.
    private func last(in range: (Int, Int), where holds: (Int) -> Bool) -> Int? {
        var (low, high) = range
        guard holds(low), !holds(high) else { return nil }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if holds(middle) { low = middle } else { high = middle }
        }
        return low
    }

    // MARK: - Trying

    private func record(with leaf: YAMLNode, _ text: String) -> YAMLNode {
        tested.test.record.replacing(leaf.range, by: text)
    }

    /// How far the sides of the comparison lie apart, each time that it is made.
    private func distances(in record: YAMLNode) -> [Number] {
        guard let household = tested.household(from: record, today: today) else { return [] }
        return observations(
            of: household, under: tested.program, month: tested.month, options: tested.options,
            definitions: tested.definitions
        ).distances[limit.range] ?? []
    }
}

extension YAMLNode {
    /// All scalars, also of lists and mappings below.
    fileprivate var scalars: [YAMLNode] {
        switch kind {
        case .scalar: [self]
        case .sequence(let items): items.flatMap(\.scalars)
        case .mapping(let entries): entries.flatMap(\.value.scalars)
        case .absent: []
        }
    }

    /// The same with another text at one place.
    fileprivate func replacing(_ place: SourceRange, by text: String) -> YAMLNode {
        switch kind {
        case .scalar(let old, let style):
            guard range == place else { return self }
            let text = EmbeddedText(value: text, file: old.file, segments: old.segments)
            return YAMLNode(.scalar(text, style), range: range, isFlow: isFlow)
        case .sequence(let items):
            return YAMLNode(
                .sequence(items.map { $0.replacing(place, by: text) }), range: range,
                isFlow: isFlow)
        case .mapping(let entries):
            return YAMLNode(
                .mapping(
                    entries.map {
                        Entry(key: $0.key, value: $0.value.replacing(place, by: text))
                    }), range: range, isFlow: isFlow)
        case .absent: return self
        }
    }
}
