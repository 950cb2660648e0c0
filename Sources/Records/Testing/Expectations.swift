import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// Compares what a test expects with what came out.
struct Expectations {
    let program: Program
    let household: Household
    let determination: Determination
    private(set) var differences: [TestReport.Difference] = []
    /// What was expected to be missing and is, as needs name it.
    private(set) var needsMet: Set<String> = []
    /// The definitions that were asked for.
    private(set) var definitions: [(definition: Int, object: Int)] = []
    var found = DiagnosticBag()
    private let inspection: Inspection

    private var edition: Edition { program.edition }

    init(_ program: Program, _ household: Household, _ determination: Determination) {
        self.program = program
        self.household = household
        self.determination = determination
        inspection = Inspection(household, under: program)
    }

    /// `expect` of a test: programmes and definitions of the household, members with theirs.
    mutating func compare(_ node: YAMLNode) {
        compare(node, of: 0, prefix: "")
    }

    /// Objects nest as deep as the vocabulary's entities do.
    private mutating func compare(_ node: YAMLNode, of object: Int, prefix: String) {
        for entry in node.entries ?? [] {
            let below = household.objects.indices.first {
                household.objects[$0].parent == object && household.objects[$0].id == entry.name
            }
            if let below, entry.value.entries != nil {
                compare(entry.value, of: below, prefix: "\(prefix)\(entry.name) ")
            } else {
                compare(entry, of: object, prefix: prefix)
            }
        }
    }

    private mutating func compare(_ entry: YAMLNode.Entry, of object: Int, prefix: String) {
        if let result = result(named: entry.name, of: object) {
            compare(result, with: entry.value, what: prefix + entry.name)
        } else if let definition = definition(named: entry.name, of: object) {
            definitions.append((definition, object))
            compareDefinition(definition, on: object, entry.value, what: prefix + entry.name)
        } else if let step = step(named: entry.name, of: object) {
            compare(step, with: entry.value, what: prefix + entry.name)
        } else {
            found.add(.unknownExpectation(entry.key, known: known(of: object)))
        }
    }

    // MARK: - Programmes

    private func result(named name: String, of object: Int) -> ProgrammeResult? {
        let subject: Subject =
            object == 0 ? .household : .member(household.objects[object].id ?? "")
        return determination.results.first {
            $0.subject == subject && ($0.id == name || $0.title.zh == name)
        }
    }

    private mutating func compare(
        _ result: ProgrammeResult, with node: YAMLNode, what: String
    ) {
        guard let entries = node.entries else {
            compareText(result.outcome.rawValue, with: node, what: what)
            return explain(result)
        }
        for entry in entries {
            let what = "\(what) \(entry.name)"
            switch entry.name {
            case "outcome":
                compareText(result.outcome.rawValue, with: entry.value, what: what)
            case "payable":
                compareText(result.isPayable ? "true" : "false", with: entry.value, what: what)
            case "amount":
                compare(result.amount, with: entry.value, what: what)
            case "first_month":
                compareText(result.firstMonth?.description ?? "-", with: entry.value, what: what)
            case "needs":
                compare(
                    needs: result.needs + result.components.flatMap(\.needs), with: entry.value,
                    what: what)
            default:
                found.add(
                    .unknownExpectation(
                        entry.key, known: ["outcome", "payable", "amount", "first_month", "needs"]))
            }
        }
        explain(result)
    }

    /// A number is the sum that is paid; `[low, high]` are the bounds of an open one.
    private mutating func compare(_ amount: Amount?, with node: YAMLNode, what: String) {
        let got = amount?.answerText ?? "-"
        let expected: String
        if let items = node.items {
            expected = "[" + items.map { end($0) }.joined(separator: ", ") + "]"
        } else {
            expected = end(node)
        }
        if expected != got { differ(node, what, expected, got) }
    }

    private func end(_ node: YAMLNode) -> String {
        let text = node.text ?? ""
        return Number(text)?.exactText ?? text
    }

    /// Every need that is named must be one; others may be there too.
    mutating func compare(needs: [Need], with node: YAMLNode, what: String) {
        var ids: [String] = []
        for need in needs where !ids.contains(need.id) { ids.append(need.id) }
        for item in node.items ?? [node] {
            let name = item.text ?? ""
            let met = ids.filter { $0 == name || $0.hasSuffix(".\(name)") }
            needsMet.formUnion(met)
            guard met.isEmpty else { continue }
            differ(item, what, name, ids.isEmpty ? "-" : ids.joined(separator: ", "))
        }
    }

    // MARK: - Definitions

    private func definition(named name: String, of object: Int) -> Int? {
        edition.definition(named: name, of: household.objects[object].entity)
    }

    /// A value, or `{value: unknown, needs: [...]}`.
    private mutating func compareDefinition(
        _ definition: Int, on object: Int, _ node: YAMLNode, what: String
    ) {
        let value = inspection.value(ofDefinition: definition, on: object)
        guard let entries = node.entries else { return compare(value, with: node, what: what) }
        for entry in entries {
            let what = "\(what) \(entry.name)"
            switch entry.name {
            case "value": compare(value, with: entry.value, what: what)
            case "needs":
                let needs = inspection.needs(ofDefinition: definition, on: object)
                compare(needs: needs, with: entry.value, what: what)
            default: found.add(.unknownExpectation(entry.key, known: ["value", "needs"]))
            }
        }
    }

    private mutating func compare(_ value: Value, with node: YAMLNode, what: String) {
        let got = value.answerText
        var expected =
            node.items.map { "[" + $0.map { end($0) }.joined(separator: ", ") + "]" }
            ?? end(node)
        // An enumeration's value by its Chinese title.
        if case .string = value {
            let cases = edition.enumerations.flatMap(\.cases)
            if let match = cases.first(where: { $0.title.zh == expected && $0.id == got }) {
                expected = match.id
            }
        }
        if expected != got { differ(node, what, expected, got) }
    }

    // MARK: - Differences

    /// A list is compared with a list that is written in one line.
    mutating func compareText(_ got: String, with node: YAMLNode, what: String) {
        let items = node.items.map { "[" + $0.map { $0.text ?? "" }.joined(separator: ", ") + "]" }
        let expected = items ?? node.text ?? ""
        if expected != got { differ(node, what, expected, got) }
    }

    private mutating func differ(
        _ node: YAMLNode, _ what: String, _ expected: String, _ got: String
    ) {
        differences.append(
            TestReport.Difference(range: node.range, what: what, expected: expected, got: got))
    }

    /// Why the programme came out as it did, under the last of the differences just found.
    private mutating func explain(_ result: ProgrammeResult) {
        guard let last = differences.indices.last, differences[last].reasons.isEmpty,
            !result.reasons.isEmpty
        else { return }
        differences[last].reasons = ReasonChain(result).lines
    }

    private func known(of object: Int) -> [String] {
        let entity = household.objects[object].entity
        let programmes = edition.programmes.filter { $0.entity == entity }
        let definitions = edition.definitions.filter { $0.entity == entity }
        let below = household.objects.filter { $0.parent == object }.compactMap(\.id)
        let steps = edition.procedures.filter { $0.entity == entity }.flatMap(\.steps)
        return programmes.flatMap { [$0.id, $0.common.title.zh] }
            + definitions.flatMap { [$0.id, $0.common.title.zh] } + below
            + steps.flatMap { [$0.id, $0.common.title.zh] }
    }
}

extension Diagnostic {
    static func unknownExpectation(_ key: YAMLNode, known: [String]) -> Diagnostic {
        let name = key.text ?? ""
        return Diagnostic(
            "test/unknown-name", at: key.range,
            Wording(
                zh: "「\(name)」不是这里的项目、定义、步骤或编号",
                en: "“\(name)” is no programme, definition, step or id here"),
            hint: .didYouMean(name, among: known))
    }
}
