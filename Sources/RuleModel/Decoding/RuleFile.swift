package import Diagnostics
import FEEL
package import YAML

/// The declarations of one file, as written; names are not resolved.
package struct RuleFile: Sendable {
    package let file: SourceFile
    /// The document that the file renders.
    package internal(set) var document: Located<String>?
    package internal(set) var ruleSet: RuleSetDeclaration?
    package internal(set) var levels: [Level] = []
    package internal(set) var languages: [Located<String>] = []
    package internal(set) var documents: [Document] = []
    package internal(set) var units: [BaseUnit] = []
    package internal(set) var enumerations: [Enumeration] = []
    package internal(set) var entities: [EntityDeclaration] = []
    package internal(set) var standards: [Declaration<StandardVersion>] = []
    package internal(set) var definitions: [Declaration<DefinitionVersion>] = []
    package internal(set) var programmes: [Declaration<ProgrammeVersion>] = []
    package internal(set) var combinations: [CombinationDeclaration] = []
    package internal(set) var procedures: [Declaration<ProcedureVersion>] = []
    package internal(set) var calendars: [CalendarDeclaration] = []
    package internal(set) var checks: [Check] = []
    package internal(set) var notices: [Notice] = []
    package internal(set) var tests: [RuleTest] = []
    package internal(set) var equivalents: [EquivalentChange] = []

    /// Reads the declarations of a file; every mistake in their form is reported.
    ///
    /// - Parameter withTests: Whether its tests are read, too; what they say is no law.
    package static func decode(
        _ root: YAMLNode, of file: SourceFile, withTests: Bool = true,
        into found: inout DiagnosticBag
    ) -> RuleFile {
        var decoder = Decoder(file: file)
        var rules = RuleFile(file: file)
        if let scope = decoder.open(root, .file) {
            rules.document = scope.located("document")
            decoder.document = rules.document
            decoder.declarations(scope, into: &rules)
            if withTests { decoder.tests(scope, into: &rules) }
        }
        found.add(contentsOf: decoder.found.diagnostics)
        return rules
    }

    private init(file: SourceFile) {
        self.file = file
    }
}

extension KeyList {
    /// Every kind of mapping, for the schema and the documentation.
    package static let all: [KeyList] = [
        file, ruleSet, level, document, objection, vocabulary, unit, enumeration, entity, list,
        fact, standard,
        fallback,
        definition, item, programme, part, combination, procedure, step, period, extended, pause,
        calendar, lastDay, calendarYear, holiday, check, notice, statedValue, rounding, wording,
        test, equivalent,
    ]

    static let file = KeyList(
        "file", zh: "规则文件", en: "a rule file",
        [
            Key("ruleset", .mapping("ruleset"), zh: "这是哪个规则集", en: "what this rule set is"),
            Key("levels", .list(.anything), zh: "各层级，从高到低", en: "the levels, highest first"),
            Key(
                "languages", .list(.choice(["zh", "en"])), zh: "使用的语言", en: "the languages in use"),
            Key("document", .id, zh: "本文件所据的文件", en: "the text that the file renders"),
            Key(
                "documents", .table(.mapping("document")), zh: "引用的文件",
                en: "the texts that are cited"),
            Key("vocabulary", .mapping("vocabulary"), zh: "可以知道的事实", en: "what can be known"),
            Key("standards", .table(.mapping("standard")), zh: "标准", en: "the numbers"),
            Key("define", .table(.mapping("definition")), zh: "定义", en: "derived facts"),
            Key("programme", .table(.mapping("programme")), zh: "救助项目", en: "what is granted"),
            Key("combine", .list(.mapping("combination")), zh: "能否同时享受", en: "who may have both"),
            Key(
                "procedure", .table(.mapping("procedure")), zh: "办理程序和期限",
                en: "procedures and their terms"),
            Key("calendar", .mapping("calendar"), zh: "工作日历", en: "the calendar of working days"),
            Key(
                "checks", .list(.mapping("check")), zh: "对标准的检查",
                en: "what must hold of the standards"),
            Key("notice", .mapping("notice"), zh: "公布的标准", en: "published values"),
            Key(
                "given", .table(.mapping("record")), zh: "测试记录的共同内容",
                en: "what the tests' records share"),
            Key("tests", .list(.mapping("test")), zh: "测试案例", en: "cases with their results"),
            Key(
                "equivalents", .list(.mapping("equivalent")), zh: "不影响任何结果的改动及其理由",
                en: "changes of the rules that no case can notice, with the reason"),
        ])
}

extension Decoder {
    fileprivate mutating func declarations(_ scope: Scope, into rules: inout RuleFile) {
        rules.ruleSet = scope["ruleset"].flatMap { ruleSet($0) }
        rules.levels = scope.items("levels").compactMap { level($0) }
        rules.languages = scope.texts("languages")
        rules.documents = scope.entries("documents").compactMap { document($0) }
        if let node = scope["vocabulary"] { vocabulary(node, into: &rules) }
        rules.standards = scope.entries("standards").compactMap { standard($0) }
        rules.definitions = scope.entries("define").compactMap { definition($0) }
        rules.programmes = scope.entries("programme").compactMap { programme($0) }
        rules.combinations = scope.items("combine").flatMap { combinations($0) }
        rules.procedures = scope.entries("procedure").compactMap { procedure($0) }
        rules.calendars = scope["calendar"].flatMap { calendar($0) }.map { [$0] } ?? []
        rules.checks = scope.items("checks").compactMap { check($0) }
        rules.notices = scope["notice"].flatMap { notice($0) }.map { [$0] } ?? []
    }

    fileprivate mutating func tests(_ scope: Scope, into rules: inout RuleFile) {
        let given = scope["given"].map { self.given($0) } ?? []
        rules.tests = scope.items("tests").compactMap { test($0, given: given) }
        rules.equivalents = scope.items("equivalents").compactMap { equivalent($0) }
    }
}
