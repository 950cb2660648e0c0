import Diagnostics
import YAML

extension KeyList {
    static let programme = KeyList(
        "programme", zh: "项目", en: "a programme",
        [
            Key.zhName.required, Key.en.required,
            Key("decides", .id, isRequired: true, zh: "以谁为对象", en: "whose matter is decided"),
            Key("covers", .expression, zh: "家庭项目覆盖哪些成员", en: "the members whose benefit it is"),
            Key(
                "kind", .choice(ProgrammeKind.allCases.map(\.rawValue)), isRequired: true,
                zh: "救助方式", en: "what is granted"), Key.power,
            Key(
                "on_request", .flag, zh: "只在记录提出申请时才核算",
                en: "decided only where a record applies for it"),
            Key(
                "conditions", .list(.mapping("item")), isRequired: true, zh: "条件，全部成立才符合",
                en: "all must hold"),
            Key("amount", .list(.mapping("part")), zh: "金额的组成部分，相加", en: "the parts that add up"),
            Key(
                "starts", .choice(ProgrammeStart.allCases.map(\.rawValue)),
                zh: "从什么时候起发放", en: "the first month of payment"), Key.versions, Key.ask,
        ] + Key.period)
    static let part = KeyList(
        "part", zh: "金额部分", en: "a part of an amount",
        [
            Key("id", .id, isRequired: true, zh: "部分的 id", en: "its id"), Key.zh.required,
            Key.en.required, Key("value", .expression, zh: "算式", en: "the formula"), Key.round,
            Key.min, Key.max, Key.versions, Key.setBy, Key.ask,
        ] + Key.period)
}

extension Decoder {
    mutating func programme(_ entry: YAMLNode.Entry) -> Declaration<ProgrammeVersion>? {
        guard checkID(entry.key) else { return nil }
        let versions = periods(of: entry.value).compactMap { node -> ProgrammeVersion? in
            guard let scope = open(node, .programme), let decides = scope.located("decides") else {
                return nil
            }
            let amount = parts(scope.items("amount"))
            let kind = scope.choice("kind", ProgrammeKind.self) ?? .monitoring
            if kind == .monthlyCash || kind == .oneOffCash, scope["amount"] == nil {
                found.add(.missingKey("amount", in: .programme, at: entry.key.range))
            }
            return ProgrammeVersion(
                common: common(scope), decides: decides, covers: scope.formula("covers"),
                kind: kind, isPower: scope["power"] != nil, isOnRequest: scope.flag("on_request"),
                conditions: items(scope.items("conditions")), amount: amount,
                starts: scope.choice("starts", ProgrammeStart.self) ?? .monthAfterDecision)
        }
        return Declaration(id: Located(entry.name, at: entry.key.range), versions: versions)
    }

    private mutating func parts(_ nodes: [YAMLNode]) -> [AmountPart] {
        var first: [String: SourceRange] = [:]
        var parts: [AmountPart] = []
        for node in nodes {
            let versions = periods(of: node).compactMap { part($0) }
            guard let id = versions.first?.id else { continue }
            if let earlier = first.updateValue(node.range, forKey: id) {
                found.add(.duplicateID(id, at: idRange(node), first: earlier))
            }
            checkPeriods(of: versions.map(\.common), name: id, allowsGaps: true, into: &found)
            parts += versions
        }
        return parts
    }

    private mutating func part(_ node: YAMLNode) -> AmountPart? {
        guard let scope = open(node, .part), let id = scope.text("id") else { return nil }
        if scope["value"] == nil, scope["set_by"] == nil {
            found.add(.noBody(["value", "set_by"], at: node.range))
        }
        return AmountPart(
            id: id, value: scope.formula("value"), round: roundingRule(scope),
            min: scope.formula("min"), max: scope.formula("max"), common: common(scope))
    }
}
