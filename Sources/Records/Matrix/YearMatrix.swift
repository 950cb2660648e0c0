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
        var maker = MatrixMaker(laws: laws, today: today)
        years = laws.map(\.year)
        self.laws = laws
        rows = cases.map { maker.row($0) }
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

/// Keeps what is shared by all cases: readers, and the mixtures of each two years.
private struct MatrixMaker {
    let laws: [YearLaw]
    let today: CalendarDate
    private let readers: [RecordReader]
    private let steps: [(mixtures: LawMixtures, reader: RecordReader)?]

    init(laws: [YearLaw], today: CalendarDate) {
        self.laws = laws
        self.today = today
        readers = laws.map { RecordReader($0.edition, layout: $0.program.layout, today: today) }
        steps = zip(laws, laws.dropFirst()).map { older, newer in
            let mixtures = LawMixtures(LawPair(older.law, newer.law))
            return mixtures.pair.base.map {
                (mixtures, RecordReader($0.edition, layout: $0.layout, today: today))
            }
        }
    }

    mutating func row(_ entry: MatrixCase) -> YearMatrix.Row {
        var found = DiagnosticBag()
        let cells = laws.indices.map { results(of: entry, $0, into: &found) }
        let changes = steps.indices.map { step in
            self.changes(of: entry, from: cells[step], to: cells[step + 1], step)
        }
        return YearMatrix.Row(
            key: entry.key, title: entry.title, cells: cells, changes: changes,
            findings: found.sorted.filter { $0.severity == .error })
    }

    private func results(
        of entry: MatrixCase, _ index: Int, into found: inout DiagnosticBag
    ) -> [MatrixResult] {
        guard
            let household = readers[index].on(entry.day).household(
                from: entry.node, given: entry.given, into: &found)
        else { return [] }
        var options = DecideOptions()
        options.explained = false
        options.provesNeeds = false
        let said = decide(
            household, under: laws[index].program.on(entry.day), options: options)
        return said.results.filter { $0.outcome != .notEligible && $0.appliedFor }
            .map { MatrixResult($0) }
    }

    private func changes(
        of entry: MatrixCase, from older: [MatrixResult], to newer: [MatrixResult], _ step: Int
    ) -> [MatrixChange] {
        var pairs: [(older: MatrixResult?, newer: MatrixResult?)] = older.compactMap { old in
            let new = newer.first { $0.isSameResult(as: old) }
            return new == old ? nil : (old, new)
        }
        pairs += newer.filter { new in !older.contains { $0.isSameResult(as: new) } }
            .map { (nil, $0) }
        guard !pairs.isEmpty else { return [] }
        // What one of the years leaves open has no cause that could be named.
        let certain = pairs.filter {
            ($0.older?.isCertain ?? true) && ($0.newer?.isCertain ?? true)
        }
        let open = pairs.filter { !($0.older?.isCertain ?? true) || !($0.newer?.isCertain ?? true) }
        let causes = self.causes(of: entry, certain.compactMap { $0.newer ?? $0.older }, step)
        return zip(certain, causes).map {
            MatrixChange(older: $0.older, newer: $0.newer, causes: $1)
        } + open.map { MatrixChange(older: $0.older, newer: $0.newer, causes: []) }
    }

    private func causes(
        of entry: MatrixCase, _ results: [MatrixResult], _ step: Int
    ) -> [[Title]] {
        if results.isEmpty { return [] }
        var ignored = DiagnosticBag()
        guard let (mixtures, reader) = steps[step], let base = mixtures.pair.base,
            let household = reader.on(entry.day).household(
                from: entry.node, given: entry.given, into: &ignored)
        else { return results.map { _ in [] } }
        let wanted = results.map { result in
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
