import Diagnostics
import Engine
import FEEL
import RuleModel

// What several contracts say in the same way.

extension AmountComponent {
    var json: JSONValue {
        [
            "id": .string(id),
            "zh": .string(title.zh),
            "en": .string(title.en),
            "amount": .text(amount.paid?.exactText),
            "exact_amount": .text(amount.exact?.exactText),
            "bounds": amount.bounds.map(JSONValue.bounds) ?? .null,
            "calculation": .wording(calculation),
            "rounding": rounding.map { rounding in
                ["to": .string(rounding.step.exactText), "mode": .string("\(rounding.mode)")]
            } ?? .null,
            "sources": .array(sources.map(\.json)),
            "evidence": .string(evidence.rawValue),
            "needs": .array(needs.map { .string($0.id) }),
        ]
    }
}

extension Need {
    /// - Parameter language: of an error's diagnostic.
    func json(in language: Language) -> JSONValue {
        [
            "kind": .string(kind.rawValue),
            "id": .string(id),
            "subject": .text(subject),
            "zh": .string(title.zh),
            "en": .string(title.en),
            "question": .wording(question),
            "whom": .wording(whom),
            "diagnostic": diagnostic?.json(in: language) ?? .null,
        ]
    }
}

extension Remark {
    var json: JSONValue {
        ["code": .string(code), "zh": .string(message.zh), "en": .string(message.en)]
    }
}

extension Citation {
    var json: JSONValue { ["document": .string(document), "article": .string(article)] }
}

extension JSONValue {
    static func wording(_ wording: Wording?) -> JSONValue {
        guard let wording else { return .null }
        return ["zh": .string(wording.zh), "en": .string(wording.en)]
    }

    static func bounds(_ bounds: (low: Number?, high: Number?)) -> JSONValue {
        [.text(bounds.low?.exactText), .text(bounds.high?.exactText)]
    }
}
