import Diagnostics

/// The words for mistakes in the head of a file.
extension Diagnostic {
    static func columnTwice(_ title: String, _ first: String, at place: SourceRange?) -> Diagnostic
    {
        Diagnostic(
            "caseload/column-twice", at: place,
            Wording(
                zh: "「\(title)」和「\(first)」两列是同一项",
                en: "the columns “\(title)” and “\(first)” are one thing"),
            hint: Wording(
                zh: "在对照文件里把其中一列写成「不用」", en: "call one of them “ignored” in a mapping"))
    }

    static func noKeyColumn(
        _ path: String, zh: String, en: String, at place: SourceRange?
    ) -> Diagnostic {
        Diagnostic(
            "caseload/no-key-column", at: place,
            Wording(
                zh: "「\(path)」没有「\(zh)」（\(en)）这一列，无法与其他文件对应",
                en: "“\(path)” has no column “\(en)”, by which it is joined with the other files"),
            hint: Wording(
                zh: "在对照文件里写明哪一列是「\(en)」", en: "say in a mapping which column is “\(en)”"))
    }

    static func notInTables(_ title: String, at place: SourceRange?) -> Diagnostic {
        Diagnostic(
            "caseload/not-in-tables", at: place,
            Wording(
                zh: "「\(title)」不能写在表格里", en: "“\(title)” cannot stand in a table"),
            hint: Wording(
                zh: "请用 NDJSON 记录，或者在对照文件里写「不用」",
                en: "use NDJSON records, or call it “ignored” in a mapping"))
    }

    static func unknownColumn(_ title: String, at place: SourceRange?, hint: Wording) -> Diagnostic
    {
        Diagnostic(
            "caseload/unknown-column", at: place,
            Wording(zh: "不知道「\(title)」这一列是什么", en: "the column “\(title)” is not known"),
            hint: hint)
    }
}
