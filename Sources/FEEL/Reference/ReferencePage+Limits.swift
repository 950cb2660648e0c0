import Diagnostics

// What one expression may take: far above what a rule needs, and below what would harm a machine.
extension ReferencePage {
    static let limitsTitle = Wording(zh: "限度", en: "Limits")

    /// Each limit with what it bounds.
    static let limits: [(amount: String, meaning: Wording)] = {
        let limits = Limits()
        return [
            (
                "\(ParserLimits.textLength / 1024) KB",
                Wording(zh: "一个表达式的长度", en: "the text of one expression")
            ),
            (
                "\(ParserLimits.nesting)",
                Wording(zh: "括号套括号的层数", en: "brackets within brackets")
            ),
            (
                "\(ParserLimits.height)",
                Wording(zh: "一个式子里连写的运算", en: "operators in a row, as in a + b + …")
            ),
            (
                "\(limits.steps)",
                Wording(zh: "计算的步数，按所涉及的每一项计", en: "steps, one for each part that is visited")
            ),
            (
                "\(limits.time.components.seconds) s",
                Wording(zh: "计算的时间", en: "the time, where somebody waits")
            ),
            ("\(limits.depth)", Wording(zh: "函数互相调用的深度", en: "calls within calls")),
            ("\(limits.listLength)", Wording(zh: "一个列表的项数", en: "elements of a list")),
            (
                "\(limits.nesting)",
                Wording(zh: "列表套列表的层数", en: "lists within lists")
            ),
            (
                "\(limits.stringLength / 1_000_000) MB",
                Wording(zh: "一段文字的长度", en: "a text that is made")
            ),
        ]
    }()

    static func limitLines(in language: Language) -> [String] {
        let width = limits.map(\.amount.displayWidth).max() ?? 0
        return ["", limitsTitle[language]]
            + limits.map { "  " + $0.amount.padded(to: width) + "  " + $0.meaning[language] }
    }

    static var limitTable: [String] {
        [
            "", "### \(limitsTitle.zh) · \(limitsTitle.en)", "",
            "超过任何一项都是一个有位置的错误，不会卡住。"
                + "Whatever exceeds one is an error with its place; nothing hangs.", "",
            "|  | 中文 | English |", "| --- | --- | --- |",
        ] + limits.map { "| \($0.amount) | \($0.meaning.zh) | \($0.meaning.en) |" }
    }
}
