import Diagnostics

/// What is wrong with a JSON text.
enum JSONMistake {
    case noValue
    case noKey
    case noColon
    case notClosed(String)
    case lineBreakInText
    case escape
    case repeatedKey(String)
    case tooDeep(limit: Int)

    func diagnostic(at place: SourceRange) -> Diagnostic {
        Diagnostic("record/json", at: place, message, hint: hint)
    }

    private var message: Wording {
        switch self {
        case .noValue:
            Wording(zh: "这里不是 JSON 的值", en: "this is no JSON value")
        case .noKey:
            Wording(zh: "这里应当是带双引号的键", en: "a key in double quotes is expected here")
        case .noColon:
            Wording(zh: "键后面缺冒号", en: "the colon behind the key is missing")
        case .notClosed(let mark):
            Wording(zh: "这里缺「\(mark)」或逗号", en: "“\(mark)” or a comma is missing here")
        case .lineBreakInText:
            Wording(
                zh: "文字里不能直接换行", en: "a text cannot hold a line break as it stands")
        case .escape:
            Wording(zh: "反斜杠后面的写法不对", en: "this is no escape of JSON")
        case .repeatedKey(let name):
            Wording(zh: "「\(name)」写了两次", en: "“\(name)” stands twice")
        case .tooDeep(let limit):
            Wording(zh: "嵌套超过 \(limit) 层", en: "nested deeper than \(limit) levels")
        }
    }

    private var hint: Wording? {
        switch self {
        case .noValue:
            Wording(
                zh: "文字要加双引号；数字直接写，如 1500 或 850.50；是否写 true 或 false",
                en: "put texts in double quotes; write numbers as 1500 or 850.50, yes and no as "
                    + "true and false")
        case .lineBreakInText:
            Wording(zh: "换行写作 \\n", en: "write it as \\n")
        default:
            nil
        }
    }
}
