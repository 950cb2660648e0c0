package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// A determination as JSON, the contract `yingbao.determination/1`: the same from every front end.
///
/// Money and other quantities are strings with exact digits. Keys are never dropped: what does not
/// apply is `null` or an empty list. New keys may be added; none changes its meaning under this name.
package struct DeterminationJSON {
    package static let schema = "yingbao.determination/1"

    private let determination: Determination
    private let fingerprint: Fingerprint
    /// Of the diagnostics inside; everything else stands in both.
    let language: Language
    private let texts: ComparisonTexts

    package init(
        _ determination: Determination, fingerprint: Fingerprint, language: Language,
        texts: ComparisonTexts = ComparisonTexts()
    ) {
        self.texts = texts
        self.determination = determination
        self.fingerprint = fingerprint
        self.language = language
    }

    package var value: JSONValue {
        [
            "schema": .string(Self.schema),
            "record": .text(determination.record),
            "month": .string(determination.month.description),
            "day": .string(determination.day.description),
            "known_on": .string(determination.knownOn.description),
            "results": .array(determination.results.map(result)),
            "procedures": .array(determination.procedures.map(procedure)),
            "warnings": .array(determination.warnings.map(\.json)),
            "findings": .array(determination.findings.map { $0.json(in: language) }),
            "fingerprint": fingerprint.json,
        ]
    }

    private func result(_ result: ProgrammeResult) -> JSONValue {
        let bounds = result.amount.flatMap { $0.bounds }
        return [
            "programme": .string(result.id),
            "zh": .string(result.title.zh),
            "en": .string(result.title.en),
            "kind": .string(result.kind.rawValue),
            "subject": .string(result.subject.id),
            "outcome": .string(result.outcome.rawValue),
            "payable": .bool(result.isPayable),
            "applied_for": .bool(result.appliedFor),
            "amount": .text(result.amount?.paid?.exactText),
            "exact_amount": .text(result.amount?.exact?.exactText),
            "bounds": bounds.map(JSONValue.bounds) ?? .null,
            "unit": .text(result.unit?.text),
            "components": .array(result.components.map(\.json)),
            "first_month": .text(result.firstMonth?.description),
            "covered": .array(result.covered.map { .string($0.id) }),
            "reasons": .array(result.reasons.map(reason)),
            "needs": .array(result.needs.map { $0.json(in: language) }),
            "warnings": .array(result.warnings.map(\.json)),
        ]
    }

    private func reason(_ reason: Reason) -> JSONValue {
        [
            "id": .string(reason.id),
            "zh": .string(reason.title.zh),
            "en": .string(reason.title.en),
            "verdict": .string(reason.verdict.rawValue),
            "power": .bool(reason.isPower),
            "value": .wording(reason.value),
            "comparisons": .array(reason.comparisons.map(comparison)),
            "sources": .array(reason.sources.map(\.json)),
            "evidence": .string(reason.evidence.rawValue),
            "reasons": .array(reason.children.map(self.reason)),
            "needs": .array(reason.needs.map { .string($0.id) }),
        ]
    }

    private func comparison(_ comparison: Comparison) -> JSONValue {
        let sides = texts.sides(of: comparison)
        return [
            "left": side(sides.left),
            "operator": .string(comparison.comparisonOperator.rawValue),
            "right": side(sides.right),
            "verdict": .string(comparison.verdict.rawValue),
            "distance": .text(comparison.distance?.exactText),
            "unit": .text(comparison.unit?.text),
            "words": .wording(comparison.words),
        ]
    }

    private func side(_ side: ComparisonSide) -> JSONValue {
        ["text": .wording(side.text), "value": .wording(side.value)]
    }
}
