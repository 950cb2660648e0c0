public import Diagnostics

/// What is wrong with a pattern, its flags, a replacement, or a search that took too long.
public struct RegexError: Error, Sendable, Hashable {
    public enum Fact: Sendable, Hashable {
        case unknownFlag(String)
        case patternTooLong(limit: Int)
        case nestedTooDeep(limit: Int)
        case programTooLarge(limit: Int)
        case tooManySteps
        case unexpected(String)
        case unexpectedEnd
        case unknownEscape(String)
        case unknownCategory(String)
        case unknownBlock(String)
        case noSuchGroup(String)
        case badQuantifier
        case badRange
        case emptyClass
        case matchesNothing
        case badReplacement
    }

    public let fact: Fact
    /// The character of the pattern or replacement, counted from 0 in code points.
    public let position: Int?

    init(_ fact: Fact, at position: Int? = nil) {
        self.fact = fact
        self.position = position
    }

    /// The mistake as a sentence.
    public var message: Wording {
        guard let position else { return fact.message }
        let message = fact.message
        return Wording(
            zh: "\(message.zh)（第 \(position + 1) 个字符）",
            en: "\(message.en) (character \(position + 1))")
    }
}

extension RegexError.Fact {
    fileprivate var message: Wording {
        switch self {
        case .unknownFlag(let flag):
            Wording(
                zh: "没有「\(flag)」这个匹配选项，可用的是 s、m、i、x、q",
                en: "there is no flag '\(flag)'; the flags are s, m, i, x and q")
        case .patternTooLong(let limit):
            Wording(
                zh: "正则表达式过长，最多 \(limit) 个字符",
                en: "the pattern is longer than \(limit) characters")
        case .nestedTooDeep(let limit):
            Wording(
                zh: "正则表达式的括号嵌套超过 \(limit) 层",
                en: "the brackets of the pattern are nested more than \(limit) deep")
        case .programTooLarge(let limit):
            Wording(
                zh: "正则表达式的重复次数过多，展开后超过 \(limit) 步",
                en: "the repetitions of the pattern expand to more than \(limit) steps")
        case .tooManySteps:
            Wording(
                zh: "正则表达式匹配耗时过长，已停止；请避免重复之中再套重复，如 (a+)+",
                en: "matching took too many steps; avoid a repetition in a repetition, as (a+)+")
        case .unexpected(let text):
            Wording(
                zh: "正则表达式的这个位置不能出现「\(text)」，若指字符本身，请写成 \\\(text)",
                en: "'\(text)' is not allowed here; for the character itself write \\\(text)")
        case .unexpectedEnd:
            Wording(
                zh: "正则表达式不完整，缺少右括号或后续内容",
                en: "the pattern ends too early; a bracket is open or something is missing")
        case .unknownEscape(let text):
            Wording(
                zh: "正则表达式没有 \\\(text) 这种写法",
                en: "\\\(text) has no meaning in a pattern")
        case .unknownCategory(let name):
            Wording(
                zh: "没有名为「\(name)」的字符类别", en: "there is no character category '\(name)'")
        case .unknownBlock(let name):
            Wording(zh: "没有名为「\(name)」的字符区段", en: "there is no character block '\(name)'")
        case .noSuchGroup(let text):
            Wording(
                zh: "\\\(text) 所引用的分组不存在，或在此处尚未结束",
                en: "\\\(text) refers to a group that does not exist or has not ended here")
        case .badQuantifier:
            Wording(
                zh: "重复次数写法有误，应为 {2}、{2,} 或 {2,5}",
                en: "this quantity is malformed; write {2}, {2,} or {2,5}")
        case .badRange:
            Wording(
                zh: "字符范围有误：起点应不大于终点，两端的连字符须写成 \\-",
                en: "this character range is malformed: it must ascend, and '-' at an end is \\-")
        case .emptyClass:
            Wording(zh: "方括号内不能为空", en: "a character class must not be empty")
        case .matchesNothing:
            Wording(
                zh: "正则表达式可以匹配空文本，无法据此替换或拆分",
                en: "the pattern matches the empty text, which cannot be replaced or split at")
        case .badReplacement:
            Wording(
                zh: "替换文本有误：$ 之后须为数字，\\ 之后须为 $ 或 \\",
                en: "in a replacement, '$' needs a digit after it, and '\\' needs '$' or '\\'")
        }
    }
}
