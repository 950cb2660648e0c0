import Diagnostics
import FEEL

// Definitions: their bodies, their types, their bounds.
extension Linker {
    /// As declared, or, where the file declares none, as its body gives it.
    func definitionType(_ index: Int) -> FEELType {
        let type = edition.definitions[index].type
        guard !type.isDeclared else { return type }
        linkBody(ofDefinition: index)
        return edition.definitions[index].type
    }

    func linkBody(ofDefinition index: Int) {
        guard definitionStates[index] == .waiting else { return }
        definitionStates[index] = .linking
        defer { definitionStates[index] = .linked }
        let definition = edition.definitions[index]
        let linked: (DefinitionBody, FEELType)? = nested {
            link(definition.body, of: definition)
        }
        guard let (body, type) = linked else {
            definitionStates[index] = .waiting
            report(
                "rule/type-too-deep", at: definition.common.range,
                Wording(
                    zh: "「\(definition.common.title.zh)」的类型要经过太多定义才能推出",
                    en:
                        "the type of “\(definition.common.title.en)” rests on too many definitions"
                ),
                hint: Wording(zh: "请写出 unit 或 type", en: "declare its unit or type"))
            return
        }
        edition.definitions[index].body = body
        if !definition.type.isDeclared { edition.definitions[index].type = type }
    }

    private func link(
        _ body: DefinitionBody, of definition: DefinitionInForce
    ) -> (DefinitionBody, FEELType) {
        let declared = definition.type.isDeclared ? definition.type : nil
        let range = definition.common.range
        switch body {
        case .value(let formula, let round):
            let formula = link(formula, for: definition.entity, expecting: declared)
            return (.value(formula, link(round, at: range)), formula.type.settled)
        case .test(let test):
            if let declared, declared != .boolean { reportTest(definition) }
            return (.test(link(test, for: definition.entity)), .boolean)
        case .table(let table):
            let (table, type) = link(table, for: definition.entity, expecting: declared)
            return (.table(table), type.settled)
        case .none:
            return (.none, .invalid)
        }
    }

    private func link(
        _ table: TableDefinition, for entity: Int, expecting declared: FEELType?
    ) -> (TableDefinition, FEELType) {
        var table = table
        table.inputs = table.inputs.map { link($0, for: entity) }
        let types = table.inputs.map(\.type)
        var result = declared
        table.rows = table.rows.map { row in
            var row = row
            row.tests = zip(row.tests, types).map { link(cell: $0, for: entity, input: $1) }
            row.result = link(row.result, for: entity, expecting: result)
            if result == nil || result == .number(nil) { result = row.result.type }
            return row
        }
        return (table, result ?? .invalid)
    }

    /// What bounds a definition, and what is only shown.
    func linkBounds(ofDefinition index: Int) {
        let definition = edition.definitions[index]
        let type = definition.type
        edition.definitions[index].min = link(
            definition.min, for: definition.entity, expecting: type)
        edition.definitions[index].max = link(
            definition.max, for: definition.entity, expecting: type)
        edition.definitions[index].suggest = link(
            definition.suggest, for: definition.entity, expecting: type)
    }

    private func reportTest(_ definition: DefinitionInForce) {
        report(
            "rule/test-has-type", at: definition.common.range,
            Wording(
                zh: "「\(definition.common.title.zh)」由条件组成，是「是否」，不能有别的类型或单位",
                en: "“\(definition.common.title.en)” is made of conditions: "
                    + "it is yes/no and has no other type"),
            hint: Wording(zh: "删去 type 和 unit", en: "remove type and unit"))
    }
}

extension FEELType {
    /// What declarations without `type` and `unit` do not have.
    var isDeclared: Bool { self != .invalid && self != .any }
}
