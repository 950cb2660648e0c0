import Diagnostics
import Engine
import FEEL
import RuleModel

/// The differences of rules as sentences: what was added or removed, or what it was and is.
struct ChangePassages {
    let older: ChangeWords
    let newer: ChangeWords

    func passage(_ change: Change) -> Passage {
        switch change.nature {
        case .added: whole(change, Wording(zh: "新增", en: "added"), newer)
        case .removed: whole(change, Wording(zh: "取消", en: "removed"), older)
        case .changed: changed(change)
        }
    }

    /// What came or went, with everything below it.
    private func whole(_ change: Change, _ word: Wording, _ words: ChangeWords) -> Passage {
        let provision = change.shown
        let said = Self.told(provision, by: words)
        let title = Wording.trail(change.trail, provision.title)
        let head = Wording(zh: "\(word.zh)：\(title.zh)", en: "\(word.en): \(title.en)")
        return Passage(
            said.map { Wording(zh: "\(head.zh)。\($0.zh)", en: "\(head.en). \($0.en)") } ?? head,
            basis: words.basis(of: provision),
            parts: provision.parts.map { part(below: $0, words) })
    }

    /// `nil` where the title says all.
    private static func told(_ provision: Provision, by words: ChangeWords) -> Wording? {
        let said = words.sentence(provision)
        return said.zh.isEmpty || said.zh == provision.title.zh ? nil : said
    }

    private func part(below provision: Provision, _ words: ChangeWords) -> Passage {
        let said = Self.told(provision, by: words)
        return Passage(
            said.map { provision.title.colon($0) } ?? provision.title,
            basis: words.basis(of: provision),
            parts: provision.parts.map { part(below: $0, words) })
    }

    private func changed(_ change: Change) -> Passage {
        let title = Wording.trail(change.trail, change.title)
        let basis = change.newer.flatMap { newer.basis(of: $0) }
        if change.topic == .competences {
            let said = change.aspects.filter { !$0.name.isOfBasis }
            return brief(change, said, basis: basis)
        }
        var parts = change.item.kind == .combination ? wholes(change) : passages(change.aspects)
        if let name = change.olderName { parts.append(Passage(renamed(name, change.item))) }
        return Passage(title, basis: basis, parts: parts)
    }

    /// A line of the matrix is one sentence on each side.
    private func wholes(_ change: Change) -> [Passage] {
        [
            change.older.map { Passage(Self.was.colon(older.sentence($0))) },
            change.newer.map { Passage(Self.isNow.colon(newer.sentence($0))) },
        ].compactMap { $0 }
    }

    private func passages(_ aspects: [AspectChange]) -> [Passage] {
        var rest = aspects.filter { !$0.name.isOfBasis }
        var passages: [Passage] = []
        // A formula in place of a table, or a list in place of a formula.
        if let gone = rest.first(where: { $0.name.isOfBody && $0.newer == nil }),
            let come = rest.first(where: { $0.name.isOfBody && $0.older == nil })
        {
            rest.removeAll { $0.name == gone.name || $0.name == come.name }
            passages += [was(gone), isNow(come)].compactMap { $0 }
        }
        return passages + rest.flatMap(self.passages)
    }

    /// In one line: `名称：甲 → 乙`.
    func brief(_ change: Change, _ aspects: [AspectChange], basis: Wording? = nil) -> Passage {
        var said = aspects.map { aspect in
            let before = aspect.older.map { older.words($0, aspect.name) } ?? Wording("—")
            let after = aspect.newer.map { newer.words($0, aspect.name) } ?? Wording("—")
            let step = Wording(zh: "\(before.zh) → \(after.zh)", en: "\(before.en) → \(after.en)")
            return aspect.name.isOfCompetence ? step : aspect.name.title.colon(step)
        }
        if let name = change.olderName { said.append(renamed(name, change.item)) }
        let text = Wording(
            zh: said.map(\.zh).joined(separator: "；"), en: said.map(\.en).joined(separator: "; "))
        return Passage(Wording.trail(change.trail, change.title).colon(text), basis: basis)
    }

    private func renamed(_ older: ChangedItem, _ newer: ChangedItem) -> Wording {
        let (before, after) = (older.path.last ?? older.id, newer.path.last ?? newer.id)
        return Wording(
            zh: "代号 \(before) → \(after)，意思相同", en: "its id \(before) → \(after), the same thing")
    }

    private func passages(_ aspect: AspectChange) -> [Passage] {
        if let table = aspect.table, !table.isOtherTable { return table.rows.map(passage) }
        if aspect.name == .title, case .title(let title)? = aspect.older {
            return [Passage(Wording(zh: "原名", en: "formerly called").colon(title))]
        }
        let come = aspect.older == nil ? Wording(zh: "新增", en: "added") : Self.isNow
        let gone = aspect.newer == nil ? Wording(zh: "取消", en: "removed") : Self.was
        return [was(aspect, gone), isNow(aspect, come)].compactMap { $0 }
    }

    private func was(_ aspect: AspectChange, _ lead: Wording = was) -> Passage? {
        aspect.older.map { passage(lead, $0, aspect.name, older, aspect.parts?.older) }
    }

    private func isNow(_ aspect: AspectChange, _ lead: Wording = isNow) -> Passage? {
        aspect.newer.map { passage(lead, $0, aspect.name, newer, aspect.parts?.newer) }
    }

    /// `原（上限）：…`; what is plainly a condition or a formula is not called so.
    private func passage(
        _ lead: Wording, _ content: Aspect.Content, _ name: Aspect.Name, _ words: ChangeWords,
        _ marks: Set<TextRange>?
    ) -> Passage {
        var text = words.words(content, name, marking: marks)
        if text.zh.isEmpty { text = Self.nothing(name) }
        var rows: [[Wording]] = []
        if case .table(let table) = content { rows = words.rows(table) }
        let title = name.title
        let head =
            name.isOfBody
            ? lead : Wording(zh: "\(lead.zh)（\(title.zh)）", en: "\(lead.en) (\(title.en))")
        return Passage(head.colon(text), table: rows)
    }

    static let was = Wording(zh: "原", en: "before")
    static let isNow = Wording(zh: "现", en: "now")

    private static func nothing(_ name: Aspect.Name) -> Wording {
        switch name {
        case .power: Wording(zh: "应当", en: "it must")
        case .onRequest: Wording(zh: "不申请也核算", en: "decided without a request too")
        default: Wording(zh: "没有规定", en: "nothing is said")
        }
    }

    /// One row of a table: what it was, what it is, with the cells that differ marked.
    private func passage(_ row: TableComparison.Row) -> Passage {
        let (before, after) = (
            row.older.map { older.sentence($0, changed: row.changed) },
            row.newer.map { newer.sentence($0, changed: row.changed) }
        )
        switch (before, after) {
        case (nil, let after?):
            return Passage(Wording(zh: "新增一行：", en: "a row was added: ") + after)
        case (let before?, nil):
            return Passage(Wording(zh: "取消一行：", en: "a row was removed: ") + before)
        case (let before?, let after?):
            return Passage(
                Wording(zh: "一行改变", en: "a row changed"),
                parts: [
                    Passage(Self.was.colon(before)), Passage(Self.isNow.colon(after)),
                ])
        case (nil, nil): return Passage(Wording(""))
        }
    }
}

extension Aspect.Name {
    /// Shown beside the sentence or in a chapter of its own, not as a line.
    var isOfBasis: Bool { self == .sources || self == .evidence }

    /// The rule itself.
    var isOfBody: Bool {
        self == .condition || self == .formula || self == .table || self == .grouping
    }
}
