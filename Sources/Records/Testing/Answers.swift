import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// What comes out for the things that a test names, written as a test would expect it.
struct Answers {
    private let program: Program
    private let expect: YAMLNode
    private let household: Household?
    private let determination: Determination?
    private let inspection: Inspection?

    init(_ tested: TestedCase, record: YAMLNode, today: CalendarDate) {
        program = tested.program
        expect = tested.test.expect
        household = tested.household(from: record, today: today)
        var options = tested.options
        options.provesNeeds = true
        determination = household.map {
            decide($0, under: tested.program, month: tested.month, options: options)
        }
        inspection = household.map { Inspection($0, under: tested.program) }
    }

    var yaml: String {
        let parts = (expect.entries ?? []).compactMap { entry -> String? in
            if let member = member(entry.name), let entries = entry.value.entries {
                let inner = entries.compactMap { answer(for: $0.name, of: member) }
                return "\(entry.name): {\(inner.joined(separator: ", "))}"
            }
            return answer(for: entry.name, of: 0)
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    private func member(_ id: String) -> Int? {
        household?.objects.indices.first {
            household?.objects[$0].parent == 0 && household?.objects[$0].id == id
        }
    }

    private func answer(for name: String, of object: Int) -> String? {
        guard let household else { return nil }
        let subject: Subject =
            object == 0 ? .household : .member(household.objects[object].id ?? "")
        if let result = determination?.results.first(where: {
            $0.subject == subject && ($0.id == name || $0.title.zh == name)
        }) {
            return "\(name): \(text(of: result))"
        }
        let entity = household.objects[object].entity
        guard let definition = program.edition.definition(named: name, of: entity) else {
            return nil
        }
        return inspection.map {
            "\(name): \($0.value(ofDefinition: definition, on: object).answerText)"
        }
    }

    /// The outcome; with the sum and what is missing where there is something to say of them.
    private func text(of result: ProgrammeResult) -> String {
        var parts = ["outcome: \(result.outcome.rawValue)"]
        if result.outcome != .notEligible, let amount = result.amount {
            parts.append("amount: \(amount.answerText)")
        }
        var needs: [String] = []
        for need in result.needs + result.components.flatMap(\.needs)
        where result.outcome != .notEligible && !needs.contains(need.id) {
            needs.append(need.id)
        }
        if !needs.isEmpty { parts.append("needs: [\(needs.joined(separator: ", "))]") }
        return parts.count == 1
            ? result.outcome.rawValue : "{\(parts.joined(separator: ", "))}"
    }
}

extension Amount {
    /// A sum as paid, or `[low, high]`.
    var answerText: String {
        switch self {
        case .known(_, let paid): paid.exactText
        case .open(let low, let high): "[\(low?.exactText ?? "-inf"), \(high?.exactText ?? "inf")]"
        }
    }
}

extension Value {
    /// As tests write what a definition is worth.
    var answerText: String {
        switch self {
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number.exactText
        case .string(let text): text
        case .date(let date): date.description
        case .unknown(let unknown):
            if case .numbers(let low, let high) = unknown.hull, low != nil || high != nil {
                "[\(low?.exactText ?? "-inf"), \(high?.exactText ?? "inf")]"
            } else {
                "unknown"
            }
        default: "\(self)"
        }
    }
}

extension Edition {
    /// By its id, with or without its entity, or its Chinese name.
    func definition(named name: String, of entity: Int) -> Int? {
        let kind = entities[entity].kind
        return definitions.firstIndex { definition in
            let id = definition.id.split(separator: ".").last.map(String.init) ?? definition.id
            let owner = definition.isOfKind ? kind : entities[entity].id
            return definition.entity == entity
                && (id == name || definition.common.title.zh == name
                    || "\(owner ?? "").\(id)" == name)
        }
    }
}
