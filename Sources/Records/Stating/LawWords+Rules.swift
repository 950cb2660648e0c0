import Diagnostics
import Engine
import FEEL
import RuleModel

// Conditions, definitions, amounts, standards and combinations as sentences.
extension LawWords {
    /// An item and what stands below it; items nest as deep as rule files may.
    func passage(_ item: Item) -> Passage {
        let office = level(item.common.decidedBy).map {
            Wording(zh: "由\($0.zh)认定", en: "decided by \($0.en)")
        }
        switch item.test {
        case .when(let formula):
            let sentence = item.common.title.colonUnlessSame(sentence(formula))
            return Passage(
                (sentence + power(of: item)).adding(office), basis: basis(item.common))
        case .any, .all:
            return Passage(
                (item.common.title.colon(Self.lead(item.test)) + power(of: item)).adding(office),
                basis: basis(item.common),
                parts: parts(item.test))
        }
    }

    private func power(of item: Item) -> Wording {
        guard item.isPower else { return Wording("") }
        return Wording(zh: "（可以而非应当）", en: " (the office may, but need not, go by this)")
    }

    private static func lead(_ test: Test) -> Wording {
        switch test {
        case .when: Wording("")
        case .any: Wording(zh: "符合下列任一情形", en: "any of these")
        case .all: Wording(zh: "下列各项全部成立", en: "all of these")
        }
    }

    private func parts(_ test: Test) -> [Passage] {
        switch test {
        case .when: return []
        case .any(let items, let exceptions), .all(let items, let exceptions):
            var passages = items.map { passage($0) }
            if !exceptions.isEmpty {
                passages.append(
                    Passage(
                        Wording(zh: "但有下列情形之一的除外：", en: "but not where one of these holds:"),
                        parts: exceptions.map { passage($0) }))
            }
            return passages
        }
    }

    func passage(_ definition: DefinitionInForce) -> Passage {
        let title = definition.common.title
        let basis = basis(definition.common)
        switch definition.body {
        case .value(let formula, let round):
            let rest = sentence(formula).adding(rounding(round))
                .adding(bounds(definition.min, definition.max))
            return Passage(title.colon(rest), basis: basis)
        case .test(let test):
            if case .when(let formula) = test {
                return Passage(title.colon(sentence(formula)), basis: basis)
            }
            return Passage(title.colon(Self.lead(test)), basis: basis, parts: parts(test))
        case .table(let table):
            let lead =
                table.hitPolicy == .first
                ? Wording(zh: "见下表，取最先符合的一行", en: "by this table; the first row that fits counts")
                : Wording(zh: "见下表", en: "by this table")
            return Passage(
                title.colon(lead), basis: basis, table: rows(table, of: definition))
        case .none:
            return Passage(title.colon(nobodysRule(definition.common)), basis: basis)
        }
    }

    func rows(_ table: TableDefinition, of definition: DefinitionInForce) -> [[Wording]] {
        var enumeration: Int?
        if case .enumeration(let index) = definition.type { enumeration = index }
        let heads = table.inputs.map(sentence) + [definition.common.title]
        let rows = table.rows.map { row in
            zip(row.tests, table.inputs).map { test, input in
                printer.cell(test.expression, of: input.expression)
            } + [printer.words(row.result.expression, enumeration: enumeration)]
        }
        return [heads] + rows
    }

    /// Who is to say what no rule says.
    private func nobodysRule(_ common: Common) -> Wording {
        var parts: [Wording] = []
        if let level = level(common.setBy) {
            parts.append(
                Wording(zh: "由\(level.zh)规定，尚未规定", en: "for \(level.en) to set; not set yet"))
        }
        if let office = level(common.decidedBy) {
            parts.append(
                Wording(zh: "逐案由\(office.zh)认定", en: "decided by \(office.en) in the single case"))
        }
        guard !parts.isEmpty else { return Wording(zh: "尚未规定", en: "not set") }
        return Wording(
            zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }

    func passage(_ part: AmountPart) -> Passage {
        let rest = part.value.map(sentence) ?? nobodysRule(part.common)
        return Passage(
            part.common.title.colon(rest.adding(rounding(part.round)))
                .adding(bounds(part.min, part.max)),
            basis: basis(part.common))
    }

    func sentence(_ line: Combination, seenFrom programme: Int) -> Wording {
        let others = line.programmes.filter { $0 != programme }
            .map { edition.programmes[$0].common.title }
        let with = Wording.sequence(others)
        guard let rule = line.rule else {
            let candidates = Wording.sequence(line.among.map(\.title))
            return with.colon(
                nobodysRule(line.common).adding(
                    Wording(zh: "可能：\(candidates.zh)", en: "possibly: \(candidates.en)")))
        }
        switch rule {
        case .exclusive:
            return with.colon(rule.title).adding(
                line.keep.map { edition.programmes[$0].common.title }.map {
                    Wording(zh: "保留\($0.zh)", en: "\($0.en) is kept")
                })
        case .difference:
            return with.colon(rule.title).adding(
                line.pays.map { edition.programmes[$0].common.title }.map {
                    Wording(zh: "\($0.zh)只补差额", en: "\($0.en) pays the difference")
                }
            ).adding(rounding(line.round))
        case .choice, .together: return with.colon(rule.title)
        }
    }
}

extension CombinationRule {
    var title: Wording {
        switch self {
        case .exclusive: Wording(zh: "不能同时享受", en: "not both")
        case .difference: Wording(zh: "可以同时享受，补足差额", en: "both, up to the difference")
        case .choice: Wording(zh: "选择其一", en: "one of them, by choice")
        case .together: Wording(zh: "可以同时享受", en: "both together")
        }
    }
}
