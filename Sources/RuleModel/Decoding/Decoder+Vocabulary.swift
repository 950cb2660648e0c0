import Diagnostics
import FEEL
import YAML

extension KeyList {
    /// Every other key is the id of an entity or kind.
    static let vocabulary = KeyList(
        "vocabulary", zh: "词汇", en: "the vocabulary",
        [
            Key("units", .table(.mapping("unit")), zh: "计量单位", en: "base units"),
            Key("enums", .table(.mapping("enumeration")), zh: "枚举", en: "closed lists of values"),
        ])
    static let unit = KeyList(
        "unit", zh: "单位", en: "a unit",
        [
            Key.zh.required, Key.en.required,
            Key("money", .flag, zh: "是否为货币", en: "whether it is money"),
        ])
    static let enumeration = KeyList(
        "enumeration", zh: "枚举", en: "an enumeration",
        [
            Key.zh.required, Key.en.required,
            Key(
                "values", .table(.either(.text, .mapping("wording"))), isRequired: true,
                zh: "各个值：id: 中文", en: "its values: id: Chinese title"),
        ])
    static let entity = KeyList(
        "entity", zh: "主体", en: "an entity",
        [
            Key.zhName, Key.en, Key("of", .id, zh: "属于哪个主体", en: "the entity that it belongs to"),
            Key("is", .id, zh: "属于哪一类（共用其事实和定义）", en: "the kind whose facts it shares"),
            Key("counts", .id, zh: "计数单位", en: "what one of them counts as"),
            Key("list", .mapping("list"), zh: "记录里的列表", en: "the list in the record"),
            Key("facts", .table(.mapping("fact")), zh: "可以知道的事实", en: "what can be known"),
        ])
    static let list = KeyList(
        "list", zh: "列表", en: "a list",
        [
            Key("id", .id, isRequired: true, zh: "列表的 id", en: "its id"), Key.zhName.required,
            Key.en.required, Key("min", .count, zh: "最少几个", en: "fewest"),
            Key("max", .count, zh: "最多几个", en: "most"),
        ])
    static let fact = KeyList(
        "fact", zh: "事实", en: "a fact",
        [
            Key.zhName.required, Key.en.required, Key.unit, Key.type,
            Key("personal", .flag, zh: "是否个人信息", en: "whether it is personal data"), Key.min,
            Key.max, Key("ask_if", .expression, zh: "什么时候适用", en: "when it applies"),
            Key("otherwise", .text, zh: "不适用时是什么", en: "what it is where it does not apply"),
            Key.ask, Key.source, Key.evidence,
        ])
}

extension Decoder {
    mutating func vocabulary(_ node: YAMLNode, into rules: inout RuleFile) {
        for entry in mappingEntries(node, key: "vocabulary") {
            switch entry.name {
            case "units":
                for unit in mappingEntries(entry.value, key: "units") {
                    guard checkID(unit.key), let scope = open(unit.value, .unit) else { continue }
                    rules.units.append(
                        BaseUnit(
                            id: unit.name, title: scope.title, isMoney: scope.flag("money"),
                            range: unit.key.range))
                }
            case "enums":
                rules.enumerations += mappingEntries(entry.value, key: "enums").compactMap {
                    enumeration($0)
                }
            default:
                if let entity = entity(entry) { rules.entities.append(entity) }
            }
        }
    }

    /// The entries of a mapping of names; anything else is reported.
    mutating func mappingEntries(_ node: YAMLNode, key: String) -> [YAMLNode.Entry] {
        if let entries = node.entries { return entries }
        found.add(.wrongForm(Wording(key), wanted: .mapping(key), node: node))
        return []
    }

    private mutating func enumeration(_ entry: YAMLNode.Entry) -> Enumeration? {
        guard checkID(entry.key), let scope = open(entry.value, .enumeration) else { return nil }
        var cases: [EnumerationCase] = []
        var titles: [String: SourceRange] = [:]
        for value in scope.entries("values") where checkID(value.key) {
            let title =
                value.value.text.map { Title(zh: $0, en: value.name) } ?? wording(value.value)
            guard let title else { continue }
            if let first = titles.updateValue(value.key.range, forKey: title.zh) {
                found.add(.duplicateID(title.zh, at: value.value.range, first: first))
            }
            cases.append(EnumerationCase(id: value.name, title: title, range: value.key.range))
        }
        return Enumeration(
            id: entry.name, title: scope.title, cases: cases, range: entry.key.range)
    }

    /// A place of the record, or, without a title, a kind.
    private mutating func entity(_ entry: YAMLNode.Entry) -> EntityDeclaration? {
        guard checkID(entry.key), let scope = open(entry.value, .entity) else { return nil }
        let isKind = ["zh", "en", "of", "is", "list"].allSatisfy { scope[$0] == nil }
        if !isKind {
            for name in ["zh", "en"] where scope[name] == nil {
                found.add(.missingKey(name, in: .entity, at: entry.key.range))
            }
        }
        return EntityDeclaration(
            id: Located(entry.name, at: entry.key.range), title: isKind ? nil : scope.title,
            parent: scope.located("of"), kind: scope.located("is"),
            counts: scope.located("counts"), list: scope["list"].flatMap { listForm($0) },
            facts: scope.entries("facts").compactMap { fact($0) }, range: entry.key.range)
    }

    private mutating func listForm(_ node: YAMLNode) -> ListForm? {
        guard let scope = open(node, .list), let id = scope.text("id") else { return nil }
        return ListForm(
            id: id, title: scope.title, min: scope.count("min"), max: scope.count("max"))
    }

    private mutating func fact(_ entry: YAMLNode.Entry) -> FactDeclaration? {
        guard checkID(entry.key), let scope = open(entry.value, .fact) else { return nil }
        exclusive(["unit", "type"], in: scope)
        if scope["unit"] == nil, scope["type"] == nil {
            found.add(.noBody(["unit", "type"], at: entry.key.range))
        }
        var common = common(scope)
        common.range = entry.key.range
        return FactDeclaration(
            id: Located(entry.name, at: entry.key.range), type: typeNotation(scope),
            isPersonal: scope.flag("personal"), min: scope.formula("min"),
            max: scope.formula("max"), askIf: scope.formula("ask_if"),
            otherwise: scope.located("otherwise"), common: common)
    }
}
