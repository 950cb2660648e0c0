import Diagnostics
import Engine
import FEEL
import RuleModel

/// The differences of rules as sentences: what was added or removed, or what it was and is.
struct ChangePassages {
    let older: ChangeWords
    let newer: ChangeWords
    let folding: Folding
    /// Else each in a line or two, and what a new thing consists of is left out.
    let isFull: Bool

    /// A chapter: what belongs together in one passage.
    func passages(_ changes: [Change]) -> [Passage] {
        let told = changes.filter { !$0.isRow && !folding.isFolded($0, isFull: isFull) }
        return ChangeGroups(told, likeness: { likeness($0)?.zh }).groups.map(passage)
    }

    private func passage(_ group: ChangeGroups.Group) -> Passage {
        switch group {
        case .one(let change): passage(change, below: change.trail)
        case .parts(let changes): parts(changes)
        case .partners(let programme, let changes): partners(of: programme, changes)
        case .alike(let changes): alike(changes)
        }
    }

    private func passage(_ change: Change, below trail: [Title]) -> Passage {
        switch change.nature {
        case .added: whole(change, trail, Self.added, newer)
        case .removed: whole(change, trail, Self.removed, older)
        case .changed: changed(change, trail)
        }
    }

    // MARK: - Groups

    private func parts(_ changes: [Change]) -> Passage {
        guard let first = changes.first, let last = first.trail.last else {
            return Passage(Wording(""))
        }
        let passages = changes.map { passage($0, below: []) }
        let title = Wording.trail(Array(first.trail.dropLast()), last)
        guard let basis = passages.first?.basis, passages.allSatisfy({ $0.basis == basis }) else {
            return Passage(title, parts: passages)
        }
        return Passage(title, basis: basis, parts: passages.map { $0.based(on: nil) })
    }

    /// `新增：价格临时补贴与下列各项可以同时享受：城市低保、农村低保`.
    private func partners(of id: String, _ changes: [Change]) -> Passage {
        guard let first = changes.first else { return Passage(Wording("")) }
        let words = first.nature == .removed ? older : newer
        let (kept, verb) = (words.programme(id) ?? Wording(id), Self.verb(first))
        let others = changes.flatMap { $0.item.id.split(separator: "+").map(String.init) }
            .filter { $0 != id }.map { words.programme($0) ?? Wording($0) }
        let list = Wording.sequence(others)
        let said = words.sentence(first.shown)
        return Passage(
            Wording(
                zh: "\(verb.zh)：\(kept.zh)与下列各项\(said.zh)：\(list.zh)",
                en: "\(verb.en): \(said.en): \(kept.en) with \(list.en)"),
            basis: words.basis(of: first.shown))
    }

    /// What is said of a difference where nothing but its name need be added.
    private func likeness(_ change: Change) -> Wording? {
        let isBrief =
            change.topic == .competences
            || change.topic == .facts && change.aspects.allSatisfy { !$0.name.isOfMeaning }
        guard isBrief, change.nature == .changed, change.olderName == nil else { return nil }
        return said(change, change.aspects.filter { !$0.name.isOfBasis })
    }

    /// `由县级民政部门规定 → 由省级民政部门规定：甲、乙`.
    private func alike(_ changes: [Change]) -> Passage {
        let titles = Wording.sequence(changes.map { Wording.trail($0.trail, $0.title) })
        let said = changes.first.flatMap(likeness) ?? Wording("")
        if changes.count == 1, changes.first?.topic == .facts {
            return Passage(
                titles.colon(said), basis: changes.first.flatMap { newer.basis(of: $0.shown) })
        }
        let cited = changes.flatMap { $0.citedAnew.isEmpty ? $0.shown.sources : $0.citedAnew }
        return Passage(said.colon(titles), basis: newer.law.basis(cited, .published))
    }

    // MARK: - What came or went

    /// With everything below it.
    private func whole(
        _ change: Change, _ trail: [Title], _ verb: Wording, _ words: ChangeWords
    ) -> Passage {
        let details = folding.details(of: change)
        let provision = change.shown
        let title = Wording.trail(trail, provision.title)
        let head = Wording(zh: "\(verb.zh)：\(title.zh)", en: "\(verb.en): \(title.en)")
        let said = words.told(provision, details)
        let basis = words.basis(of: provision)
        let text = said.map { head.sentence($0) } ?? head
        guard isFull else {
            // What something said that is gone is no longer the law: its title will do.
            return Passage(change.nature == .removed ? head : text, basis: basis)
        }
        return Passage(
            text, basis: basis,
            parts: parts(below: provision, details, words, basis)
                + details.filter { !words.isTold($0.shown, within: provision) }
                .map { part($0.shown, folding.details(of: $0), words, basis) })
    }

    private func parts(
        below provision: Provision, _ details: [Change], _ words: ChangeWords, _ basis: Wording?
    ) -> [Passage] {
        provision.isOneValue ? [] : provision.parts.map { part($0, details, words, basis) }
    }

    /// Its basis is told where it is not that of the whole.
    private func part(
        _ provision: Provision, _ details: [Change], _ words: ChangeWords, _ around: Wording?
    ) -> Passage {
        let own = words.basis(of: provision)
        return Passage(
            words.told(provision, details).map { provision.title.colon($0) } ?? provision.title,
            basis: own == around ? nil : own,
            parts: parts(below: provision, details, words, own))
    }

    // MARK: - What changed

    private func changed(_ change: Change, _ trail: [Title]) -> Passage {
        let title = Wording.trail(trail, change.title)
        let basis = change.newer.flatMap { newer.basis(of: $0) }
        var parts =
            change.item.kind == .combination ? wholes(change) : passages(change, change.aspects)
        if let name = change.olderName { parts.append(Passage(renamed(name, change.item))) }
        let passage = Passage(title, basis: basis, parts: parts)
        return isFull ? passage : passage.brief
    }

    /// A line of the matrix is one sentence on each side.
    private func wholes(_ change: Change) -> [Passage] {
        [
            change.older.map { Passage(Self.was.colon(older.sentence($0))) },
            change.newer.map { Passage(Self.isNow.colon(newer.sentence($0))) },
        ].compactMap { $0 }
    }

    private func passages(_ change: Change, _ aspects: [AspectChange]) -> [Passage] {
        var rest = aspects.filter { !$0.name.isOfBasis }
        var passages: [Passage] = []
        // A formula in place of a table, or a list in place of a formula.
        if let gone = rest.first(where: { $0.name.isOfBody && $0.newer == nil }),
            let come = rest.first(where: { $0.name.isOfBody && $0.older == nil })
        {
            rest.removeAll { $0.name == gone.name || $0.name == come.name }
            passages += [was(change, gone), isNow(change, come)].compactMap { $0 }
        }
        return passages + rest.flatMap { self.passages(change, $0) }
    }

    /// In one line: `名称：甲 → 乙`.
    func brief(_ change: Change, _ aspects: [AspectChange]) -> Wording {
        var said = [self.said(change, aspects)]
        if let name = change.olderName { said.append(renamed(name, change.item)) }
        return .semicolons(said.filter { !$0.zh.isEmpty })
    }

    private func said(_ change: Change, _ aspects: [AspectChange]) -> Wording {
        .semicolons(
            aspects.map { aspect in
                let name = aspect.name
                if name == .title, case .title(let title)? = aspect.older {
                    return Self.formerly.colon(title)
                }
                let before =
                    aspect.older.map { older.words($0, name, of: change.older) }
                    ?? Self.nothing(name)
                let after =
                    aspect.newer.map { newer.words($0, name, of: change.newer) }
                    ?? Self.nothing(name)
                let step = Wording(
                    zh: "\(before.zh) → \(after.zh)", en: "\(before.en) → \(after.en)")
                return name.isOfCompetence ? step : name.title.colon(step)
            })
    }

    private func renamed(_ older: ChangedItem, _ newer: ChangedItem) -> Wording {
        let (before, after) = (older.path.last ?? older.id, newer.path.last ?? newer.id)
        return Wording(
            zh: "代号 \(before) → \(after)，意思相同",
            en: "its id \(before) → \(after), the same in substance")
    }

    private func passages(_ change: Change, _ aspect: AspectChange) -> [Passage] {
        if let table = aspect.table, !table.isOtherTable { return table.rows.map(passage) }
        // The line above says what it is now.
        if aspect.name == .title || aspect.name == .act, case .title(let title)? = aspect.older {
            return [Passage((aspect.name == .act ? Self.was : Self.formerly).colon(title))]
        }
        let come = aspect.older == nil ? Self.added : Self.isNow
        let gone = aspect.newer == nil ? Self.removed : Self.was
        return [was(change, aspect, gone), isNow(change, aspect, come)].compactMap { $0 }
    }

    private func was(
        _ change: Change, _ aspect: AspectChange, _ lead: Wording = was
    ) -> Passage? {
        aspect.older.map { content in
            let said = older.words(
                content, aspect.name, of: change.older, marking: aspect.parts?.older)
            return passage(lead, said, content, aspect.name, older)
        }
    }

    private func isNow(
        _ change: Change, _ aspect: AspectChange, _ lead: Wording = isNow
    ) -> Passage? {
        aspect.newer.map { content in
            let said = newer.words(
                content, aspect.name, of: change.newer, marking: aspect.parts?.newer)
            return passage(lead, said, content, aspect.name, newer)
        }
    }

    /// `原（上限）：…`; what is plainly a condition or a formula is not called so.
    private func passage(
        _ lead: Wording, _ said: Wording, _ content: Aspect.Content, _ name: Aspect.Name,
        _ words: ChangeWords
    ) -> Passage {
        let text = said.zh.isEmpty ? Self.nothing(name) : said
        var rows: [[Wording]] = []
        if case .table(let table) = content { rows = words.rows(table) }
        let title = name.title
        let head =
            name.isOfBody
            ? lead : Wording(zh: "\(lead.zh)（\(title.zh)）", en: "\(lead.en) (\(title.en))")
        return Passage(head.colon(text), table: rows)
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

    // MARK: - Words

    private static let was = Wording(zh: "原", en: "before")
    private static let isNow = Wording(zh: "现", en: "now")
    private static let formerly = Wording(zh: "原名", en: "formerly called")
    private static let added = Wording(zh: "新增", en: "added")
    private static let removed = Wording(zh: "取消", en: "removed")

    private static func verb(_ change: Change) -> Wording {
        change.nature == .removed ? removed : added
    }

    private static func nothing(_ name: Aspect.Name) -> Wording {
        switch name {
        case .power: Wording(zh: "应当", en: "it must")
        case .onRequest: Wording(zh: "不申请也核算", en: "decided without a request too")
        case .setBy: Wording(zh: "文件中已写明", en: "stated in the text itself")
        case .decidedBy: Wording(zh: "不需逐案认定", en: "no finding in the single case")
        default: Wording(zh: "没有规定", en: "nothing is said")
        }
    }
}

extension Passage {
    func based(on basis: Wording?) -> Passage {
        Passage(text, basis: basis, parts: parts, table: table)
    }

    /// What it was and is in one sentence behind the head, where neither is a table.
    fileprivate var brief: Passage {
        guard !parts.isEmpty, parts.allSatisfy({ $0.parts.isEmpty && $0.table.isEmpty }) else {
            return Passage(text, basis: basis, parts: parts.map(\.brief), table: table)
        }
        return Passage(text.sentence(.semicolons(parts.map(\.text))), basis: basis)
    }
}

extension Wording {
    /// A head and what is said of it in a sentence of its own.
    fileprivate func sentence(_ rest: Wording) -> Wording {
        Wording(zh: "\(zh)。\(rest.zh)", en: "\(en). \(rest.en)")
    }

    static func semicolons(_ parts: [Wording]) -> Wording {
        Wording(
            zh: parts.map(\.zh).joined(separator: "；"),
            en: parts.map(\.en).joined(separator: "; "))
    }
}

extension Aspect.Name {
    /// Shown beside the sentence or in a chapter of its own, not as a line.
    var isOfBasis: Bool { self == .sources || self == .evidence }

    /// The rule itself.
    var isOfBody: Bool {
        self == .condition || self == .formula || self == .table || self == .grouping
            || self == .act || self == .term
    }
}
