package import Diagnostics
package import Engine
package import FEEL
package import RuleModel
import YAML

/// Many households under the law of several years.
package struct YearMatrix: Sendable {
    package struct Row: Sendable {
        package let key: String
        package let title: Wording
        /// One for each year; empty where the record does not fit the year's vocabulary.
        package let cells: [[MatrixResult]]
        /// One for each step from a year to the next.
        package let changes: [[MatrixChange]]
        package let findings: [Diagnostic]
    }

    package let years: [Int]
    package let rows: [Row]
    let laws: [YearLaw]

    /// Decides each case under each law, and finds what made each change.
    package init(_ cases: [MatrixCase], under laws: [YearLaw], today: CalendarDate) {
        years = laws.map(\.year)
        self.laws = laws
        let maker = MatrixMaker(cases: cases, laws: laws, today: today)
        let decided = sideBySide(cases.count) { maker.decided($0) }
        let changes = sideBySide(max(laws.count - 1, 0)) { step in
            maker.changes(decided.map { ($0.cells[step], $0.cells[step + 1]) }, step)
        }
        rows = cases.indices.map { index in
            Row(
                key: cases[index].key, title: cases[index].title, cells: decided[index].cells,
                changes: changes.map { $0[index] }, findings: decided[index].findings)
        }
    }
}

/// What a programme gives one household or member, as far as runs are compared by it.
package struct MatrixResult: Sendable, Hashable {
    package let programme: String
    /// A member's id; `nil` for the household.
    package let member: String?
    package let outcome: Outcome
    package let isPayable: Bool
    package let low: Number?
    package let high: Number?

    init(_ result: ProgrammeResult) {
        programme = result.id
        member = if case .member(let id) = result.subject { id } else { nil }
        outcome = result.outcome
        isPayable = result.isPayable
        switch result.amount {
        case .known(_, let paid)?: (low, high) = (paid, paid)
        case .open(let least, let most)?: (low, high) = (least, most)
        case nil: (low, high) = (nil, nil)
        }
    }

    init(
        programme: String, member: String?, outcome: Outcome, isPayable: Bool, low: Number?,
        high: Number?
    ) {
        self.programme = programme
        self.member = member
        self.outcome = outcome
        self.isPayable = isPayable
        self.low = low
        self.high = high
    }

    /// Nothing is left open about it.
    var isCertain: Bool { outcome != .undetermined && low == high }

    func isSameResult(as other: MatrixResult) -> Bool {
        programme == other.programme && member == other.member
    }
}

/// A result that differs between a year and the next.
package struct MatrixChange: Sendable {
    package let older: MatrixResult?
    package let newer: MatrixResult?
    /// What of the law made it; empty where that cannot be told.
    package let causes: [Title]
}

/// What is shared by all cases and all years.
private struct MatrixMaker: Sendable {
    let cases: [MatrixCase]
    let laws: [YearLaw]
    private let today: CalendarDate
    private let readers: [RecordReader]

    init(cases: [MatrixCase], laws: [YearLaw], today: CalendarDate) {
        self.cases = cases
        self.laws = laws
        self.today = today
        readers = laws.map { RecordReader($0.edition, layout: $0.program.layout, today: today) }
    }

    /// A case under each law, and the mistakes in its record.
    func decided(_ index: Int) -> (cells: [[MatrixResult]], findings: [Diagnostic]) {
        var found = DiagnosticBag()
        let cells = laws.indices.map { results(of: cases[index], $0, into: &found) }
        return (cells, found.sorted.filter { $0.severity == .error })
    }

    private func results(
        of entry: MatrixCase, _ index: Int, into found: inout DiagnosticBag
    ) -> [MatrixResult] {
        guard let household = entry.household(readers[index], into: &found) else { return [] }
        var options = DecideOptions()
        options.explained = false
        options.provesNeeds = false
        options.remarked = false
        let said = decide(
            household, under: laws[index].program.on(entry.day), options: options)
        return said.results.filter { $0.outcome != .notEligible && $0.appliedFor }
            .map { MatrixResult($0) }
    }

    /// For each case what differs between the results of a year and of the next, and why.
    func changes(
        _ results: [(older: [MatrixResult], newer: [MatrixResult])], _ step: Int
    ) -> [[MatrixChange]] {
        let mixtures = LawMixtures(LawPair(laws[step].law, laws[step + 1].law))
        let reader = mixtures.pair.base.map {
            RecordReader($0.edition, layout: $0.layout, today: today)
        }
        return zip(cases, results).map { entry, results in
            let pairs = MatrixChange.pairs(results.older, results.newer)
            // What one of the years leaves open has no cause that could be named.
            let certain = pairs.filter(\.isCertain)
            let causes = causes(of: entry, certain, mixtures, reader)
            return zip(certain, causes).map { $0.made(by: $1) } + pairs.filter { !$0.isCertain }
        }
    }

    private func causes(
        of entry: MatrixCase, _ changes: [MatrixChange], _ mixtures: LawMixtures,
        _ reader: RecordReader?
    ) -> [[Title]] {
        if changes.isEmpty { return [] }
        var ignored = DiagnosticBag()
        guard let base = mixtures.pair.base, let reader,
            let household = entry.household(reader, into: &ignored)
        else { return changes.map { _ in [] } }
        let wanted = changes.compactMap { $0.newer ?? $0.older }.map { result in
            (
                programme: base.edition.programmes.firstIndex { $0.id == result.programme } ?? 0,
                subject: result.member.map(Subject.member) ?? .household
            )
        }
        return decisiveChanges(
            of: household, on: entry.day, between: mixtures, results: wanted
        ).map { ($0 ?? []).map { mixtures.pair.items[$0].title } }
    }
}

extension MatrixCase {
    fileprivate func household(
        _ reader: RecordReader, into found: inout DiagnosticBag
    ) -> Household? {
        reader.on(day).household(from: node, given: given, into: &found)
    }
}

extension MatrixChange {
    /// What differs between two years, without its causes.
    fileprivate static func pairs(
        _ older: [MatrixResult], _ newer: [MatrixResult]
    ) -> [MatrixChange] {
        older.compactMap { old in
            let new = newer.first { $0.isSameResult(as: old) }
            return new == old ? nil : MatrixChange(older: old, newer: new, causes: [])
        }
            + newer.filter { new in !older.contains { $0.isSameResult(as: new) } }
            .map { MatrixChange(older: nil, newer: $0, causes: []) }
    }

    /// Whether both years leave nothing open about it.
    fileprivate var isCertain: Bool { (older?.isCertain ?? true) && (newer?.isCertain ?? true) }

    fileprivate func made(by causes: [Title]) -> MatrixChange {
        MatrixChange(older: older, newer: newer, causes: causes)
    }
}
