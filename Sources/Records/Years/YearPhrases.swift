import Diagnostics
import Engine
import FEEL
import RuleModel

extension Outcome {
    /// As a word on its own in tables and charts.
    var word: Wording {
        switch self {
        case .eligible: Wording(zh: "符合", en: "eligible")
        case .notEligible: Wording(zh: "不符合", en: "not eligible")
        case .undetermined: Wording(zh: "未确定", en: "undetermined")
        case .discretionary: Wording(zh: "由机关决定", en: "discretionary")
        }
    }
}

extension Phrases {
    /// `城市低保（全家）`, `特困供养（m1）`.
    func programme(_ title: Title, _ subject: Subject) -> String {
        switch subject {
        case .household: title[language]
        case .member(let id): title[language] + parenthesised(person(id))
        }
    }

    /// A sum with its sign: `+45`, `−12.5`, `0`.
    func signed(_ number: Number) -> String {
        number.isNegative || number.isZero ? self.number(number) : "+" + self.number(number)
    }

    /// That values in use are made up or not yet in force; `nil` where all are law.
    var caution: String? {
        let notices = edition.notices.filter { $0.status != .inForce }
        guard !notices.isEmpty else { return nil }
        let titles = notices.map { $0.title[language] }.joined(separator: comma)
        return notices.contains { $0.status == .illustrative }
            ? say(
                zh: "注意：用了示例数值，不是正式标准（\(titles)）",
                en: "Note: illustrative values, not the law (\(titles))")
            : say(zh: "注意：用了草案（\(titles)）", en: "Note: drafts are used (\(titles))")
    }

    func year(_ year: Int) -> String { say(zh: "\(year)年", en: "\(year)") }
}
