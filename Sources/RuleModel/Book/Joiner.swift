import Diagnostics
import FEEL

/// Builds a book from the files of its layers.
struct Joiner {
    var book = RuleBook()
    var found = DiagnosticBag()
    var kinds: [String: EntityDeclaration] = [:]

    mutating func join(_ unordered: [[RuleFile]]) {
        let layers = orderedLayers(unordered)
        let files = layers.flatMap { $0 }
        joinLevels(files)
        joinDocuments(files)
        joinVocabulary(files)
        joinStandards(layers)
        joinDefinitions(layers)
        joinProgrammes(layers)
        joinCombinations(layers)
        joinChecks(files)
        joinNotices(layers)
        book.tests = files.flatMap(\.tests)
        checkTests()
        checkNames()
        checkSources(files)
        joinDays(files)
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
        for file in files {
            guard let ruleSet = file.ruleSet, !book.levels.isEmpty else { continue }
            checkLevel(Located(ruleSet.identity.level, at: ruleSet.range))
        }
    }

    /// Reports an office that no level is called.
    mutating func checkLevel(_ level: Located<String>) {
        let ids = book.levels.map(\.id)
        guard !ids.contains(level.value) else { return }
        found.add(
            Diagnostic(
                "rule/unknown-level", at: level.range,
                Wording(
                    zh: "不认识层级「\(level.value)」", en: "level 「\(level.value)」 is not known"),
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
                    zh: "没有登记文件「\(id.value)」", en: "document 「\(id.value)」 is not declared"),
                hint: .didYouMean(id.value, among: book.documents.keys)
                    ?? Wording(
                        zh: "请在 documents 里登记它", en: "declare it under documents")))
    }
}

extension Diagnostic {
    static func duplicateName(
        _ name: String, at range: SourceRange, first: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/duplicate-name", at: range,
            Wording(zh: "「\(name)」已经有了", en: "「\(name)」 is already declared"),
            hint: Wording(
                zh: "请改名，或合并两处（不同时期用 versions）",
                en: "rename one, or join the two (periods of one thing stand under versions)"),
            notes: [.init(range: first, message: Wording(zh: "第一次在这里", en: "the first is here"))])
    }
}
