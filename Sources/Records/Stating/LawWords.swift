import Diagnostics
import Engine
import FEEL
import RuleModel

/// The phrases of the law's pages, in both languages at once.
struct LawWords {
    let edition: Edition
    let printer: SentencePrinter
    let values: ValueWords
    private let zh: Phrases
    private let en: Phrases

    /// - Parameter home: The document whose articles are named without it.
    init(_ edition: Edition, home: String? = nil) {
        self.edition = edition
        printer = SentencePrinter(edition)
        values = ValueWords(edition: edition)
        zh = Phrases(edition, language: .zh, home: home)
        en = Phrases(edition, language: .en, home: home)
    }

    func both(_ say: (Phrases) -> String) -> Wording {
        Wording(zh: say(zh), en: say(en))
    }

    func day(_ date: CalendarDate) -> Wording { both { $0.day(date) } }

    /// `自2021年7月1日至2026年6月30日`.
    func period(from: CalendarDate?, to: CalendarDate?) -> Wording? {
        switch (from.map(day), to.map(day)) {
        case (let from?, let to?):
            Wording(zh: "自\(from.zh)至\(to.zh)", en: "from \(from.en) to \(to.en)")
        case (let from?, nil): Wording(zh: "自\(from.zh)起", en: "since \(from.en)")
        case (nil, let to?): Wording(zh: "至\(to.zh)止", en: "until \(to.en)")
        case (nil, nil): nil
        }
    }

    /// Articles; how sure they are where they are less sure than a copy, or where asked.
    func basis(_ sources: [Citation], _ evidence: Evidence, isFull: Bool = false) -> Wording? {
        let articles = both { $0.citations(sources) }
        let doubt = isFull || evidence.needsWarning ? evidence.title : nil
        switch (articles.zh.isEmpty, doubt) {
        case (true, nil): return nil
        case (true, let doubt?): return doubt
        case (false, nil): return articles
        case (false, let doubt?):
            return Wording(zh: "\(articles.zh)；\(doubt.zh)", en: "\(articles.en); \(doubt.en)")
        }
    }

    func basis(_ common: Common) -> Wording? { basis(common.sources, common.evidence) }

    /// The first day of a rule: its own, else that of the document it renders.
    func beginning(of common: Common) -> CalendarDate? {
        common.from ?? common.sources.lazy.compactMap { edition.documents[$0.document]?.from }.first
    }

    func level(_ id: String?) -> Title? {
        guard let id else { return nil }
        return edition.levels.first { $0.id == id }?.title ?? Title(id)
    }

    /// `person.age`: as rule files declare it.
    func qualifiedID(_ definition: DefinitionInForce) -> String {
        let entity = edition.entities[definition.entity]
        return "\(definition.isOfKind ? entity.kind ?? entity.id : entity.id).\(definition.id)"
    }

    func sentence(_ formula: Formula) -> Wording { printer.words(formula.expression) }

    /// `向上取整到 1 的倍数`.
    func rounding(_ rule: RoundingRule?) -> Wording? {
        switch rule {
        case nil: nil
        case .fixed(let rounding): self.rounding(rounding)
        case .named(let name, let standard):
            if let standard, edition.standards.indices.contains(standard) {
                Wording(
                    zh: "按「\(edition.standards[standard].common.title.zh)」取整",
                    en: "rounded by the “\(edition.standards[standard].common.title.en)”")
            } else {
                Wording(zh: "按「\(name)」取整", en: "rounded by “\(name)”")
            }
        }
    }

    func rounding(_ rounding: Rounding) -> Wording {
        let step = values.text(rounding.step)
        return Wording(
            zh: "\(rounding.mode.title.zh)到 \(step) 的倍数",
            en: "rounded \(rounding.mode.title.en) to a multiple of \(step)")
    }

    /// `四舍五入到 1`, for a cell of a table.
    func briefly(_ rounding: Rounding) -> Wording {
        let (step, mode) = (values.text(rounding.step), rounding.mode.title)
        let way = mode.en.prefix { $0 != "," }
        return Wording(zh: "\(mode.zh)到 \(step)", en: "\(way) to \(step)")
    }

    func bounds(_ min: Formula?, _ max: Formula?) -> Wording? {
        switch (min.map(sentence), max.map(sentence)) {
        case (let min?, let max?):
            Wording(
                zh: "不低于 \(min.zh)，不高于 \(max.zh)",
                en: "at least \(min.en) and at most \(max.en)")
        case (let min?, nil): Wording(zh: "不低于 \(min.zh)", en: "at least \(min.en)")
        case (nil, let max?): Wording(zh: "不高于 \(max.zh)", en: "at most \(max.en)")
        case (nil, nil): nil
        }
    }
}

extension Wording {
    /// A name and what is said of it.
    func colon(_ rest: Wording) -> Wording {
        Wording(zh: "\(zh)：\(rest.zh)", en: "\(en): \(rest.en)")
    }

    /// The same, but a name alone where nothing else is said.
    func colonUnlessSame(_ rest: Wording) -> Wording {
        let whole = colon(rest)
        return Wording(zh: zh == rest.zh ? zh : whole.zh, en: en == rest.en ? en : whole.en)
    }

    /// What is added in passing.
    func adding(_ more: Wording?) -> Wording {
        more.map { Wording(zh: "\(zh)，\($0.zh)", en: "\(en), \($0.en)") } ?? self
    }
}

extension RoundingMode {
    fileprivate var title: Wording {
        switch self {
        case .up: Wording(zh: "进位", en: "up, away from zero,")
        case .down: Wording(zh: "舍去", en: "down, towards zero,")
        case .halfUp: Wording(zh: "四舍五入", en: "half up")
        case .halfDown: Wording(zh: "五舍六入", en: "half down")
        case .halfEven: Wording(zh: "四舍六入五成双", en: "half to even")
        case .ceiling: Wording(zh: "向上取整", en: "up")
        case .floor: Wording(zh: "向下取整", en: "down")
        }
    }
}

extension ProgrammeKind {
    var title: Wording {
        switch self {
        case .monthlyCash: Wording(zh: "按月发放现金", en: "monthly cash")
        case .oneOffCash: Wording(zh: "一次性现金", en: "one-off cash")
        case .inKind: Wording(zh: "实物", en: "in kind")
        case .service: Wording(zh: "服务", en: "service")
        case .monitoring: Wording(zh: "认定", en: "recognition")
        }
    }
}
