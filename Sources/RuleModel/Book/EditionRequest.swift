import Diagnostics
package import FEEL
package import YAML

/// Which law is asked for.
package struct EditionRequest: Sendable {
    /// The day whose law it is.
    package let day: CalendarDate
    /// Only what was known on this day counts.
    package let knownOn: CalendarDate
    /// Documents whose drafts are admitted.
    package let drafts: Set<String>
    /// Values past their review count as unset.
    package let isStrict: Bool
    /// Values of standards that take the place of all others.
    package let overrides: [String: YAMLNode]

    package init(
        day: CalendarDate, knownOn: CalendarDate, drafts: Set<String> = [], isStrict: Bool = false,
        overrides: [String: YAMLNode] = [:]
    ) {
        self.day = day
        self.knownOn = knownOn
        self.drafts = drafts
        self.isStrict = isStrict
        self.overrides = overrides
    }
}

extension EditionRequest {
    /// The same for another day.
    package func on(_ day: CalendarDate) -> EditionRequest {
        EditionRequest(
            day: day, knownOn: knownOn, drafts: drafts, isStrict: isStrict, overrides: overrides)
    }
}

/// Equal for requests that choose the same law: between two changes every day has one edition.
package struct EditionKey: Sendable, Hashable {
    let period: Int
    let knowledge: Int
    let drafts: Set<String>
    let isStrict: Bool
    let overrides: [String: String]
}

extension RuleBook {
    package func editionKey(_ request: EditionRequest) -> EditionKey {
        EditionKey(
            period: changeDays.count { $0 <= request.day },
            knowledge: knowledgeDays.count { $0 <= request.knownOn }, drafts: request.drafts,
            isStrict: request.isStrict, overrides: request.overrides.mapValues(\.canonicalText))
    }
}

extension YAMLNode {
    /// The same text for the same content, wherever it stands.
    var canonicalText: String {
        switch kind {
        case .absent: "~"
        case .scalar(let text, _): "\(text.value.utf8.count):\(text.value)"
        case .sequence(let items): "[\(items.map(\.canonicalText).joined())]"
        case .mapping(let entries):
            "{\(entries.map { $0.key.canonicalText + $0.value.canonicalText }.sorted().joined())}"
        }
    }
}
