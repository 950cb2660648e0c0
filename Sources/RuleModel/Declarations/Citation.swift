package import Diagnostics
package import FEEL

/// The name of a thing in both languages; the Chinese one is also its name in expressions.
package typealias Title = Wording

/// An article of a document: `mf2021_57 第八条（一）`.
package struct Citation: Sendable, Hashable {
    /// The document's id.
    package let document: String
    /// As written, without the document; empty for the whole document.
    package let article: String
    package let range: SourceRange

    package init(document: String, article: String, range: SourceRange) {
        self.document = document
        self.article = article
        self.range = range
    }
}

/// How sure a rule or value is, from surest to least.
package enum Evidence: String, Sendable, Hashable, CaseIterable, Comparable {
    case published
    case copy
    case derived
    case reading
    case general
    case assumed

    package static func < (left: Evidence, right: Evidence) -> Bool {
        left.rank < right.rank
    }

    /// Less sure than a public copy of the text: results that rest on it say so.
    package var needsWarning: Bool { self > .copy }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A text that rules render or cite.
package struct Document: Sendable {
    package let id: String
    package let title: Title
    /// As printed: `民发〔2021〕57号`.
    package let number: String?
    package let evidence: Evidence
    package let from: CalendarDate?
    package let to: CalendarDate?
    package let issued: CalendarDate?
    /// The last day of which it is known to have been in force, where it is not known for later.
    package let confirmedTo: CalendarDate?
    /// Names of the dates above that the document itself does not state.
    package let assumed: [String]
    package let url: String?
    /// What it says of where to object to a decision.
    package let objection: Objection?
    package let range: SourceRange

    package struct Objection: Sendable, Hashable {
        package let wording: Wording
        package let article: String
    }

    package init(
        id: String, title: Title, number: String?, evidence: Evidence, from: CalendarDate?,
        to: CalendarDate?, issued: CalendarDate?, confirmedTo: CalendarDate? = nil,
        assumed: [String], url: String?,
        objection: Objection? = nil, range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.number = number
        self.evidence = evidence
        self.from = from
        self.to = to
        self.issued = issued
        self.confirmedTo = confirmedTo
        self.assumed = assumed
        self.url = url
        self.objection = objection
        self.range = range
    }
}
