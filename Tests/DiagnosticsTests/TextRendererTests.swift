import Diagnostics
import Testing

@Suite struct TextRendererTests {
    private let file = SourceFile(
        path: "rules/低保.yaml", text: "名称: 低保\n  when: 人均收人 < 标准\n\tx: \u{1B}[31m\n")

    private func range(of text: String, in file: SourceFile) -> SourceRange {
        let found = file.text.index(of: text)
        let start = found.map { file.text.utf8.distance(from: file.text.startIndex, to: $0) } ?? 0
        return SourceRange(file: file, start: start, end: start + text.utf8.count)
    }

    private func unknownName() -> Diagnostic {
        Diagnostic(
            "feel/unknown-name", at: range(of: "人均收人", in: file),
            Wording(zh: "不认识名称「人均收人」", en: "name 「人均收人」 is not known"),
            hint: Wording(zh: "是不是「人均收入」？", en: "did you mean 「人均收入」?"),
            notes: [
                .init(
                    range: range(of: "低保", in: file),
                    message: Wording(zh: "在这个项目里", en: "in this programme"))
            ])
    }

    @Test("a diagnostic shows place, message, line, caret, hint and notes")
    func english() {
        #expect(
            TextRenderer(language: .en).render(unknownName()) == """
                rules/低保.yaml:2:9: error: name 「人均收人」 is not known [feel/unknown-name]
                    when: 人均收人 < 标准
                          ^^^^^^^^
                  hint: did you mean 「人均收入」?
                rules/低保.yaml:1:5: note: in this programme
                  名称: 低保
                        ^^^^

                """)
    }

    @Test("the same in Chinese")
    func chinese() {
        #expect(
            TextRenderer(language: .zh).render(unknownName()) == """
                rules/低保.yaml:2:9: 错误: 不认识名称「人均收人」 [feel/unknown-name]
                    when: 人均收人 < 标准
                          ^^^^^^^^
                  提示: 是不是「人均收入」？
                rules/低保.yaml:1:5: 说明: 在这个项目里
                  名称: 低保
                        ^^^^

                """)
    }

    @Test("tabs take four columns and escape sequences are not passed on")
    func controls() {
        let diagnostic = Diagnostic(
            "yaml/control-character", .warning, at: range(of: "\u{1B}", in: file),
            Wording("x"))
        #expect(
            TextRenderer(language: .en).render(diagnostic) == """
                rules/低保.yaml:3:5: warning: x [yaml/control-character]
                      x: \u{FFFD}[31m
                         ^

                """)
    }

    @Test("a place at the end of a line has its caret behind the line")
    func endOfLine() {
        let file = SourceFile(path: "a", text: "键: 值")
        let end = file.text.utf8.count
        let diagnostic = Diagnostic(
            "a/b", at: SourceRange(file: file, start: end, end: end), Wording("x"))
        #expect(
            TextRenderer(language: .en).render(diagnostic)
                == "a:1:5: error: x [a/b]\n  键: 值\n        ^\n".replacing(
                    "        ^", with: "        ^"))
    }

    @Test("a range over several lines is underlined to the end of its first line")
    func severalLines() {
        let file = SourceFile(path: "a", text: "ab: c\nd: e\n")
        let diagnostic = Diagnostic(
            "a/b", at: SourceRange(file: file, start: 4, end: 10), Wording("x"))
        #expect(
            TextRenderer(language: .en).render(diagnostic)
                == "a:1:5: error: x [a/b]\n  ab: c\n      ^\n")
    }

    @Test("of a very long line only the part around the caret is shown")
    func longLine() {
        let file = SourceFile(
            path: "a",
            text: String(repeating: "甲", count: 500) + "x" + String(repeating: "乙", count: 500))
        let diagnostic = Diagnostic("a/b", at: range(of: "x", in: file), Wording("x"))
        let lines = TextRenderer(language: .en).render(diagnostic).split(separator: "\n")
        #expect(lines[1].displayWidth <= 170)
        let caret = lines[2].prefix { $0 != "^" }.count
        var column = 0
        let above = lines[1].first { character in
            defer { column += character.displayWidth }
            return column == caret
        }
        #expect(above == "x")
    }

    @Test("without a place only the message is shown; colours come on request")
    func noPlace() {
        let diagnostic = Diagnostic("a/b", at: nil, Wording("x"))
        #expect(TextRenderer(language: .zh).render(diagnostic) == "错误: x [a/b]\n")
        #expect(
            TextRenderer(language: .zh, usesColor: true).render(diagnostic)
                == "\u{1B}[1;31m错误\u{1B}[0m: x \u{1B}[2m[a/b]\u{1B}[0m\n")
    }
}

extension String {
    fileprivate func index(of part: String) -> String.Index? {
        indices.first { self[$0...].hasPrefix(part) }
    }
}
