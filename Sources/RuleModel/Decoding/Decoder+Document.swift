import Diagnostics
import FEEL
import YAML

extension KeyList {
    static let document = KeyList(
        "document", zh: "文件", en: "a document",
        [
            Key.zh.required, Key.en.required,
            Key("number", .text, zh: "文号", en: "its number as printed"),
            Key.evidence,
            Key("from", .date, zh: "施行日期", en: "first day in force"),
            Key("to", .date, zh: "失效前最后一天", en: "last day in force"),
            Key(
                "confirmed_to", .date, zh: "确知有效到哪天，以后是否有效没有查到",
                en: "the last day of which it is known to be in force, where later is not known"),
            Key("issued", .date, zh: "印发日期", en: "the day it was issued"),
            Key(
                "assumed", .several(.choice(["from", "to", "issued"])),
                zh: "文件本身没有写、由我们推定的日期", en: "dates that the document itself does not say"),
            Key("url", .text, zh: "出处", en: "where it can be read"),
            Key(
                "objection", .mapping("objection"), zh: "不服决定的，到哪里提出",
                en: "where it says to object to a decision"),
        ])
    static let objection = KeyList(
        "objection", zh: "不服决定", en: "an objection",
        [
            Key.zh.required, Key.en.required,
            Key("article", .text, isRequired: true, zh: "条款", en: "the article"),
        ])
    static let ruleSet = KeyList(
        "ruleset", zh: "规则集", en: "a rule set",
        [
            Key("id", .id, isRequired: true, zh: "规则集的 id", en: "its id"), Key.zh.required,
            Key.en.required, Key("level", .id, isRequired: true, zh: "层级", en: "its level"),
            Key("code", .text, zh: "行政区划代码", en: "code of the area"),
            Key("extends", .id, zh: "上一级规则集的 id", en: "the rule set whose law it inherits"),
        ])
    static let level = KeyList(
        "level", zh: "层级", en: "a level",
        [
            Key("id", .id, isRequired: true, zh: "层级的 id", en: "its id"), Key.zh.required,
            Key.en.required,
        ])
}

extension Decoder {
    mutating func document(_ entry: YAMLNode.Entry) -> Document? {
        guard checkID(entry.key), let scope = open(entry.value, .document) else { return nil }
        return Document(
            id: entry.name, title: scope.title, number: scope.text("number"),
            evidence: scope.choice("evidence", Evidence.self) ?? .published,
            from: scope.date("from"), to: scope.date("to"), issued: scope.date("issued"),
            confirmedTo: scope.date("confirmed_to"),
            assumed: scope.texts("assumed").map(\.value), url: scope.text("url"),
            objection: scope["objection"].flatMap { objection($0) }, range: entry.key.range)
    }

    private mutating func objection(_ node: YAMLNode) -> Document.Objection? {
        guard let scope = open(node, .objection), let article = scope.text("article") else {
            return nil
        }
        return Document.Objection(wording: scope.title, article: article)
    }

    mutating func ruleSet(_ node: YAMLNode) -> RuleSetDeclaration? {
        guard let scope = open(node, .ruleSet), let id = scope.text("id"),
            let level = scope.text("level")
        else { return nil }
        let identity = RuleSetIdentity(
            id: id, title: scope.title, level: level, code: scope.text("code"))
        return RuleSetDeclaration(
            identity: identity, parent: scope.located("extends"), range: node.range)
    }

    /// `{id, zh, en}`, or the bare id.
    mutating func level(_ node: YAMLNode) -> Level? {
        if let text = node.text {
            guard checkID(node) else { return nil }
            return Level(id: text, title: Title(text))
        }
        guard let scope = open(node, .level), let id = scope.text("id") else { return nil }
        return Level(id: id, title: scope.title)
    }

    /// Reports a name that is no id.
    mutating func checkID(_ node: YAMLNode, _ shape: Shape = .id) -> Bool {
        shape.check(node, key: "id", into: &found)
    }
}
