package import FEEL

/// The household itself, or one of the persons in its record.
package struct RecordObject: Sendable {
    /// Index into the edition's entities.
    package let entity: Int
    /// Index of the object it belongs to; `nil` for the household.
    package let parent: Int?
    package let id: String?
    /// The object that is the same person: their facts as a person are shared.
    package internal(set) var sameAs: Int?
    package internal(set) var findings: [Finding] = []
    /// Indexes of the programmes that are applied for; `nil` is everything.
    package internal(set) var appliesFor: [Int]?
    package internal(set) var decisions: [OfficeDecision] = []
    package internal(set) var payments: [Payment] = []
    /// For each entity the objects below this one; `nil` where they are not known.
    var lists: [[Value]?]
    var firstFact = 0

    init(entity: Int, parent: Int?, id: String?, layout: RecordLayout) {
        self.entity = entity
        self.parent = parent
        self.id = id
        lists = Array(repeating: nil, count: layout.factCounts.count)
    }
}

/// A statement of an office in the single case: it beats the rule.
package struct Finding: Sendable {
    package enum Subject: Sendable, Hashable {
        /// A definition with `decided_by`, by its index in the edition.
        case definition(Int)
        /// A part of a programme's amount with `decided_by`: both indexes.
        case part(programme: Int, part: Int)
    }

    package let subject: Subject
    package let value: Value
    package let by: String?
    package let on: CalendarDate?
    package let reason: String?

    package init(
        _ subject: Subject, value: Value, by: String? = nil, on: CalendarDate? = nil,
        reason: String? = nil
    ) {
        self.subject = subject
        self.value = value
        self.by = by
        self.on = on
        self.reason = reason
    }
}

/// What the office decided about a programme for this household or member.
package struct OfficeDecision: Sendable, Hashable {
    package let programme: Int
    package let date: CalendarDate?
    package let granted: Bool

    package init(programme: Int, date: CalendarDate?, granted: Bool) {
        self.programme = programme
        self.date = date
        self.granted = granted
    }
}

/// A benefit that is being paid, as recorded: the whole sum of its household or member.
package struct Payment: Sendable, Hashable {
    package let programme: Int
    package let amount: Number

    package init(programme: Int, amount: Number) {
        self.programme = programme
        self.amount = amount
    }
}
