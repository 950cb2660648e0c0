import Diagnostics
import Engine
import FEEL
import RuleModel

// Standards with their values and the notices these come from.
extension LawWords {
    func passage(_ standard: StandardInForce) -> Passage {
        let title = standard.common.title
        switch standard.state {
        case .unset:
            return Passage(title.colon(unset(standard.common)), basis: basis(standard.common))
        case .computed(let formula, let round, let evidence):
            return Passage(
                title.colon(
                    Wording(
                        zh: "没有公布，按 \(sentence(formula).zh) 计算",
                        en: "not published; computed as \(sentence(formula).en)")
                ).adding(rounding(round)),
                basis: basis(standard.common.sources, evidence))
        case .values(let values):
            if let value = values[[]] {
                return Passage(
                    title.colon(words(value, of: standard)),
                    basis: basis(value))
            }
            return Passage(
                title.colon(Wording(zh: "分别规定", en: "by case")), basis: basis(standard.common),
                parts: keys(of: standard).map { key in
                    passage(key, values[key], of: standard)
                })
        }
    }

    private func passage(
        _ key: [String], _ value: PublishedValue?, of standard: StandardInForce
    ) -> Passage {
        let name = name(ofKey: key, of: standard)
        guard let value else { return Passage(name.colon(unset(standard.common))) }
        return Passage(name.colon(words(value, of: standard)), basis: basis(value))
    }

    /// All combinations of the ids that key a standard, in the order of the enumerations.
    func keys(of standard: StandardInForce) -> [[String]] {
        var keys: [[String]] = [[]]
        for index in standard.keys where edition.enumerations.indices.contains(index) {
            let ids = edition.enumerations[index].cases.map(\.id)
            keys = keys.flatMap { key in ids.map { key + [$0] } }
        }
        return keys
    }

    func name(ofKey key: [String], of standard: StandardInForce) -> Wording {
        .sequence(
            zip(key, standard.keys).map { id, enumeration in
                values.words(.string(id), enumeration: enumeration)
            })
    }

    private func unset(_ common: Common) -> Wording {
        level(common.setBy).map {
            Wording(zh: "尚未规定，应由\($0.zh)规定", en: "not set; for \($0.en) to set")
        } ?? Wording(zh: "尚未规定", en: "not set")
    }

    private func words(_ value: PublishedValue, of standard: StandardInForce) -> Wording {
        words(value.value, value.rounding, of: standard)
    }

    func words(
        _ value: Value, _ rounding: Rounding?, of standard: StandardInForce
    ) -> Wording {
        if let rounding { return self.rounding(rounding) }
        switch (value, standard.type) {
        case (.number(let number), .number(let unit)): return values.words(number, in: unit)
        case (_, .enumeration(let index)):
            return values.words(value, enumeration: index)
        default: return values.words(value)
        }
    }

    /// The notice that published a value, else the article that fixes it.
    private func basis(_ value: PublishedValue) -> Wording? {
        guard let index = value.notice, edition.notices.indices.contains(index) else {
            return basis(value.sources, value.evidence)
        }
        let notice = edition.notices[index]
        let (since, review) = (day(notice.effective), day(notice.reviewBy))
        var text = Wording(
            zh: "《\(notice.title.zh)》，自\(since.zh)起执行",
            en: "“\(notice.title.en)”, in force since \(since.en)")
        if notice.reviewBy < edition.day {
            text = text.adding(
                Wording(zh: "应于\(review.zh)前复核，尚未确认", en: "was to be reviewed by \(review.en)"))
        }
        switch notice.status {
        case .inForce: break
        case .draft: text = text.adding(Wording(zh: "草案", en: "a draft"))
        case .illustrative: text = text.adding(Wording(zh: "示例，不是正式标准", en: "an illustration"))
        }
        guard value.evidence.needsWarning else { return text }
        return text.adding(value.evidence.title)
    }
}
