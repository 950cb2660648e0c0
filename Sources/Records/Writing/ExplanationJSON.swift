package import Diagnostics
package import Engine
package import FEEL
import RuleModel

/// Why each of many households gets what it gets, a line a household (`yingbao.explanation/1`), after
/// one line with what the law says of everybody (`yingbao.rules/1`).
///
/// A line names rules, and the first line says what each of them is called, what it compares and on
/// which articles it rests. A line holds what decided and no more: of a refusal what failed, of a
/// right what held, of an open answer what is open. What does not apply is left out.
package struct ExplanationJSON: Sendable {
    package static let schema = "yingbao.explanation/1"
    package static let rulesSchema = "yingbao.rules/1"

    private let edition: Edition
    private let index: RuleIndex
    /// The rules' fingerprint.
    private let rules: String
    private let month: Month
    private let knownOn: CalendarDate
    /// Of the diagnostics inside; everything else stands in both.
    private let language: Language

    package init(
        _ program: Program, rules: String, month: Month, knownOn: CalendarDate, language: Language
    ) {
        edition = program.edition
        index = RuleIndex(program)
        self.rules = rules
        self.month = month
        self.knownOn = knownOn
        self.language = language
    }

    /// The first line.
    package var head: [UInt8] {
        var bytes: [UInt8] = []
        JSONWriter.add(to: &bytes) { line in
            line.element(law)
            line.endLine()
        }
        return bytes
    }

    /// Adds the line of a household.
    ///
    /// - Parameter record: the hash of its record.
    package func write(
        _ determination: Determination, record: String, to bytes: inout [UInt8]
    ) {
        JSONWriter.add(to: &bytes) { line in
            line.object { write(determination, record, to: &$0) }
            line.endLine()
        }
    }
}

// The law, once.
extension ExplanationJSON {
    private var law: JSONValue {
        [
            "schema": .string(Self.rulesSchema),
            "month": .string(month.description),
            "day": .string(edition.day.description),
            "known_on": .string(knownOn.description),
            "fingerprint": [
                "rules": .string("sha256:\(rules)"), "engine": .string(EngineVersion.text),
            ],
            "programmes": .object(edition.programmes.map { ($0.id, programme($0)) }),
            "rules": .object(index.rules.map { ($0.name, rule($0)) }),
            "warnings": .array(Remark.notices(of: edition).map(\.json)),
        ]
    }

    private func programme(_ programme: ProgrammeInForce) -> JSONValue {
        [
            "zh": .string(programme.common.title.zh), "en": .string(programme.common.title.en),
            "kind": .string(programme.kind.rawValue),
        ]
    }

    private func rule(_ rule: RuleIndex.Rule) -> JSONValue {
        [
            "zh": .string(rule.title.zh),
            "en": .string(rule.title.en),
            "power": .bool(rule.isPower),
            "comparisons": .array(rule.comparisons.map(comparison)),
            "sources": .array(rule.sources.map(\.json)),
            "evidence": .string(rule.evidence.rawValue),
        ]
    }

    private func comparison(_ comparison: RuleIndex.Comparison) -> JSONValue {
        [
            "left": .wording(comparison.left),
            "operator": .string(comparison.sign.rawValue),
            "right": .wording(comparison.right),
            "unit": .text(comparison.unit?.text),
        ]
    }
}

// A household.
extension ExplanationJSON {
    private func write(
        _ determination: Determination, _ record: String, to line: inout JSONWriter
    ) {
        line.add("schema", Self.schema)
        line.add("record", determination.record)
        line.add("hash", "sha256:\(record)")
        line.list("results") { line in
            for result in determination.results { line.object { write(result, to: &$0) } }
        }
        write(determination.warnings, to: &line)
        line.list("findings") { line in
            for finding in determination.findings { line.element(finding.json(in: language)) }
        }
    }

    private func write(_ result: ProgrammeResult, to line: inout JSONWriter) {
        line.add("programme", result.id)
        line.add("subject", result.subject.id)
        line.add("outcome", result.outcome.rawValue)
        if result.outcome != .notEligible { writePayment(of: result, to: &line) }
        write(result.reasons, result.outcome.decisive, to: &line)
        line.list("needs") { line in
            for need in result.needs { line.element(need.json(in: language)) }
        }
        write(result.warnings, to: &line)
    }

    private func writePayment(of result: ProgrammeResult, to line: inout JSONWriter) {
        line.add("payable", result.isPayable)
        if let amount = result.amount {
            line.add("amount", amount.paid?.exactText)
            line.add("exact_amount", amount.exact?.exactText)
            line.add("bounds", amount.bounds.map(JSONValue.bounds))
            line.add("unit", result.unit?.text)
        }
        line.list("components") { line in
            for component in result.components { line.element(component.json) }
        }
        line.add("first_month", result.firstMonth?.description)
        line.list("covered") { line in
            for subject in result.covered { line.element(subject.id) }
        }
    }

    /// What is said of the law as a whole stands in the first line.
    private func write(_ warnings: [Remark], to line: inout JSONWriter) {
        line.list("warnings") { line in
            for warning in warnings where !warning.isOfLaw { line.element(warning.json) }
        }
    }

    /// Reasons with what they rest on in their turn, as far as that points the same way.
    private func write(_ reasons: [Reason], _ verdict: Verdict, to line: inout JSONWriter) {
        line.list("reasons") { line in
            for reason in reasons where reason.verdict == verdict {
                line.object { write(reason, to: &$0) }
            }
        }
    }

    private func write(_ reason: Reason, to line: inout JSONWriter) {
        line.add("rule", index.name(of: reason))
        line.add("verdict", reason.verdict.rawValue)
        if reason.isException { line.add("exception", true) }
        line.add("value", reason.worth?.exactText)
        line.list("comparisons") { line in
            for comparison in reason.comparisons { line.object { write(comparison, to: &$0) } }
        }
        write(reason.children, reason.verdict, to: &line)
        line.list("needs") { line in
            for need in reason.needs { line.element(need.id) }
        }
    }

    /// The values of a comparison's sides, where they are known.
    private func write(_ comparison: Comparison, to line: inout JSONWriter) {
        line.add("left", comparison.leftValue.exactText)
        line.add("right", comparison.rightValue?.exactText)
        line.add("verdict", comparison.verdict.rawValue)
        line.add("distance", comparison.distance?.exactText)
        line.add("turns", comparison.turningDay?.description)
    }
}

extension Value {
    /// As text; nothing for what is not known.
    fileprivate var exactText: String? {
        switch self {
        case .null, .unknown, .perhaps: nil
        default: text
        }
    }
}
