import Diagnostics
import FEEL
import RuleModel
import YAML

/// The words for values that are not what their fact takes.
///
/// None repeats the value: the line of the file shows it, unless it is personal.
extension Diagnostic {
    static func notAValue(_ node: YAMLNode, _ title: Title) -> Diagnostic {
        Diagnostic(
            "record/not-a-value", at: node.range,
            Wording(
                zh: "「\(title.zh)」应当是一个值，这里是\(node.kindName.zh)",
                en: "“\(title.en)” takes one value; this is \(node.kindName.en)"))
    }

    static func missingValue(_ node: YAMLNode, _ title: Title) -> Diagnostic {
        Diagnostic(
            "record/no-value", at: node.range,
            Wording(
                zh: "「\(title.zh)」的说明里没有 value", en: "this statement of “\(title.en)” has no value"),
            hint: Wording(
                zh: "写法：{value: 值, by: 谁认定, on: 日期, reason: 理由}",
                en: "write {value: …, by: who, on: date, reason: why}"))
    }

    static func notStatable(_ node: YAMLNode, _ title: Title) -> Diagnostic {
        Diagnostic(
            "record/not-statable", at: node.range,
            Wording(
                zh: "「\(title.zh)」不是能填写的类型",
                en: "“\(title.en)” is of a type that records cannot state"))
    }

    static func notABoolean(_ node: YAMLNode, _ title: Title?) -> Diagnostic {
        Diagnostic(
            "record/not-yes-or-no", at: node.range,
            Wording(
                zh: "\(title.map { "「\($0.zh)」" } ?? "这里")应当填「是」或「否」",
                en: "\(title.map { "“\($0.en)”" } ?? "this") takes yes or no"),
            hint: Wording(
                zh: "写 true（是）或 false（否），不加引号", en: "write true or false, without quotes"))
    }

    static func notANumber(_ node: YAMLNode, _ form: ValueForm) -> Diagnostic {
        let isQuoted = node.style != .plain
        return Diagnostic(
            "record/not-a-number", at: node.range,
            Wording(
                zh: "「\(form.title.zh)」应当是数字", en: "“\(form.title.en)” takes a number"),
            hint: isQuoted
                ? Wording(zh: "数字不加引号", en: "numbers stand without quotes")
                : Wording(
                    zh: "只写数字，如 1500 或 850.50：不写单位、千分位逗号和全角数字",
                    en: "digits only, as 1500 or 850.50: no unit, no thousands separator"))
    }

    static func below(_ node: YAMLNode, _ form: ValueForm, least: Number) -> Diagnostic {
        Diagnostic(
            "record/below-minimum", at: node.range,
            least.isZero
                ? Wording(
                    zh: "「\(form.title.zh)」不能是负数",
                    en: "“\(form.title.en)” cannot be negative")
                : Wording(
                    zh: "「\(form.title.zh)」不能小于 \(least)",
                    en: "“\(form.title.en)” cannot be below \(least)"))
    }

    static func above(_ node: YAMLNode, _ form: ValueForm, greatest: Number) -> Diagnostic {
        Diagnostic(
            "record/above-maximum", at: node.range,
            Wording(
                zh: "「\(form.title.zh)」不能大于 \(greatest)",
                en: "“\(form.title.en)” cannot be above \(greatest)"))
    }

    static func notADate(_ node: YAMLNode, _ title: Title?) -> Diagnostic {
        Diagnostic(
            "record/not-a-date", at: node.range,
            Wording(
                zh: "\(title.map { "「\($0.zh)」" } ?? "这里")应当是日历上有的日期",
                en: "\(title.map { "“\($0.en)”" } ?? "this") takes a date of the calendar"),
            hint: Wording(
                zh: "写法：年-月-日，如 1984-03-01", en: "write year-month-day, as 1984-03-01"))
    }

    static func inTheFuture(_ node: YAMLNode, _ title: Title?) -> Diagnostic {
        Diagnostic(
            "record/in-the-future", at: node.range,
            Wording(
                zh: "\(title.map { "「\($0.zh)」" } ?? "这个日期")还没有到",
                en: "\(title.map { "“\($0.en)”" } ?? "this date") lies in the future"),
            hint: Wording(zh: "请核对年份", en: "check the year"))
    }

    static func notInList(
        _ node: YAMLNode, _ enumeration: Enumeration, _ title: Title
    ) -> Diagnostic {
        let names = enumeration.cases.flatMap { [$0.title.zh, $0.id] }
        let nearest = node.text.flatMap { Spelling.closest(to: $0, among: names) }
        let zh = enumeration.cases.map(\.title.zh).joined(separator: "、")
        let en = enumeration.cases.map { "\($0.id) (\($0.title.zh))" }.joined(separator: ", ")
        return Diagnostic(
            "record/not-in-list", at: node.range,
            Wording(
                zh: "「\(title.zh)」没有这个值", en: "“\(title.en)” has no such value"),
            hint: Wording(
                zh: (nearest.map { "是不是「\($0)」？" } ?? "") + "可以填：\(zh)",
                en: (nearest.map { "did you mean “\($0)”? " } ?? "") + "possible: \(en)"))
    }

    static func notOverTime(_ node: YAMLNode, _ title: Title) -> Diagnostic {
        Diagnostic(
            "record/not-over-time", at: node.range,
            Wording(
                zh: "「\(title.zh)」随时间变化时，每项要写 from 和 value",
                en: "where “\(title.en)” changes over time, each item takes from and value"),
            hint: Wording(
                zh: "写法：[{from: 2024-01-01, value: 785}]",
                en: "write [{from: 2024-01-01, value: 785}]"))
    }

    static func endsBeforeItBegins(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "record/ends-before-it-begins", at: node.range,
            Wording(zh: "结束日期早于开始日期", en: "this ends before it begins"))
    }

    static func overlap(_ title: Title, _ place: SourceRange, with other: SourceRange)
        -> Diagnostic
    {
        Diagnostic(
            "record/overlap-in-time", at: place,
            Wording(
                zh: "「\(title.zh)」在同一天有两个值",
                en: "“\(title.en)” has two values on one day"),
            hint: Wording(
                zh: "上一项要在这一项开始之前结束", en: "end the earlier one before this one begins"),
            notes: [Note(range: other, message: Wording(zh: "另一个在这里", en: "the other one"))])
    }

    static func gap(
        _ title: Title, after day: CalendarDate, _ place: SourceRange,
        _ other: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "record/gap-in-time", .warning, at: place,
            Wording(
                zh: "「\(title.zh)」在 \(day) 之后有一段时间没有值，按未知处理",
                en: "“\(title.en)” has no value for a time after \(day); it counts as not known"),
            notes: [
                Note(range: other, message: Wording(zh: "上一项在这里", en: "the one before"))
            ])
    }
}
