import Diagnostics
import FEEL
import RuleModel

/// A value as somebody typed it, as it is written into a rule file.
struct StatedText {
    let text: String

    /// `nil`, with the reason, where it is no value of the standard.
    init?(
        _ typed: String, of standard: Standard, at range: SourceRange, _ book: RuleBook,
        into found: inout DiagnosticBag
    ) {
        let typed = String(typed.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        switch standard.type {
        case _ where typed == "computed" && standard.canBeComputed: text = typed
        case .number(let unit):
            guard
                let number = Self.number(typed, unit ?? .none, standard, at: range, book, &found)
            else { return nil }
            text = number
        case .boolean where typed == "true" || typed == "false": text = typed
        case .rounding where typed.hasPrefix("{"): text = typed
        case .enumeration(let index):
            let cases = book.enumerations[index].cases
            guard let match = cases.first(where: { $0.id == typed || $0.title.zh == typed }) else {
                found.add(.notOneOf(typed, cases, at: range))
                return nil
            }
            text = match.id
        default:
            found.add(.otherForm(typed, standard, at: range))
            return nil
        }
    }

    /// Digits, with the standard's own unit behind them or none.
    private static func number(
        _ typed: String, _ unit: MeasurementUnit, _ standard: Standard, at range: SourceRange,
        _ book: RuleBook, _ found: inout DiagnosticBag
    ) -> String? {
        let digits = String(typed.prefix { "0123456789.-".contains($0) })
        let rest = typed.dropFirst(digits.count).drop { $0 == " " }
        if let number = Number(digits) {
            if rest.isEmpty { return digits }
            if let stated = book.unit(named: String(rest)) {
                if stated == unit { return digits }
                found.add(.wrongUnit(number, stated, unit, standard, at: range, book))
                return nil
            }
        }
        found.add(.noNumber(typed, at: range))
        return nil
    }
}

extension Diagnostic {
    /// Which sign is none of a number, and what was probably meant.
    fileprivate static func noNumber(_ typed: String, at range: SourceRange) -> Diagnostic {
        let spelling = NumberSpelling(typed)
        let mistake = spelling.mistake
        return Diagnostic(
            "edit/no-number", at: range,
            Wording(
                zh: "「\(typed)」不是数\(mistake.map { "：\($0.zh)" } ?? "")",
                en: "“\(typed)” is no number\(mistake.map { ": \($0.en)" } ?? "")"),
            hint: spelling.meant.map {
                Wording(zh: "是不是 \($0)？", en: "did you mean \($0)?")
            }
                ?? Wording(
                    zh: "只写数字，如 770 或 770.50", en: "write digits alone, such as 770 or 770.50"))
    }

    fileprivate static func wrongUnit(
        _ number: Number, _ stated: MeasurementUnit, _ unit: MeasurementUnit, _ standard: Standard,
        at range: SourceRange, _ book: RuleBook
    ) -> Diagnostic {
        let (given, wanted) = (book.name(of: stated), book.name(of: unit))
        let plain = number.exactText
        var hint = Wording(
            zh: "单位不必写，\(plain) 就是 \(plain) \(wanted.zh)",
            en: "leave the unit out: \(plain) means \(plain) \(wanted.en)")
        if stated.converted == unit {
            let months = MeasurementUnit.monthsPerYear
            let other =
                unit.isMonthly ? number.divided(by: months) : number.multiplied(by: months)
            let text = other?.rounded(scale: 4, .halfEven)?.exactText ?? ""
            hint = Wording(
                zh: "合 \(text) \(wanted.zh)，文件里写的是哪一个？",
                en: "that is \(text) \(wanted.en); which of the two does the document say?")
        }
        return Diagnostic(
            "edit/wrong-unit", at: range,
            Wording(
                zh: "「\(standard.title.zh)」的单位是 \(wanted.zh)，不是 \(given.zh)",
                en: "“\(standard.title.en)” is counted in \(wanted.en), not in \(given.en)"),
            hint: hint)
    }

    fileprivate static func notOneOf(
        _ typed: String, _ cases: [EnumerationCase], at range: SourceRange
    ) -> Diagnostic {
        let names = cases.flatMap { [$0.id, $0.title.zh] }
        return Diagnostic(
            "rule/bad-value", at: range,
            Wording(
                zh: "「\(typed)」不是可以写的值", en: "“\(typed)” is none of the values"),
            hint: .didYouMean(typed, among: names)
                ?? Wording(zh: "可以写：", en: "possible: ") + .list(names))
    }

    fileprivate static func otherForm(
        _ typed: String, _ standard: Standard, at range: SourceRange
    ) -> Diagnostic {
        let form =
            standard.type == .rounding
            ? Wording(zh: "'{to: 1, mode: up}'", en: "'{to: 1, mode: up}'")
            : Wording(zh: "true 或 false", en: "true or false")
        return Diagnostic(
            "rule/bad-value", at: range,
            Wording(
                zh: "「\(typed)」不是「\(standard.title.zh)」的值",
                en: "“\(typed)” is no value of “\(standard.title.en)”"),
            hint: Wording(zh: "写 \(form.zh)", en: "write \(form.en)"))
    }
}
