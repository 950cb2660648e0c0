import Diagnostics
import Engine
import FEEL
import RuleModel

/// Finds what somebody should look at.
struct Alerts {
    let difference: EditionDifference
    let older: ComparedLaw
    let newer: ComparedLaw
    let words: ChangeWords
    let rows: [StandardRow]
    /// Formulas and values that tests try, where that was asked for.
    let tried: Set<SourceRange>?

    var all: [Alert] {
        noLongerSet + lowered + checks + carried + ofNotices + bases + untested
    }

    private var lowered: [Alert] {
        rows.filter(\.isDecrease).map { row in
            Alert(
                .decrease, row.item,
                row.title.colon(
                    Wording(
                        zh: "低于原来，\(row.older.zh) → \(row.newer.zh)",
                        en: "lower than before, \(row.older.en) → \(row.newer.en)")))
        }
    }

    private var noLongerSet: [Alert] {
        difference.changes.filter { change in
            change.item.kind == .standard && change.older?.standardValue?.isSet == true
                && change.newer?.standardValue?.isSet != true
        }.map { change in
            let resting = difference.consequences.programmes(restingOn: change.item.owner)
            let said = Wording(zh: "不再有规定的值", en: "its value is no longer set")
            return Alert(
                .unset, change.item,
                Wording.trail(change.trail, change.title).colon(
                    .semicolons(
                        resting.isEmpty
                            ? [said] : [said, Self.undecided(resting.map(\.common.title))])),
                at: change.shown.range)
        }
    }

    private static func undecided(_ programmes: [Title]) -> Wording {
        let list = Wording.sequence(programmes)
        return Wording(zh: "\(list.zh)可能无法核定", en: "\(list.en) may remain undecided")
    }

    private var checks: [Alert] {
        let known = Set(older.failedChecks.map(\.check.id))
        return newer.failedChecks.filter { !known.contains($0.check.id) }.map { failed in
            Alert(
                .check, ChangedItem(.check, failed.check.id),
                Wording(zh: "核对不符：", en: "does not hold: ") + failed.check.common.title,
                at: failed.diagnostic.range)
        }
    }

    /// Past their review, with nothing new published: all that share a notice in one line.
    private var carried: [Alert] {
        var titles: [Int: [Title]] = [:]
        for standard in newer.edition.standards {
            guard case .values(let values) = standard.state else { continue }
            let notices = Set(values.values.compactMap(\.notice))
            for index in notices
            where newer.edition.notices[index].reviewBy < newer.edition.day
                && !wasCarried(newer.edition.notices[index])
            {
                titles[index, default: []].append(standard.common.title)
            }
        }
        return titles.keys.sorted().map { index in
            let notice = newer.edition.notices[index]
            let review = words.law.day(notice.reviewBy)
            return Alert(
                .carried, nil,
                Wording.sequence(titles[index] ?? []).colon(
                    Wording(
                        zh: "没有新的公布，沿用《\(notice.title.zh)》，应于\(review.zh)前复核，尚未确认",
                        en:
                            "nothing new published; carried on from “\(notice.title.en)”, which was "
                            + "to be reviewed by \(review.en)")))
        }
    }

    /// The older side carried it on, too: then nothing became different.
    private func wasCarried(_ notice: NoticeIdentity) -> Bool {
        notice.reviewBy < older.edition.day && older.edition.notices.contains(notice)
    }

    private var ofNotices: [Alert] {
        newer.edition.notices.compactMap { notice -> Alert? in
            switch notice.status {
            case .inForce: nil
            case .draft:
                Alert(
                    .draft, nil,
                    Wording(
                        zh: "《\(notice.title.zh)》是草案，还不是规定",
                        en: "“\(notice.title.en)” is a draft and not in force"))
            case .illustrative:
                Alert(
                    .illustrative, nil,
                    Wording(
                        zh: "《\(notice.title.zh)》只是示例，不是正式标准",
                        en: "“\(notice.title.en)” is an illustration and no law"))
            }
        }
    }

    /// Of what decides differently: without a source, or with a weak one.
    private var bases: [Alert] {
        decisive.flatMap { change -> [Alert] in
            guard let newer = change.newer else { return [] }
            let title = Wording.trail(change.trail, change.title)
            var alerts: [Alert] = []
            if newer.sources.isEmpty, !newer.isDeclaredStandard {
                alerts.append(
                    Alert(
                        .unsourced, change.item,
                        title.colon(Wording(zh: "没有写依据", en: "cites no source")),
                        at: newer.range))
            }
            if newer.evidence.needsWarning {
                alerts.append(
                    Alert(
                        .evidence, change.item,
                        title.colon(newer.evidence.title), at: newer.range))
            }
            return alerts
        }
    }

    private var untested: [Alert] {
        guard let tried else { return [] }
        return decisive.compactMap { change in
            guard let newer = change.newer, change.isUntried(tried) else { return nil }
            let title = Wording.trail(change.trail, change.title)
            return Alert(
                .untested, change.item,
                title.colon(Wording(zh: "没有案例试过", en: "no test tries it")), at: newer.range)
        }
    }

    private var decisive: [Change] {
        difference.changes.filter { change in
            change.nature != .changed || change.aspects.contains { $0.name.isOfMeaning }
        }.filter { ![.fact, .check, .enumeration].contains($0.item.kind) }
    }
}

extension StandardValue {
    var isSet: Bool { if case .unset = self { false } else { true } }
}

extension Change {
    /// Of rows of a table, whether one of those that differ is not tried; else whether nothing of
    /// the newer side is.
    fileprivate func isUntried(_ tried: Set<SourceRange>) -> Bool {
        let rows = aspects.compactMap(\.table).filter { !$0.isOtherTable }.flatMap(\.rows)
        let results = rows.compactMap { $0.newer?.result.range }
        if results.contains(where: { !tried.contains($0) }) { return true }
        let places = newer?.decisivePlaces ?? []
        return !places.isEmpty && places.allSatisfy { !tried.contains($0) }
    }
}

extension Provision {
    /// What is said of a standard beside its values: the sources are those of the values.
    fileprivate var isDeclaredStandard: Bool { item.kind == .standard && item.path.isEmpty }

    /// The formulas and values that run where it decides, those of its parts among them.
    fileprivate var decisivePlaces: [SourceRange] {
        let own = aspects.flatMap { aspect -> [SourceRange] in
            switch aspect.content {
            case .formula(let formula)
            where aspect.name == .condition || aspect.name == .formula:
                [formula.range]
            case .value(.published(let published)): [published.range]
            case .table(let table): table.rows.map(\.result.range)
            default: []
            }
        }
        return own + parts.flatMap(\.decisivePlaces)
    }
}
