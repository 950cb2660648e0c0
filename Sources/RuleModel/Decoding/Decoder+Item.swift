import Diagnostics
import YAML

extension KeyList {
    static let item = KeyList(
        "item", zh: "条件项", en: "an item",
        [
            Key("id", .id, isRequired: true, zh: "项目的 id", en: "its id"), Key.zh.required,
            Key.en.required, Key("when", .expression, zh: "成立的条件", en: "when it holds"),
            Key("any", .list(.mapping("item")), zh: "任一成立", en: "one of these holds"),
            Key("all", .list(.mapping("item")), zh: "全部成立", en: "all of these hold"),
            Key("unless", .list(.mapping("item")), zh: "除外情形", en: "the exceptions"), Key.power,
            Key.versions,
        ] + Key.period)
}

extension Decoder {
    /// The items of a list; their ids are unique in it.
    mutating func items(_ nodes: [YAMLNode]) -> [Item] {
        var first: [String: SourceRange] = [:]
        var items: [Item] = []
        for node in nodes {
            let versions = periods(of: node).compactMap { item($0) }
            guard let id = versions.first?.id else { continue }
            if let earlier = first.updateValue(node.range, forKey: id) {
                found.add(.duplicateID(id, at: idRange(node), first: earlier))
            }
            checkPeriods(of: versions.map(\.common), name: id, allowsGaps: true, into: &found)
            items += versions
        }
        return items
    }

    func idRange(_ node: YAMLNode) -> SourceRange { node["id"]?.range ?? node.range }

    private mutating func item(_ node: YAMLNode) -> Item? {
        guard let scope = open(node, .item), let id = scope.text("id") else { return nil }
        guard let test = test(scope, forms: ["when", "any", "all"]) else { return nil }
        return Item(id: id, common: common(scope), isPower: scope["power"] != nil, test: test)
    }

    /// `when`, or `any` or `all` with or without `unless`; exactly one of them.
    mutating func test(_ scope: Scope, forms: [String]) -> Test? {
        exclusive(forms, in: scope)
        if let unless = scope["unless"], scope["any"] == nil, scope["all"] == nil {
            found.add(.unlessAlone(at: unless.range))
        }
        if scope["any"] != nil {
            return .any(items(scope.items("any")), unless: items(scope.items("unless")))
        }
        if scope["all"] != nil {
            return .all(items(scope.items("all")), unless: items(scope.items("unless")))
        }
        if let formula = scope.formula("when") { return .when(formula) }
        if forms.contains("when") { found.add(.noBody(forms, at: scope.range)) }
        return nil
    }
}
