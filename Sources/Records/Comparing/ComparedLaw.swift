package import Diagnostics
package import Engine
package import FEEL
package import RuleModel

/// One side of a comparison: the law of a day, and what it was called when it was asked for.
package struct ComparedLaw: Sendable {
    package let label: Wording
    package let law: ChosenLaw
    package var edition: Edition { law.linked }
    /// The sentences of `checks` that do not hold on the day.
    package let failedChecks: [FailedCheck]
    /// What began within the year that was asked for, day by day.
    package let beginnings: [Beginning]

    /// A day on which the law changes.
    package struct Beginning: Sendable {
        package let day: CalendarDate
        /// Notices and documents that begin to apply; empty where only rules of texts already in
        /// force change.
        package let titles: [Title]
    }

    package init(
        label: Wording, law: ChosenLaw, failedChecks: [FailedCheck] = [],
        beginnings: [Beginning] = []
    ) {
        self.label = label
        self.law = law
        self.failedChecks = failedChecks
        self.beginnings = beginnings
    }
}

extension RuleBook {
    /// Every day of a year on which the law changes, as known on a day.
    package func beginnings(inYear year: Int, knownOn: CalendarDate) -> [ComparedLaw.Beginning] {
        changeDays.filter { $0.year == year }.map { day in
            let published = notices.map(\.content.identity).filter {
                $0.effective == day && $0.status != .draft && $0.issued <= knownOn
            }
            let texts = documents.values.filter { $0.from == day }.sorted { $0.id < $1.id }
            return ComparedLaw.Beginning(
                day: day, titles: published.map(\.title) + texts.map(\.title))
        }
    }
}
