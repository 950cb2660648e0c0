package import Diagnostics
import FEEL
package import RuleModel

/// A record without answers: every question that programmes can ask, as comments of a YAML file.
package struct BlankRecord {
    private let edition: Edition
    private let language: Language
    private let facts: Set<Int>
    private let definitions: Set<Int>
    private var text = ""

    /// - Parameters:
    ///   - edition: linked; only what the programmes are decided from is asked.
    ///   - asksProcedures: whether the days of their procedures are asked for too.
    package static func text(
        for programmes: [Int], in edition: Edition, language: Language,
        asksProcedures: Bool = false
    ) -> String {
        var (facts, definitions) = edition.reached(from: programmes)
        if asksProcedures { facts.formUnion(edition.factsOfProcedures(for: programmes)) }
        var record = BlankRecord(
            edition: edition, language: language, facts: facts, definitions: definitions)
        record.write(programmes)
        return record.text
    }

    private init(
        edition: Edition, language: Language, facts: Set<Int>, definitions: Set<Int>
    ) {
        self.edition = edition
        self.language = language
        self.facts = facts
        self.definitions = definitions
    }

    private func say(zh: String, en: String) -> String { Wording(zh: zh, en: en)[language] }

    private mutating func line(_ depth: Int, _ text: String) {
        self.text += String(repeating: "  ", count: depth) + text + "\n"
    }

    private mutating func write(_ programmes: [Int]) {
        let titles = programmes.map { edition.programmes[$0].common.title[language] }
        line(
            0,
            say(
                zh: "# 家庭记录，用于：" + titles.joined(separator: "、"),
                en: "# Record of a household, for: " + titles.joined(separator: ", ")))
        line(
            0,
            say(
                zh: "# 在冒号后填写。不知道的留空，结果会说明还缺什么；一个人也没有的列表写 []。",
                en: "# Fill in behind the colons. Leave empty what is not known: the result says "
                    + "what is missing. Write [] for a list of nobody."))
        line(
            0,
            say(
                zh: "# 编号用来区分家庭和成员，不要用姓名或身份证号。",
                en: "# Ids tell households and members apart; do not use names or identity numbers."
            ))
        line(0, "id:")
        if programmes.contains(where: { edition.programmes[$0].isOnRequest }) {
            let names = programmes.map { edition.programmes[$0] }
                .map { language == .zh ? $0.common.title.zh : $0.id }
            line(
                0,
                say(zh: "申请项目", en: "applies_for") + ": [" + names.joined(separator: ", ") + "]")
        }
        writeEntity(0, depth: 0)
    }

    /// Entities nest as deep as the vocabulary says.
    private mutating func writeEntity(_ entity: Int, depth: Int) {
        for (index, fact) in edition.facts.enumerated()
        where fact.entity == entity && facts.contains(index) {
            writeQuestion(
                fact.common, type: fact.type, id: fact.id, depth: depth,
                condition: fact.askIf?.text.value)
        }
        for (index, definition) in edition.definitions.enumerated()
        where definition.entity == entity && definitions.contains(index)
            && definition.common.decidedBy != nil
        {
            let id = definition.id.split(separator: ".").last.map(String.init) ?? definition.id
            writeQuestion(
                definition.common, type: definition.type, id: id, depth: depth, condition: nil)
        }
        for (index, child) in edition.entities.enumerated()
        where child.parent == entity && isReached(index) {
            if let list = child.list { writeList(list, of: index, below: entity, depth: depth) }
        }
    }

    /// One entry with its questions, and as many more as there must be.
    private mutating func writeList(
        _ list: ListForm, of entity: Int, below parent: Int, depth: Int
    ) {
        let child = edition.entities[entity]
        line(depth, (language == .zh ? list.title.zh : list.id) + ":")
        let isLog = edition.procedures.contains { $0.entity == entity }
        if isLog {
            line(
                depth,
                say(
                    zh: "# 每件事一条；只写已经发生的日期，还没有到的留空。",
                    en: "# One entry for each matter; only days that have come."))
        }
        let letter = (child.id.split(separator: "_").last ?? "").prefix(1)
        line(depth + 1, "- id: \(letter)1")
        if child.kind != nil, parent != 0, !isLog {
            line(
                depth + 2,
                say(
                    zh: "# 如果就是家庭成员，只写一行：same_as: 那位成员的编号",
                    en: "# where this is a member of the household, just: same_as: that member's id"
                ))
        }
        writeEntity(entity, depth: depth + 2)
        for number in 1..<max(list.min ?? 1, 1) {
            line(depth + 1, say(zh: "# 再写一项，问题同上", en: "# one more, with the same questions"))
            line(depth + 1, "- id: \(letter)\(number + 1)")
        }
    }

    /// Whether something is asked of an entity, or a record must name some of it in any case.
    private func isReached(_ entity: Int) -> Bool {
        let isOwn =
            facts.contains { edition.facts[$0].entity == entity }
            || definitions.contains { edition.definitions[$0].entity == entity }
            || edition.entities[entity].parent == 0 && edition.entities[entity].list?.min ?? 0 > 0
        return isOwn
            || edition.entities.indices.contains {
                edition.entities[$0].parent == entity && isReached($0)
            }
    }

    private mutating func writeQuestion(
        _ common: Common, type: FEELType, id: String, depth: Int, condition: String?
    ) {
        var question = common.ask?[language] ?? common.title[language]
        if let condition {
            question += say(zh: "（仅当 \(condition)）", en: " (only if \(condition))")
        }
        let form = form(of: type)
        if !form.isEmpty { question += say(zh: "　[\(form)]", en: "  [\(form)]") }
        for part in question.split(separator: "\n") { line(depth, "# \(part)") }
        line(depth, (language == .zh ? common.title.zh : id) + ":")
    }

    /// How the answer is written.
    private func form(of type: FEELType) -> String {
        switch type {
        case .boolean:
            return say(zh: "是/否", en: "true/false")
        case .date:
            return say(zh: "年-月-日", en: "YYYY-MM-DD")
        case .enumeration(let index):
            let cases = edition.enumerations[index].cases
            return language == .zh
                ? cases.map(\.title.zh).joined(separator: "、")
                : cases.map(\.id).joined(separator: ", ")
        case .number(let unit):
            let phrases = Phrases(edition, language: language)
            return phrases.name(of: unit)
        default:
            return ""
        }
    }
}
