import Diagnostics
import YAML

extension KeyList {
    private static let rules = Shape.choice(CombinationRule.allCases.map(\.rawValue))

    static let combination = KeyList(
        "combination", zh: "并享规则", en: "a combination",
        [
            Key("of", .list(.id), isRequired: true, zh: "哪些项目", en: "the programmes"),
            Key(
                "with", .list(.id), zh: "分别与哪些项目（of 的每一项配 with 的每一项）",
                en: "each of these with each of `of`"),
            Key("rule", rules, zh: "能否同时享受", en: "who may have both"),
            Key("among", .list(rules), zh: "未规定前的可能", en: "the candidates while it is unset"),
            Key("keep", .id, zh: "exclusive：保留哪一项", en: "exclusive: the programme that is kept"),
            Key("pays", .id, zh: "difference：哪一项补差额", en: "difference: the one that pays the rest"),
            Key.round, Key.zh, Key.en, Key.setBy, Key.ask,
        ] + Key.period)
    static let check = KeyList(
        "check", zh: "检查", en: "a check",
        [
            Key("id", .id, isRequired: true, zh: "检查的 id", en: "its id"), Key.zh, Key.en,
            Key("holds", .expression, isRequired: true, zh: "应当成立的式子", en: "what must hold"),
            Key(
                "severity", .choice(["error", "warning", "note"]), zh: "不成立时的严重程度",
                en: "how bad it is when it does not hold"),
        ] + Key.period)
}

extension Decoder {
    /// One line: a set of programmes, or the pairs of one list with another.
    mutating func combinations(_ node: YAMLNode) -> [CombinationDeclaration] {
        guard let scope = open(node, .combination), scope["of"] != nil else { return [] }
        let others = scope.texts("with")
        if others.isEmpty { return [combination(scope.texts("of"), scope, at: node)] }
        return scope.texts("of").flatMap { first in
            others.map { combination([first, $0], scope, at: node) }
        }
    }

    private mutating func combination(
        _ programmes: [Located<String>], _ scope: Scope, at node: YAMLNode
    ) -> CombinationDeclaration {
        if programmes.count < 2 {
            found.add(
                Diagnostic(
                    "rule/one-programme", at: scope["of"]?.range,
                    Wording(zh: "of 至少要写两个项目", en: "of names two programmes or more")))
        }
        let rule = scope.choice("rule", CombinationRule.self)
        let among = scope.texts("among").compactMap { CombinationRule(rawValue: $0.value) }
        if rule == nil, scope["set_by"] == nil {
            found.add(.noBody(["rule", "set_by"], at: node.range))
        }
        if rule == nil, scope["rule"] == nil, scope["set_by"] != nil, among.count < 2 {
            found.add(
                .missingKey("among", in: .combination, at: scope["among"]?.range ?? node.range))
        }
        let candidates = rule.map { [$0] } ?? among
        for (name, wanted) in [("keep", CombinationRule.exclusive), ("pays", .difference)] {
            if candidates.contains(wanted), scope[name] == nil {
                found.add(.missingKey(name, in: .combination, at: node.range))
            }
            if let named = scope.located(name),
                !programmes.contains(where: { $0.value == named.value })
            {
                found.add(
                    Diagnostic(
                        "rule/not-of-the-pair", at: named.range,
                        Wording(
                            zh: "「\(named.value)」不在 of 里", en: "“\(named.value)” is not in of"),
                        hint: .didYouMean(named.value, among: programmes.map(\.value))))
            }
        }
        return CombinationDeclaration(
            programmes: programmes, rule: rule, among: among, keep: scope.located("keep"),
            pays: scope.located("pays"), round: roundingRule(scope), common: common(scope))
    }

    mutating func check(_ node: YAMLNode) -> Check? {
        guard let scope = open(node, .check), let id = scope.text("id"),
            let holds = scope.formula("holds")
        else { return nil }
        var common = common(scope)
        if scope["zh"] == nil { common.title = Title(zh: id, en: common.title.en) }
        if scope["en"] == nil { common.title = Title(zh: common.title.zh, en: id) }
        return Check(
            id: id, holds: holds, severity: scope.choice("severity", Severity.self) ?? .warning,
            common: common)
    }
}
