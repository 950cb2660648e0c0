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
