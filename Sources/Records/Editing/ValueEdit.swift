package import Diagnostics
import FEEL
package import RuleModel
import YAML

/// Sets one value of a notice and leaves every other character of its file as it is.
package struct ValueEdit {
    /// The whole new text.
    package let text: String
    /// The line that changed, counted from 1, as it was (`nil` where it is new) and as it is.
    package let line: Int
    package let older: String?
    package let newer: String

    /// - Parameters:
    ///   - name: Id or Chinese name of the standard.
    ///   - row: Of a standard with keys one for each, by ids or Chinese names.
    ///   - language: Of the comment that keeps the value of the year before.
    package static func make(
        _ value: String, of name: String, row: [String], in file: SourceFile, _ book: RuleBook,
        language: Language, into found: inout DiagnosticBag
    ) -> ValueEdit? {
        guard let root = YAML.parse(file, into: &found) else { return nil }
        guard let notice = root["notice"], let values = notice["values"] else {
            found.add(.noNotice(file))
            return nil
        }
        guard let standard = book.standard(named: name) else {
            found.add(.noStandard(name, at: values.range, book))
            return nil
        }
        let around = ValuePlace(standard, [], in: file, values: values, book).range
        guard let path = book.path(row, of: standard, at: around, into: &found) else {
            return nil
        }
        let place = ValuePlace(standard, path, in: file, values: values, book)
        guard
            let text = StatedText(value, of: standard, at: place.range, book, into: &found)?.text,
            let edited = place.setting(text, language: language)
        else { return nil }
        return ValueEdit(edited, of: file, into: &found)
    }

    /// `nil` where more than one line would change or the file would no longer be read.
    private init?(_ text: String, of file: SourceFile, into found: inout DiagnosticBag) {
        let (before, after) = (Self.lines(file.text), Self.lines(text))
        let same = zip(before, after).prefix { $0 == $1 }.count
        let end = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count
        let changed =
            max(before.count, after.count) - min(end, min(before.count, after.count) - same)
            - same
        var ignored = DiagnosticBag()
        guard changed <= 1, same < after.count,
            YAML.parse(
                SourceFile(path: file.path, text: text), into: &ignored) != nil
        else {
            found.add(.moreThanOneLine(file))
            return nil
        }
        self.text = text
        line = same + 1
        older = before.count == after.count ? before[same] : nil
        newer = after[same]
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension RuleBook {
    func standard(named name: String) -> Standard? {
        standards.first { $0.id == name || $0.title.zh == name }
    }

    /// The ids of a row; what is wrong with it is found.
    fileprivate func path(
        _ row: [String], of standard: Standard, at range: SourceRange,
        into found: inout DiagnosticBag
    ) -> [String]? {
        let keys = standard.keys.map { enumerations[$0] }
        guard row.count == keys.count else {
            found.add(.wrongRow(standard, keys, at: range))
            return nil
        }
        var ids: [String] = []
        for (name, key) in zip(row, keys) {
            guard let match = key.cases.first(where: { $0.id == name || $0.title.zh == name })
            else {
                found.add(.noRow(name, key, at: range))
                return nil
            }
            ids.append(match.id)
        }
        return ids
    }
}

extension Diagnostic {
    fileprivate static func noNotice(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            "edit/no-notice", at: SourceRange(file: file, start: 0, end: 0),
            Wording(
                zh: "这个文件里没有 notice 和它的 values",
                en: "this file has no notice with values"),
            hint: Wording(
                zh: "yingbao standards new 会写出一份", en: "yingbao standards new writes one"))
    }

    fileprivate static func noStandard(
        _ name: String, at range: SourceRange, _ book: RuleBook
    ) -> Diagnostic {
        let names = book.standards.flatMap { [$0.id, $0.title.zh] }
        return Diagnostic(
            "rule/unknown-standard", at: range,
            Wording(zh: "没有标准「\(name)」", en: "there is no standard “\(name)”"),
            hint: .didYouMean(name, among: names)
                ?? Wording(
                    zh: "yingbao standards 列出全部标准", en: "yingbao standards lists all of them"))
    }

    fileprivate static func wrongRow(
        _ standard: Standard, _ keys: [Enumeration], at range: SourceRange
    ) -> Diagnostic {
        guard !keys.isEmpty else {
            return Diagnostic(
                "edit/wrong-row", at: range,
                Wording(
                    zh: "「\(standard.title.zh)」只有一个值，没有分项",
                    en: "“\(standard.title.en)” has one value and no rows"),
                hint: Wording(zh: "去掉 --row", en: "leave out --row"))
        }
        let rows = keys.map { key in key.cases.map(\.id).joined(separator: "|") }
            .joined(separator: "/")
        return Diagnostic(
            "edit/wrong-row", at: range,
            Wording(
                zh: "「\(standard.title.zh)」按"
                    + keys.map { "「\($0.title.zh)」" }.joined(separator: "、") + "分别规定",
                en: "“\(standard.title.en)” is set by "
                    + keys.map(\.title.en).joined(separator: " and ")),
            hint: Wording(zh: "写 --row \(rows)", en: "write --row \(rows)"))
    }

    fileprivate static func noRow(
        _ name: String, _ key: Enumeration, at range: SourceRange
    ) -> Diagnostic {
        let names = key.cases.flatMap { [$0.id, $0.title.zh] }
        return Diagnostic(
            "rule/unknown-value-key", at: range,
            Wording(
                zh: "「\(key.title.zh)」没有值「\(name)」",
                en: "\(key.title.en) has no value “\(name)”"),
            hint: .didYouMean(name, among: names)
                ?? Wording(zh: "它的值：", en: "its values: ") + .list(names))
    }

    fileprivate static func moreThanOneLine(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            "edit/more-than-one-line", at: SourceRange(file: file, start: 0, end: 0),
            Wording(
                zh: "这个值的写法不能只改一行，文件没有动",
                en:
                    "this value is written so that more than one line would change; nothing was done"
            ),
            hint: Wording(
                zh: "请在编辑器里修改，然后运行 yingbao lint",
                en: "change it in an editor and run yingbao lint"))
    }
}
