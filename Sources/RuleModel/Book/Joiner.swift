import Diagnostics
import FEEL

/// Builds a book from the files of its layers.
struct Joiner {
    var book = RuleBook()
    var found = DiagnosticBag()
    var kinds: [String: EntityDeclaration] = [:]

    /// Joins layers that stand in their order.
    mutating func join(_ layers: [[RuleFile]]) {
        let files = layers.flatMap { $0 }
        joinLevels(files)
        joinDocuments(files)
        joinVocabulary(files)
        joinStandards(layers)
        joinDefinitions(layers)
        joinProgrammes(layers)
        joinCombinations(layers)
        joinProcedures(layers)
        joinCalendar(files)
        joinChecks(files)
        joinNotices(layers)
        book.tests = files.flatMap(\.tests)
        book.equivalents = files.flatMap(\.equivalents)
        checkTests()
        checkNames()
        checkSources()
    }

    private mutating func joinLevels(_ files: [RuleFile]) {
        for file in files where !file.levels.isEmpty {
            if book.levels.isEmpty {
                book.levels = file.levels
            } else {
                found.add(
                    Diagnostic(
                        "rule/levels-twice", at: SourceRange(file: file.file, start: 0, end: 0),
                        Wording(zh: "levels 只能写一次", en: "levels are listed once")))
            }
        }
        for file in files where !file.languages.isEmpty {
            book.languages = file.languages.compactMap { Language(rawValue: $0.value) }
        }
        let ruleSets = files.compactMap(\.ruleSet)
        if book.levels.isEmpty, let first = ruleSets.first { found.add(.noLevels(first.range)) }
        for ruleSet in ruleSets { checkLevel(Located(ruleSet.identity.level, at: ruleSet.range)) }
        let ids = book.levels.map(\.id)
        for (upper, lower) in zip(ruleSets, ruleSets.dropFirst()) {
            guard let high = ids.firstIndex(of: upper.identity.level),
                let low = ids.firstIndex(of: lower.identity.level), low <= high
            else { continue }
            found.add(.levelOrder(lower, upper))
        }
    }

    /// Reports an office that no level is called.
    mutating func checkLevel(_ level: Located<String>) {
        let ids = book.levels.map(\.id)
        guard !ids.isEmpty, !ids.contains(level.value) else { return }
        found.add(
            Diagnostic(
                "rule/unknown-level", at: level.range,
                Wording(
                    zh: "不认识层级「\(level.value)」", en: "level “\(level.value)” is not known"),
                hint: .didYouMean(level.value, among: ids)
                    ?? Wording(zh: "已有：", en: "known: ") + Wording.names(ids)))
    }

    private mutating func joinDocuments(_ files: [RuleFile]) {
        for document in files.flatMap(\.documents) {
            if let first = book.documents[document.id] {
                found.add(.duplicateName(document.id, at: document.range, first: first.range))
            } else {
                book.documents[document.id] = document
            }
        }
        for file in files {
            if let document = file.document { checkDocument(document) }
        }
    }

    mutating func checkDocument(_ id: Located<String>) {
        guard book.documents[id.value] == nil else { return }
        found.add(
            Diagnostic(
                "rule/unknown-document", at: id.range,
                Wording(
                    zh: "没有登记文件「\(id.value)」", en: "document “\(id.value)” is not declared"),
                hint: .didYouMean(id.value, among: book.documents.keys)
                    ?? Wording(
                        zh: "请在 documents 里登记它", en: "declare it under documents")))
    }
}

extension Diagnostic {
    fileprivate static func noLevels(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/no-levels", at: range,
            Wording(zh: "没有列出各层级", en: "no levels are listed"),
            hint: Wording(
                zh: "请在最上级的 ruleset.yaml 里写 levels: [{id: nation, zh: …, en: …}, …]",
                en: "add levels: [{id: nation, zh: …, en: …}, …] to the highest ruleset.yaml"))
    }

    fileprivate static func levelOrder(
        _ lower: RuleSetDeclaration, _ upper: RuleSetDeclaration
    ) -> Diagnostic {
        Diagnostic(
            "rule/level-order", at: lower.range,
            Wording(
                zh: "「\(lower.identity.level)」不在「\(upper.identity.level)」之下",
                en: "“\(lower.identity.level)” is not below “\(upper.identity.level)”"),
            hint: Wording(
                zh: "请核对 level 和 extends；levels 从高到低排列",
                en: "check level and extends; levels are listed highest first"))
    }

    static func duplicateName(
        _ name: String, at range: SourceRange, first: SourceRange,
        hint: Wording = Wording(
            zh: "请改名，或合并两处（不同时期用 versions）",
            en: "rename one, or join the two (periods of one thing stand under versions)")
    ) -> Diagnostic {
        Diagnostic(
            "rule/duplicate-name", at: range,
            Wording(zh: "「\(name)」已经有了", en: "“\(name)” is already declared"),
            hint: hint,
            notes: [.init(range: first, message: Wording(zh: "第一次在这里", en: "the first is here"))])
    }
}
