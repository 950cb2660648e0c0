/// The languages that everything printed for people exists in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case zh
    case en
}

/// A sentence or a title in both languages.
public struct Wording: Sendable, Hashable {
    public let zh: String
    public let en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The text in one language.
    public subscript(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}

extension Wording {
    /// The same in both languages, such as a name.
    public init(_ both: String) {
        self.init(zh: both, en: both)
    }

    public static func + (left: Wording, right: Wording) -> Wording {
        Wording(zh: left.zh + right.zh, en: left.en + right.en)
    }

    /// 「甲」、「乙」 or “甲”, “乙”.
    public static func list(_ names: some Sequence<String>) -> Wording {
        Wording(
            zh: names.map { "「\($0)」" }.joined(separator: "、"),
            en: names.map { "“\($0)”" }.joined(separator: ", "))
    }

    /// What stands in a file, set off from what is said of it.
    public static func quoted(_ text: String) -> Wording {
        Wording(zh: "「\(text)」", en: "“\(text)”")
    }

    /// The hint for a misspelt name; nil when no candidate is close.
    public static func didYouMean(
        _ word: String, among candidates: some Sequence<String>
    ) -> Wording? {
        meant(Spelling.closest(to: word, among: candidates))
    }

    /// The hint for a name that was probably meant; nil for none.
    public static func meant(_ name: String?) -> Wording? {
        name.map { Wording(zh: "是不是「\($0)」？", en: "did you mean “\($0)”?") }
    }
}
