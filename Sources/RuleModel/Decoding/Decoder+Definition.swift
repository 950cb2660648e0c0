import Diagnostics
import YAML

extension KeyList {
    static let definition = KeyList(
        "definition", zh: "定义", en: "a definition",
        [
            Key.zhName, Key.en, Key.unit, Key.type, Key.min, Key.max,
            Key("value", .expression, zh: "算式", en: "the formula"), Key.round,
            Key("any", .list(.mapping("item")), zh: "任一成立", en: "one of these holds"),
            Key("all", .list(.mapping("item")), zh: "全部成立", en: "all of these hold"),
            Key("unless", .list(.mapping("item")), zh: "除外情形", en: "the exceptions"),
            Key("table", .text, zh: "决策表", en: "a decision table"),
            Key(
                "hit", .choice(HitPolicy.allCases.map(\.rawValue)), zh: "决策表的行：互斥或取第一行",
                en: "whether rows exclude each other or the first counts"),
            Key("suggest", .expression, zh: "供参考的建议，不参与计算", en: "shown to the office, never used"),
            Key.versions, Key.setBy, Key.decidedBy, Key.ask,
        ] + Key.period)
}

extension Decoder {
    mutating func definition(_ entry: YAMLNode.Entry) -> Declaration<DefinitionVersion>? {
        guard checkID(entry.key, .qualifiedID) else { return nil }
        let versions = periods(of: entry.value).compactMap { node -> DefinitionVersion? in
            guard let scope = open(node, .definition) else { return nil }
            exclusive(["unit", "type"], in: scope)
            exclusive(["value", "any", "all", "table"], in: scope)
            return DefinitionVersion(
                common: common(scope), type: typeNotation(scope), min: scope.formula("min"),
                max: scope.formula("max"), body: body(scope), suggest: scope.formula("suggest"))
        }
        return Declaration(id: Located(entry.name, at: entry.key.range), versions: versions)
    }

    private mutating func body(_ scope: Scope) -> DefinitionBody {
        if scope["round"] != nil, scope["value"] == nil {
            found.add(.missingKey("value", in: .definition, at: scope.range))
        }
        if let unless = scope["unless"], scope["any"] == nil, scope["all"] == nil {
            found.add(.unlessAlone(at: unless.range))
        }
        if let value = scope.formula("value") { return .value(value, roundingRule(scope)) }
        if let table = scope["table"]?.embeddedText {
            let hit = scope.choice("hit", HitPolicy.self) ?? .unique
            return .table(tableDefinition(table, hit: hit))
        }
        return test(scope, forms: ["any", "all"]).map(DefinitionBody.test) ?? .none
    }
}
