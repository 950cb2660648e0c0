public import Diagnostics

/// What rule authors can write in an expression: the one source of the help page, of the article
/// and of the test that runs every example.
public enum LanguageReference {
    public static let all: [Entry] =
        operators + words + decisions + sums + roundings + calculations + listFunctions + texts
        + times + spans
        + contextFunctions + strictness

    /// The entry of a name; spaces and capitals do not matter.
    public static func entry(named name: String) -> Entry? {
        let wanted = plain(name)
        return all.first { plain($0.name) == wanted }
    }

    public static func suggestion(for name: String) -> Wording? {
        Wording.didYouMean(name, among: all.map(\.name))
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().split(separator: " ").joined(separator: " ")
    }

    /// An operator, a function, or a rule of strictness.
    public struct Entry: Sendable {
        public let name: String
        public let group: Group
        public let meaning: Wording
        public let example: String
        public let outcome: Outcome

        init(
            _ name: String, _ group: Group, _ meaning: Wording, _ example: String,
            _ outcome: Outcome
        ) {
            self.name = name
            self.group = group
            self.meaning = meaning
            self.example = example
            self.outcome = outcome
        }
    }

    /// What comes of an example.
    public enum Outcome: Sendable, Hashable {
        case value(String)
        /// Loading refuses it with the entry's name as the code.
        case refused(instead: String)
    }

    public enum Group: String, Sendable, CaseIterable {
        case operators, words, decisions, sums, rounding, calculating, lists, texts, times, spans
        case contexts, strictness

        public var title: Wording {
            switch self {
            case .operators: Wording(zh: "运算符", en: "Operators")
            case .words: Wording(zh: "判断与逐个处理", en: "Choosing and repeating")
            case .decisions: Wording(zh: "是与否", en: "Yes and no")
            case .sums: Wording(zh: "汇总", en: "Summing up")
            case .rounding: Wording(zh: "取整", en: "Rounding")
            case .calculating: Wording(zh: "数与换算", en: "Numbers and conversion")
            case .lists: Wording(zh: "列表", en: "Lists")
            case .texts: Wording(zh: "文字", en: "Texts")
            case .times: Wording(zh: "日期与时间", en: "Dates and times")
            case .spans: Wording(zh: "区间的先后", en: "How ranges lie")
            case .contexts: Wording(zh: "键与值", en: "Keys and values")
            case .strictness: Wording(zh: "规则文件里不许写的", en: "What rule files refuse")
            }
        }
    }

    /// A table's rows, each: name, Chinese, English, example, result.
    static func table(_ group: Group, _ rows: [(String, String, String, String, String)]) -> [Entry]
    {
        rows.map { name, zh, en, example, result in
            Entry(name, group, Wording(zh: zh, en: en), example, .value(result))
        }
    }
}
