package import FEEL

/// The law in force on a day, as known on a day: exactly one state for each name.
///
/// Items, versions and definitions that are not in force are absent. After linking, every formula
/// holds its checked expression, whose host references are `Reference.rawValue`s.
package struct Edition: Sendable {
    package var day: CalendarDate
    package var knownOn: CalendarDate
    /// The rule sets from the nation down.
    package var ruleSets: [RuleSetIdentity]
    /// Who may set or decide something, highest first.
    package var levels: [Level]
    package var documents: [String: Document]
    package var units: [BaseUnit]
    package var enumerations: [Enumeration]
    /// The household first.
    package var entities: [Entity]
    package var facts: [Fact]
    package var standards: [StandardInForce]
    package var definitions: [DefinitionInForce]
    package var programmes: [ProgrammeInForce]
    package var combinations: [Combination]
    package var procedures: [ProcedureInForce]
    package var calendar: CalendarInForce
    package var checks: [Check]
    /// Notices whose values are in use, drafts and illustrative ones among them.
    package var notices: [NoticeIdentity]

    package init(
        day: CalendarDate, knownOn: CalendarDate, ruleSets: [RuleSetIdentity], levels: [Level],
        documents: [String: Document], units: [BaseUnit], enumerations: [Enumeration],
        entities: [Entity], facts: [Fact], standards: [StandardInForce],
        definitions: [DefinitionInForce], programmes: [ProgrammeInForce],
        combinations: [Combination], procedures: [ProcedureInForce], calendar: CalendarInForce,
        checks: [Check], notices: [NoticeIdentity]
    ) {
        self.day = day
        self.knownOn = knownOn
        self.ruleSets = ruleSets
        self.levels = levels
        self.documents = documents
        self.units = units
        self.enumerations = enumerations
        self.entities = entities
        self.facts = facts
        self.standards = standards
        self.definitions = definitions
        self.programmes = programmes
        self.combinations = combinations
        self.procedures = procedures
        self.calendar = calendar
        self.checks = checks
        self.notices = notices
    }

    /// The list of the household's persons: its first list that keeps no proceedings.
    package var members: Int? {
        entities.indices.first { entity in
            entities[entity].parent == 0 && !procedures.contains { $0.entity == entity }
        }
    }
}

package struct RuleSetIdentity: Sendable, Hashable {
    package let id: String
    package let title: Title
    package let level: String
    package let code: String?

    package init(id: String, title: Title, level: String, code: String?) {
        self.id = id
        self.title = title
        self.level = level
        self.code = code
    }
}

package struct Level: Sendable, Hashable {
    package let id: String
    package let title: Title

    package init(id: String, title: Title) {
        self.id = id
        self.title = title
    }
}

package struct NoticeIdentity: Sendable, Hashable {
    package let title: Title
    package let document: String
    package let status: NoticeStatus
    package let issued: CalendarDate
    package let effective: CalendarDate
    package let reviewBy: CalendarDate

    package init(
        title: Title, document: String, status: NoticeStatus, issued: CalendarDate,
        effective: CalendarDate, reviewBy: CalendarDate
    ) {
        self.title = title
        self.document = document
        self.status = status
        self.issued = issued
        self.effective = effective
        self.reviewBy = reviewBy
    }
}

package enum NoticeStatus: String, Sendable, CaseIterable {
    case inForce = "in_force"
    case draft
    case illustrative
}
