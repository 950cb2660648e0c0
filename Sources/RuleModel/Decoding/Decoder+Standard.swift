import Diagnostics
import YAML

extension KeyList {
    static let standard = KeyList(
        "standard", zh: "标准", en: "a standard",
        [
            Key.zhName, Key.en,
            Key("by", .several(.id), zh: "按哪些枚举分别规定", en: "the enumerations that key it"),
            Key.unit, Key.type, Key.min, Key.max,
            Key("value", .anything, zh: "法律自身规定的值", en: "the value that the law itself fixes"),
            Key(
                "otherwise", .mapping("fallback"), zh: "没有公布时怎样计算",
                en: "how it is computed where nothing is published"),
            Key.versions, Key.setBy, Key.ask,
        ] + Key.period)
    static let fallback = KeyList(
        "fallback", zh: "替代算法", en: "a fallback",
        [
            Key("value", .expression, isRequired: true, zh: "算式", en: "the formula"), Key.round,
            Key.source, Key.evidence,
        ])
}

extension Decoder {
    mutating func standard(_ entry: YAMLNode.Entry) -> Declaration<StandardVersion>? {
        guard checkID(entry.key) else { return nil }
        let versions = periods(of: entry.value).compactMap { node -> StandardVersion? in
            guard let scope = open(node, .standard) else { return nil }
            exclusive(["unit", "type"], in: scope)
            return StandardVersion(
                common: common(scope), type: typeNotation(scope), keys: scope.texts("by"),
                min: scope.formula("min"), max: scope.formula("max"), value: scope["value"],
                otherwise: scope["otherwise"].flatMap { fallback($0) })
        }
        return Declaration(id: Located(entry.name, at: entry.key.range), versions: versions)
    }

    private mutating func fallback(_ node: YAMLNode) -> Fallback? {
        guard let scope = open(node, .fallback), let value = scope.formula("value") else {
            return nil
        }
        return Fallback(value: value, round: roundingRule(scope), common: common(scope))
    }
}
