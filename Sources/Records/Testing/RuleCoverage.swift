package import Diagnostics
import Engine
import FEEL
package import RuleModel

/// How much of the law the tests of a rule set try.
package struct RuleCoverage: Sendable {
    /// What can be tried, once for all periods in which it stands at one place.
    private var points: [Point: Title] = [:]
    private var seen = Observations()
    private var slotsMet: Set<String> = []

    package init() {}

    package enum Kind: String, Sendable, CaseIterable {
        case condition
        case row
        case threshold
        case slot
    }

    private struct Point: Hashable {
        let kind: Kind
        let range: SourceRange
        /// Of a slot, as needs name it.
        var id = ""
    }

    /// What no test tries.
    package struct Gap: Sendable {
        package let kind: Kind
        package let range: SourceRange
        package let title: Title
        /// Which part of it: never true, not one step below, ….
        package let missing: Wording
    }

    package struct Count: Sendable {
        package let kind: Kind
        package let covered: Int
        package let all: Int
    }

    /// What a passing test tried, and what it expects to be missing.
    mutating func add(_ observations: Observations, met needs: Set<String>) {
        seen.add(observations)
        slotsMet.formUnion(needs)
    }

    /// Each kind in its order; nothing is listed that the rules do not have.
    package var counts: [Count] {
        let open = Dictionary(grouping: gaps, by: \.kind).mapValues(\.count)
        let all = Dictionary(grouping: points.keys, by: \.kind).mapValues(\.count)
        return Kind.allCases.map { kind in
            let count = all[kind] ?? 0
            return Count(kind: kind, covered: count - (open[kind] ?? 0), all: count)
        }
    }

    /// In the order of the files and lines.
    package var gaps: [Gap] {
        points.compactMap { point, title in
            missing(point).map {
                Gap(kind: point.kind, range: point.range, title: title, missing: $0)
            }
        }.sorted {
            ($0.range.file.path, $0.range.start, $0.missing.en)
                < ($1.range.file.path, $1.range.start, $1.missing.en)
        }
    }

    private func missing(_ point: Point) -> Wording? {
        switch point.kind {
        case .condition:
            switch (seen.held.contains(point.range), seen.failed.contains(point.range)) {
            case (true, true): return nil
            case (false, false): return Wording(zh: "没有案例试过", en: "no test tries it")
            case (true, false): return Wording(zh: "没有不成立的案例", en: "never false")
            case (false, true): return Wording(zh: "没有成立的案例", en: "never true")
            }
        case .row:
            return seen.rows.contains(point.range)
                ? nil : Wording(zh: "没有案例落在这一行", en: "no test hits this row")
        case .threshold:
            let sides = seen.sides[point.range] ?? []
            let open = ThresholdSide.allCases.filter { !sides.contains($0) }
            if open.isEmpty { return nil }
            return Wording(
                zh: "没有案例试过：" + open.map(\.words.zh).joined(separator: "、"),
                en: "not tried: " + open.map(\.words.en).joined(separator: ", "))
        case .slot:
            return slotsMet.contains(point.id)
                ? nil : Wording(zh: "没有案例等待它的答复", en: "no test ends waiting for it")
        }
    }
}

// What an edition has that can be tried.
extension RuleCoverage {
    mutating func add(_ edition: Edition) {
        for definition in edition.definitions {
            switch definition.body {
            case .value, .none: break
            case .test(let test): add(test, definition.common.title)
            case .table(let table):
                for row in table.rows { add(.row, row.range, definition.common.title) }
            }
        }
        for programme in edition.programmes {
            for item in programme.conditions { add(item.test, item.common.title) }
        }
        for threshold in edition.thresholds {
            add(.threshold, threshold.range, threshold.title)
        }
        for slot in edition.openSlots {
            add(.slot, slot.range, slot.title, id: slot.id)
        }
    }

    private mutating func add(_ test: Test, _ title: Title) {
        switch test {
        case .when(let formula): add(.condition, formula.range, title)
        case .any(let items, let unless), .all(let items, let unless):
            for item in items + unless { add(item.test, item.common.title) }
        }
    }

    private mutating func add(_ kind: Kind, _ range: SourceRange, _ title: Title, id: String = "") {
        points[Point(kind: kind, range: range, id: id)] = title
    }
}

extension ThresholdSide {
    var words: Wording {
        switch self {
        case .below: Wording(zh: "低一步", en: "one step below")
        case .at: Wording(zh: "相等", en: "equal")
        case .above: Wording(zh: "高一步", en: "one step above")
        }
    }
}
