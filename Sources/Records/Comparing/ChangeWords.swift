import Diagnostics
import Engine
import FEEL
import RuleModel

/// What one side of a comparison says, in sentences.
struct ChangeWords {
    let law: LawWords

    private var edition: Edition { law.edition }

    init(_ edition: Edition, home: String? = nil) {
        law = LawWords(edition, home: home)
    }

    // MARK: - Standards

    private func standard(_ id: String) -> StandardInForce? {
        edition.standards.first { $0.id == id }
    }

    func unit(ofStandard id: String) -> Wording? {
        guard case .number(let unit?)? = standard(id)?.type, !unit.factors.isEmpty else {
            return nil
        }
        return law.values.name(of: unit)
    }

    /// Without its unit, which stands once in the line.
    func words(_ value: StandardValue, ofStandard id: String) -> Wording {
        switch value {
        case .unset: return Wording(zh: "未定", en: "not set")
        case .published(let published):
            if let rounding = published.rounding { return law.briefly(rounding) }
            guard case .number(let number) = published.value else {
                return standard(id).map {
                    law.words(published.value, nil, of: $0)
                } ?? Wording("")
            }
            return Wording(law.values.text(number))
        case .computed(let formula, let round, _, let result):
            let way = law.sentence(formula).adding(law.rounding(round))
            guard case .number(let number)? = result else {
                return Wording(zh: "按 \(way.zh) 计算", en: "computed: \(way.en)")
            }
            let text = law.values.text(number)
            return Wording(zh: "\(text)（计算：\(way.zh)）", en: "\(text) (computed: \(way.en))")
        }
    }

    // MARK: - Where it comes from

    /// A notice by its title, articles otherwise.
    func basis(of provision: Provision) -> Wording? {
        guard case .published(let published)? = provision.standardValue,
            let index = published.notice, edition.notices.indices.contains(index)
        else { return law.basis(provision.sources, provision.evidence) }
        let notice = edition.notices[index]
        let title = Wording(zh: "《\(notice.title.zh)》", en: "“\(notice.title.en)”")
        let doubt: Wording? =
            switch notice.status {
            case .draft: Wording(zh: "草案", en: "a draft")
            case .illustrative: nil
            case .inForce: published.evidence.needsWarning ? published.evidence.title : nil
            }
        return title.adding(doubt)
    }

    // MARK: - Rules

    /// A whole thing in one sentence, without its title: what a condition says, an amount is, a
    /// definition means.
    func sentence(_ provision: Provision) -> Wording {
        if let value = provision.standardValue {
            return words(value, ofStandard: provision.item.id)
        }
        let parts = provision.aspects.filter { Self.speaks($0.name) }
            .map { words($0.content, $0.name, of: provision) }.filter { !$0.zh.isEmpty }
        if parts.isEmpty, let level = level(provision) { return level }
        return parts.dropFirst().reduce(parts.first ?? Wording("")) { $0.adding($1) }
    }

    /// What is said besides the title; `nil` where the title says all.
    ///
    /// Where a condition is a thing that came with it, what that thing says stands for it.
    func told(_ provision: Provision, _ details: [Change] = []) -> Wording? {
        // What always holds needs no more words than its title.
        if case .formula(let formula)? = provision[.condition],
            case .literal(.boolean(true)) = formula.expression.kind
        {
            return nil
        }
        var said = sentence(provision)
        if let detail = details.first(where: { isName(said, of: $0.shown) }),
            detail.shown.parts.isEmpty, let meant = told(detail.shown)
        {
            said = meant
        }
        if provision.isOneValue, let value = provision.parts.first {
            said = said.zh.isEmpty ? sentence(value) : said.adding(sentence(value))
        }
        return said.zh.isEmpty || said.zh == provision.title.zh ? nil : said
    }

    /// Whether the whole thing stands already in the place of its name.
    func isTold(_ detail: Provision, within provision: Provision) -> Bool {
        guard detail.parts.isEmpty else { return false }
        return isName(sentence(provision), of: detail)
            || provision.parts.contains { isTold(detail, within: $0) }
    }

    private func isName(_ said: Wording, of provision: Provision) -> Bool {
        said.zh == provision.title.zh
    }

    private static func speaks(_ name: Aspect.Name) -> Bool {
        switch name {
        case .value, .condition, .formula, .table, .grouping, .power, .covers, .rounding, .min,
            .max, .rule, .among, .keep, .pays, .office, .term, .otherwise, .askIf:
            true
        default: false
        }
    }

    /// Whose business it is, where no rule says more.
    private func level(_ provision: Provision) -> Wording? {
        let names: [Aspect.Name] = [.setBy, .decidedBy]
        let parts = names.compactMap { name in
            provision[name].map { words($0, name, of: provision) }
        }
        return parts.isEmpty ? nil : parts.dropFirst().reduce(parts[0]) { $0.adding($1) }
    }

    /// A formula with the smallest parts that differ marked.
    /// - Parameter owner: Whose aspect it is: texts in its formulas are values of its type.
    func words(
        _ content: Aspect.Content, _ name: Aspect.Name, of owner: Provision?,
        marking marks: Set<TextRange>? = nil
    ) -> Wording {
        switch content {
        case .formula(let formula):
            let whole = formula.expression.range
            let marks = marks.map { $0.contains(whole) ? [] : $0 } ?? []
            let said = law.printer.marking(marks)
                .words(formula.expression, enumeration: owner?.enumeration)
            return phrase(said, name)
        case .term(let step): return law.timing(step)
        case .value(let value): return words(value, ofStandard: "")
        case .table(let table):
            let count = table.rows.count
            return Wording(zh: "见 \(count) 行的表", en: "by a table of \(count) rows")
        case .rounding(let rule): return law.rounding(rule) ?? Wording("")
        case .type(let type): return self.type(type)
        case .level(let id): return competence(id, name)
        case .words(let ids): return words(ids, name)
        case .flag(let flag): return self.flag(flag, name)
        case .fact(let value): return law.values.words(value)
        case .day(let day): return law.day(day)
        case .title(let title): return title
        case .sources(let sources): return law.both { $0.citations(sources) }
        case .evidence(let evidence): return evidence.title
        }
    }

    private func phrase(_ words: Wording, _ name: Aspect.Name) -> Wording {
        switch name {
        case .min: Wording(zh: "不低于 \(words.zh)", en: "at least \(words.en)")
        case .max: Wording(zh: "不高于 \(words.zh)", en: "at most \(words.en)")
        case .covers: Wording(zh: "覆盖\(words.zh)", en: "covering \(words.en)")
        case .askIf: Wording(zh: "仅当\(words.zh)时询问", en: "asked only where \(words.en)")
        default: words
        }
    }

    private func competence(_ id: String, _ name: Aspect.Name) -> Wording {
        let level = law.level(id) ?? Wording(id)
        if name == .office { return level }
        return name == .setBy
            ? Wording(zh: "由\(level.zh)规定", en: "for \(level.en) to set")
            : Wording(zh: "逐案由\(level.zh)认定", en: "decided by \(level.en) in the single case")
    }

    private func type(_ type: FEELType) -> Wording {
        switch type {
        case .boolean: Wording(zh: "是或否", en: "yes or no")
        case .number(let unit?) where !unit.factors.isEmpty: law.values.name(of: unit)
        case .number: Wording(zh: "数", en: "a number")
        case .date: Wording(zh: "日期", en: "a date")
        case .string: Wording(zh: "文字", en: "a text")
        case .rounding: Wording(zh: "取整规则", en: "a rounding rule")
        case .enumeration(let index): edition.enumerations[index].title
        default: Wording(zh: "其他", en: "something else")
        }
    }

    private func flag(_ flag: Bool, _ name: Aspect.Name) -> Wording {
        switch (name, flag) {
        case (.power, true):
            Wording(zh: "可以而非应当", en: "the office may, but need not")
        case (.onRequest, true):
            Wording(zh: "申请的才核算", en: "decided only where it is applied for")
        default: Wording("")
        }
    }

    private func words(_ ids: [String], _ name: Aspect.Name) -> Wording {
        .sequence(
            ids.map { id in
                switch name {
                case .rule, .among: CombinationRule(rawValue: id)?.title ?? Wording(id)
                case .keep:
                    programme(id).map {
                        Wording(zh: "保留\($0.zh)", en: "\($0.en) is kept")
                    } ?? Wording(id)
                case .pays:
                    programme(id).map {
                        Wording(zh: "\($0.zh)只补差额", en: "\($0.en) pays the difference")
                    } ?? Wording(id)
                case .programmes: programme(id) ?? Wording(id)
                case .kind: ProgrammeKind(rawValue: id)?.title ?? Wording(id)
                case .starts: ProgrammeStart(rawValue: id)?.title ?? Wording(id)
                case .grouping:
                    id == "any"
                        ? Wording(zh: "符合下列任一情形", en: "any of these")
                        : Wording(zh: "下列各项全部成立", en: "all of these")
                default: edition.entities.first { $0.id == id }?.title ?? Wording(id)
                }
            })
    }

    func programme(_ id: String) -> Title? {
        edition.programmes.first { $0.id == id }?.common.title
    }
}

extension ProgrammeStart {
    var title: Wording {
        switch self {
        case .monthAfterDecision: Wording(zh: "从决定的次月起", en: "from the month after the decision")
        case .onDecision: Wording(zh: "自决定时起", en: "from the decision on")
        }
    }
}

extension Aspect.Name {
    /// What the older and the newer words are words of.
    var title: Wording {
        switch self {
        case .value: Wording(zh: "数值", en: "value")
        case .condition: Wording(zh: "条件", en: "condition")
        case .formula: Wording(zh: "算法", en: "formula")
        case .table: Wording(zh: "表", en: "table")
        case .grouping: Wording(zh: "各项关系", en: "how the items join")
        case .power: Wording(zh: "可以还是应当", en: "may or must")
        case .covers: Wording(zh: "覆盖的人", en: "whom it covers")
        case .rounding: Wording(zh: "取整", en: "rounding")
        case .min: Wording(zh: "下限", en: "least")
        case .max: Wording(zh: "上限", en: "greatest")
        case .rule: Wording(zh: "能否同时享受", en: "both or one")
        case .among: Wording(zh: "可能的办法", en: "possible ways")
        case .keep: Wording(zh: "保留哪一项", en: "which is kept")
        case .pays: Wording(zh: "哪一项补差", en: "which pays the difference")
        case .act: Wording(zh: "要做的事", en: "what is to be done")
        case .office: Wording(zh: "由谁办", en: "who does it")
        case .term: Wording(zh: "期限", en: "term")
        case .programmes: Wording(zh: "适用于", en: "for")
        case .kind: Wording(zh: "救助方式", en: "what is granted")
        case .starts: Wording(zh: "起始", en: "start")
        case .decides: Wording(zh: "对象", en: "for whom it is decided")
        case .onRequest: Wording(zh: "是否按申请核算", en: "on request")
        case .type: Wording(zh: "单位或类型", en: "unit or type")
        case .keys: Wording(zh: "按什么分别规定", en: "what it is set by")
        case .askIf: Wording(zh: "何时询问", en: "when it is asked")
        case .otherwise: Wording(zh: "不询问时的值", en: "value where it is not asked")
        case .severity: Wording(zh: "轻重", en: "severity")
        case .suggest: Wording(zh: "给经办人的建议", en: "suggestion to the office")
        case .setBy: Wording(zh: "由谁规定", en: "who sets it")
        case .decidedBy: Wording(zh: "由谁认定", en: "who decides it")
        case .ask: Wording(zh: "问法", en: "question")
        case .title: Wording(zh: "名称", en: "name")
        case .id: Wording(zh: "代号", en: "id")
        case .from: Wording(zh: "起始日", en: "first day")
        case .to: Wording(zh: "截止日", en: "last day")
        case .sources: Wording(zh: "依据", en: "source")
        case .evidence: Wording(zh: "把握程度", en: "evidence")
        }
    }
}

extension Provision {
    /// The enumeration that its values are of.
    var enumeration: Int? {
        if case .type(.enumeration(let index))? = self[.type] { index } else { nil }
    }

    /// A standard with a single value, which stands in the same line.
    var isOneValue: Bool { parts.count == 1 && parts.first?.item.path == ["value"] }
}
