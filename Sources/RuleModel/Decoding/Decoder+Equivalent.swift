import Diagnostics
import YAML

extension KeyList {
    static let equivalent = KeyList(
        "equivalent", zh: "等价改动", en: "a change that makes no difference",
        [
            Key(
                "rule", .text, isRequired: true, zh: "改在哪条规则，如 member.care_level",
                en: "the rule that is changed, such as member.care_level"),
            Key("part", .text, zh: "改的是哪一段，照原文写", en: "what is changed, as it is written"),
            Key(
                "change", .text, isRequired: true, zh: "怎样改，如 < -> <=",
                en: "from what to what: < -> <="),
            Key.zh.required, Key.en.required,
        ])
}

extension Decoder {
    mutating func equivalent(_ node: YAMLNode) -> EquivalentChange? {
        guard let scope = open(node, .equivalent), let rule = scope.located("rule"),
            let change = scope.text("change")
        else { return nil }
        return EquivalentChange(
            rule: rule, part: scope.text("part"), change: change, reason: scope.title,
            range: node.range)
    }
}
