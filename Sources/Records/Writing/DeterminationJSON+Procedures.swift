import Diagnostics
import Engine
import FEEL
import RuleModel

// How procedures stand.
extension DeterminationJSON {
    func procedure(_ procedure: ProcedureResult) -> JSONValue {
        [
            "procedure": .string(procedure.id),
            "zh": .string(procedure.title.zh),
            "en": .string(procedure.title.en),
            "programmes": .array(procedure.programmes.map { .string($0) }),
            "subject": .string(procedure.subject),
            "as_of": .string(procedure.asOf.description),
            "steps": .array(procedure.steps.map(step)),
            "needs": .array(procedure.needs.map { $0.json(in: language) }),
        ]
    }

    private func step(_ step: StepResult) -> JSONValue {
        let deadline = step.deadline
        return [
            "step": .string(step.id),
            "zh": .string(step.title.zh),
            "en": .string(step.title.en),
            "by": .wording(step.office),
            "state": .string(step.state.rawValue),
            "starts": .text(step.starts?.description),
            "term": term(step.term),
            "longer_term": step.longerTerm.map(term) ?? .null,
            "due": .text(deadline?.day?.description),
            "due_bounds": deadline.map { deadline in
                [
                    .string(deadline.earliest.description),
                    .text(deadline.latest?.description),
                ]
            } ?? .null,
            "moved_from": .text(deadline?.movedFrom?.description),
            "done": .text(step.done?.description),
            "days_left": step.daysLeft.map { .integer($0) } ?? .null,
            "sources": .array(step.sources.map(\.json)),
            "evidence": .string(step.evidence.rawValue),
            "needs": .array(step.needs.map { $0.json(in: language) }),
        ]
    }

    private func term(_ term: StepTerm) -> JSONValue {
        switch term {
        case .none: .null
        case .before(let day): ["kind": "before", "day": .text(day?.description)]
        case .within(let low, let high, let unit, let isExtended):
            [
                "kind": "within", "length": length(low, high), "unit": .string(unit.rawValue),
                "extended": .bool(isExtended),
            ]
        case .lasts(let low, let high, let unit):
            ["kind": "lasts", "length": length(low, high), "unit": .string(unit.rawValue)]
        }
    }

    /// A number, or its two ends while it is open.
    private func length(_ low: Int?, _ high: Int?) -> JSONValue {
        func end(_ end: Int?) -> JSONValue { end.map { .integer($0) } ?? .null }
        return low == high ? end(low) : [end(low), end(high)]
    }
}
