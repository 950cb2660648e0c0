import Diagnostics

/// The rejects as CSV: one row for each reason, with its place in the file.
struct RejectWriter {
    let language: Language

    var head: [UInt8] {
        var text = CSVText()
        let titles = [
            ("household", "家庭编号"), ("file", "文件"), ("line", "行"), ("column", "列"),
            ("kind", "性质"), ("code", "代码"), ("reason", "原因"), ("hint", "怎么办"),
        ]
        for title in titles { text.add(language == .zh ? title.1 : title.0) }
        text.endRow()
        return text.bytes
    }

    func row(_ reject: Reject) -> [UInt8] {
        var text = CSVText()
        text.add(reject.household)
        text.add(reject.file)
        text.add(reject.line)
        text.add(reject.column)
        let kind =
            reject.severity == .error
            ? Wording(zh: "退回", en: "rejected") : Wording(zh: "提醒", en: "warning")
        text.add(kind[language])
        text.add(reject.code)
        text.add(reject.message[language])
        text.add(reject.hint?[language] ?? "")
        text.endRow()
        return text.bytes
    }
}
