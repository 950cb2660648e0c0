package import Diagnostics
package import FEEL

/// What every declaration of a rule can say of itself.
package struct Common: Sendable {
    package var title: Title
    package var sources: [Citation] = []
    /// As written; `nil` where that of the documents holds.
    package var statedEvidence: Evidence? = nil
    /// As stated, or that of the surest document.
    package var evidence: Evidence = .published
    package var from: CalendarDate? = nil
    package var to: CalendarDate? = nil
    /// The level whose business this is (`county`).
    package var setBy: String? = nil
    /// The office that decides it in the single case (`township`).
    package var decidedBy: String? = nil
    package var ask: Wording? = nil
    /// Where `set_by` and `decided_by` name a level.
    package var levelRanges: [Located<String>] = []
    package var range: SourceRange

    package init(
        title: Title, sources: [Citation] = [], evidence: Evidence = .published,
        from: CalendarDate? = nil, to: CalendarDate? = nil, setBy: String? = nil,
        decidedBy: String? = nil, ask: Wording? = nil, range: SourceRange
    ) {
        self.title = title
        self.sources = sources
        self.evidence = evidence
        self.from = from
        self.to = to
        self.setBy = setBy
        self.decidedBy = decidedBy
        self.ask = ask
        self.range = range
    }
}

/// One line of a list of conditions or cases.
package struct Item: Sendable {
    package let id: String
    package var common: Common
    /// The office may but need not go by this item (`power: may`).
    package let isPower: Bool
    package var test: Test

    package init(id: String, common: Common, isPower: Bool, test: Test) {
        self.id = id
        self.common = common
        self.isPower = isPower
        self.test = test
    }
}

package indirect enum Test: Sendable {
    case when(Formula)
    /// One of the items holds, and none of the exceptions.
    case any([Item], unless: [Item])
    /// All of the items hold, and none of the exceptions.
    case all([Item], unless: [Item])
}
