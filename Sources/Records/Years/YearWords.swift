import Diagnostics
import Engine
import FEEL
import RuleModel

/// One year's edition, asked for cells of the table.
struct YearWords {
    private let edition: Edition
    private let words: ChangeWords
    private let places: [String: Int]

    init(_ edition: Edition) {
        self.edition = edition
        words = ChangeWords(edition)
        places = Dictionary(
            edition.standards.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    var names: [(standard: String, row: [String])] {
        edition.standards.flatMap { standard in
            edition.keyPaths(of: standard).map { (standard.id, $0) }
        }
    }

    func has(_ standard: String) -> Bool { places[standard] != nil }

    func title(of standard: String) -> Title? {
        places[standard].map { edition.standards[$0].common.title }
    }

    func title(of row: [String], _ standard: String) -> Title? {
        places[standard].map { edition.title(ofKey: row, of: edition.standards[$0]) }
    }

    func unit(of standard: String) -> Wording? { words.unit(ofStandard: standard) }

    func cell(
        _ standard: String, _ row: [String], in year: Int, after previous: Number?
    ) -> YearCell {
        guard let index = places[standard] else { return .absent }
        let value = edition.value(ofStandard: index, row)
        let declared = edition.standards[index]
        let (step, percent) = StandardRow.step(from: previous, to: value.number)
        let notice = notice(of: value)
        let state = state(of: value, notice)
        let since = state == .computed ? nil : notice?.effective ?? declared.common.from
        return YearCell(
            state: state, text: text(value, state, standard), number: value.number, step: step,
            percent: percent, source: state == .unset ? nil : source(value, declared, notice),
            evidence: state == .unset ? nil : evidence(value), status: notice?.status,
            since: since.flatMap { $0.year == year && ($0.month, $0.day) != (1, 1) ? $0 : nil })
    }

    private func notice(of value: StandardValue) -> NoticeIdentity? {
        guard case .published(let published) = value else { return nil }
        return published.notice.map { edition.notices[$0] }
    }

    private func state(of value: StandardValue, _ notice: NoticeIdentity?) -> YearCell.State {
        switch value {
        case .unset: .unset
        case .computed: .computed
        case .published:
            if let notice { notice.reviewBy < edition.day ? .carried : .published } else { .fixed }
        }
    }

    private func text(
        _ value: StandardValue, _ state: YearCell.State, _ standard: String
    ) -> Wording {
        if case .computed(_, _, _, let result) = value {
            guard case .number(let number)? = result else {
                return Wording(zh: "待算", en: "open")
            }
            return Wording("=\(number.exactText)")
        }
        let text = words.words(value, ofStandard: standard)
        return state == .carried ? Wording(zh: "[\(text.zh)]", en: "[\(text.en)]") : text
    }

    private func evidence(_ value: StandardValue) -> Evidence? {
        switch value {
        case .published(let published): published.evidence
        case .computed(_, _, let evidence, _): evidence
        case .unset: nil
        }
    }

    private func source(
        _ value: StandardValue, _ standard: StandardInForce, _ notice: NoticeIdentity?
    ) -> Wording? {
        if case .computed(let formula, let round, let evidence, _) = value {
            let way = words.law.sentence(formula).adding(words.law.rounding(round))
            let basis = words.law.basis(standard.common.sources, evidence)
            return Wording(zh: "计算：", en: "computed: ") + way.adding(basis)
        }
        guard let notice else {
            let sources: [Citation] =
                if case .published(let published) = value { published.sources } else {
                    standard.common.sources
                }
            return words.law.basis(sources, evidence(value) ?? .published)
        }
        let day = words.law.day(notice.effective)
        var text = Wording(
            zh: "《\(notice.title.zh)》，自\(day.zh)起", en: "“\(notice.title.en)”, from \(day.en)")
        switch notice.status {
        case .inForce: break
        case .draft: text = text.adding(Wording(zh: "草案", en: "a draft"))
        case .illustrative: text = text.adding(Wording(zh: "示例", en: "an illustration"))
        }
        guard let evidence = evidence(value), evidence.needsWarning else { return text }
        return text.adding(evidence.title)
    }
}
