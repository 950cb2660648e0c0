import Diagnostics
package import FEEL
import YAML

/// The keys that mean the same wherever they stand.
extension Key {
    static let zh = Key("zh", .text, zh: "中文标题", en: "title in Chinese")
    static let zhName = Key(
        "zh", .name, zh: "中文标题，也是表达式里的名称", en: "title in Chinese, and its name in expressions")
    static let en = Key("en", .text, zh: "英文标题", en: "title in English")
    static let source = Key(
        "source", .several(.text), zh: "依据的条款，如「第八条（一）」或「gl649 第九条」",
        en: "the article: “第八条（一）”, or “gl649 第九条” with its document")
    static let evidence = Key(
        "evidence", .choice(Evidence.allCases.map(\.rawValue)), zh: "依据的可靠程度；不写则同文件",
        en: "how sure it is; that of the document unless stated")
    static let from = Key("from", .date, zh: "生效第一天", en: "first day in force")
    static let to = Key("to", .date, zh: "有效最后一天", en: "last day in force")
    static let versions = Key(
        "versions", .list(.mapping("version")), zh: "同一 id 的各个时期",
        en: "the periods of one id, one after the other")
    static let setBy = Key("set_by", .id, zh: "由哪一级规定", en: "the level whose business this is")
    static let decidedBy = Key(
        "decided_by", .id, zh: "个案中由哪个机关认定", en: "the office that decides it in the single case")
    static let ask = Key("ask", .mapping("wording"), zh: "需要时怎样询问", en: "the question to ask")
    static let min = Key("min", .expression, zh: "下限", en: "lowest possible value")
    static let max = Key("max", .expression, zh: "上限", en: "highest possible value")
    static let power = Key(
        "power", .choice(["may"]), zh: "may：可以而非应当", en: "may: the office may but need not")
    static let unit = Key(
        "unit", .text, zh: "单位，如 yuan/month/person", en: "unit, such as yuan/month/person")
    static let type = Key(
        "type", .reference, zh: "类型：boolean、date、text、number、rounding 或一个枚举",
        en: "boolean, date, text, number, rounding or an enumeration")
    static let round = Key(
        "round", .either(.reference, .mapping("rounding")), zh: "取整：{to: 1, mode: up} 或一个取整规则的名称",
        en: "rounding: {to: 1, mode: up} or the name of a standard of type rounding")

    static let period = [source, evidence, from, to]
}

extension KeyList {
    static let wording = KeyList(
        "wording", zh: "双语文字", en: "a text in two languages",
        [
            Key("zh", .text, isRequired: true, zh: "中文", en: "in Chinese"),
            Key("en", .text, isRequired: true, zh: "英文", en: "in English"),
        ])
    static let rounding = KeyList(
        "rounding", zh: "取整", en: "a rounding",
        [
            Key("to", .number, isRequired: true, zh: "取整到多少的倍数", en: "the step"),
            Key(
                "mode", .choice(RoundingMode.names.map(\.0)), isRequired: true, zh: "方式",
                en: "the direction"),
        ])
}

extension RoundingMode {
    /// As rule files write it.
    package var written: String { Self.names.first { $0.1 == self }?.0 ?? "" }

    static let names: [(String, RoundingMode)] = [
        ("up", .up), ("down", .down), ("half_up", .halfUp), ("half_down", .halfDown),
        ("half_even", .halfEven), ("ceiling", .ceiling), ("floor", .floor),
    ]
}

extension Decoder {
    mutating func common(_ scope: Scope) -> Common {
        var common = Common(title: scope.title, range: scope.range)
        common.sources = scope.items("source").compactMap { citation($0) }
        common.statedEvidence = scope.choice("evidence", Evidence.self)
        common.from = scope.date("from")
        common.to = scope.date("to")
        common.setBy = scope.text("set_by")
        common.decidedBy = scope.text("decided_by")
        common.ask = scope["ask"].flatMap { wording($0) }
        common.levelRanges = ["set_by", "decided_by"].compactMap { scope.located($0) }
        if let from = common.from, let to = common.to, to < from, let node = scope["to"] {
            found.add(.reversedDates(from, to, at: node.range))
        }
        return common
    }

    mutating func wording(_ node: YAMLNode) -> Wording? {
        guard let scope = open(node, .wording), let zh = scope.text("zh"),
            let en = scope.text("en")
        else { return nil }
        return Wording(zh: zh, en: en)
    }

    /// `gl649 第九条`, or `第九条` of the file's document, or a document alone.
    mutating func citation(_ node: YAMLNode) -> Citation? {
        guard let text = node.text else { return nil }
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        if let first = words.first, Identifier.isID(first) {
            return Citation(
                document: first, article: words.count > 1 ? words[1] : "", range: node.range)
        }
        guard let document else {
            found.add(.citationWithoutDocument(text, at: node.range))
            return nil
        }
        return Citation(document: document.value, article: text, range: node.range)
    }

    mutating func rounding(_ node: YAMLNode) -> Rounding? {
        guard let scope = open(node, .rounding), let step = scope.number("to"),
            let name = scope.text("mode"),
            let mode = RoundingMode.names.first(where: { $0.0 == name })?.1
        else { return nil }
        guard step.signum > 0 else {
            found.add(
                Diagnostic(
                    "rule/bad-step", at: scope["to"]?.range,
                    Wording(zh: "取整的步长要大于 0", en: "the step of a rounding is greater than 0")))
            return nil
        }
        return Rounding(step: step, mode: mode)
    }

    mutating func roundingRule(_ scope: Scope) -> RoundingRule? {
        guard let node = scope["round"] else { return nil }
        if let name = node.text { return .named(name, standard: nil) }
        return rounding(node).map(RoundingRule.fixed)
    }

    func typeNotation(_ scope: Scope) -> TypeNotation {
        TypeNotation(unit: scope.located("unit"), type: scope.located("type"))
    }
}
