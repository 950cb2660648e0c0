import Diagnostics

/// libyaml's one complaint, said in the words of a colleague.
struct SyntaxError {
    let problem: String
    let at: Int
    let context: String
    let since: Int?
    let file: SourceFile

    private struct Entry {
        let code: DiagnosticCode
        let message: Wording
        var hint: Wording?
    }

    var diagnostic: Diagnostic {
        let entry = entry
        let place = SourceRange(file: file, start: at, end: at)
        var notes: [Diagnostic.Note] = []
        if let since, since != at {
            let message = Wording(zh: "这一部分从这里开始", en: "the part begins here")
            notes.append(
                .init(range: SourceRange(file: file, start: since, end: since), message: message))
        }
        return Diagnostic(
            entry.code, at: place, entry.message, hint: nearbyHint ?? entry.hint, notes: notes)
    }

    /// A likely cause on the line of the problem, where its part began, or just above.
    private var nearbyHint: Wording? {
        let line = file.position(at: at).line
        let since = since.map { file.position(at: $0).line } ?? line
        guard context != "while scanning a quoted scalar" else { return nil }
        for number in [since, line, line - 1] {
            let text = file.line(number)
            if let colon = MistakenColon(in: text) { return colon.hint }
            if text.drop(while: { $0 == " " }).first.map({ "\u{3000}\u{A0}".contains($0) }) == true
            {
                return Wording(
                    zh: "第 \(number) 行的缩进用了全角空格，请改为半角空格",
                    en: "line \(number) is indented with full-width spaces; use plain ones")
            }
        }
        return nil
    }

    // MARK: - The words, one entry for each thing libyaml says

    private var entry: Entry {
        switch problem {
        case "found unexpected end of stream", "found unexpected document indicator":
            return Entry(
                code: "yaml/unclosed-quote",
                message: Wording(zh: "引号没有结束", en: "the quotation is not closed"),
                hint: Wording(
                    zh: "请在文字末尾补上同样的引号；单引号里的单引号要写两个",
                    en: "close it with the same quote; a ' inside single quotes is written ''"))
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            return unclosedBracket
        case "mapping values are not allowed in this context":
            return Entry(
                code: "yaml/unexpected-colon",
                message: Wording(zh: "这里不能有冒号", en: "a colon cannot stand here"),
                hint: Wording(
                    zh: "文字里有「: 」时请加引号；如果是新的键，请检查它的缩进",
                    en: "quote a text that has “: ” in it; if this is a key, check its indentation")
            )
        case "could not find expected ':'":
            return Entry(
                code: "yaml/missing-colon",
                message: Wording(zh: "这里缺少冒号", en: "a colon is missing"),
                hint: Wording(
                    zh: "键和值写作「键: 值」；多行文字的后续行要多缩进一层",
                    en: "write “key: value”; further lines of a text are indented deeper"))
        case "found character that cannot start any token":
            return Entry(
                code: "yaml/unexpected-character",
                message: Wording(
                    zh: "文字不能以「\(character)」开头", en: "a text cannot begin with “\(character)”"),
                hint: Wording(zh: "请给文字加引号", en: "quote the text"))
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            return Entry(
                code: "yaml/unknown-escape",
                message: Wording(
                    zh: "双引号里的这个反斜杠写法不成立", en: "this backslash escape does not exist"),
                hint: Wording(
                    zh: "反斜杠写作 \\\\，或改用单引号",
                    en: "write \\\\ for a backslash, or use single quotes"))
        default:
            return structural
        }
    }

    private var unclosedBracket: Entry {
        let isSequence = problem.hasSuffix("']'")
        let (open, close) = isSequence ? ("[", "]") : ("{", "}")
        return Entry(
            code: "yaml/unclosed-bracket",
            message: Wording(
                zh: "「\(open)」里这个位置应当是逗号或「\(close)」",
                en: "a comma or “\(close)” should stand here inside “\(open)”"),
            hint: Wording(
                zh: "检查括号是否成对；文字里有逗号、括号或引号时，请给整段文字加单引号",
                en:
                    "check the brackets; put a text with commas, brackets or quotes in single quotes"
            ))
    }

    private var structural: Entry {
        switch problem {
        case "did not find expected key", "did not find expected '-' indicator":
            return Entry(
                code: "yaml/unexpected-text",
                message: problem.hasSuffix("key")
                    ? Wording(zh: "这里应当是同级的下一个键", en: "the next key should stand here")
                    : Wording(zh: "这里应当是列表的下一项「- 」", en: "the next “- ” should stand here"),
                hint: Wording(
                    zh: "检查缩进；引号或括号后面还有文字时，请给整段文字加单引号",
                    en: "check the indentation; if text follows a quotation or bracket, "
                        + "put the whole in single quotes"))
        case "block sequence entries are not allowed in this context",
            "mapping keys are not allowed in this context":
            return Entry(
                code: "yaml/unexpected-item",
                message: Wording(zh: "列表项不能写在这里", en: "a list item cannot stand here"),
                hint: Wording(
                    zh: "请另起一行写「- 」；以 - 或 ? 开头的文字要加引号",
                    en: "begin the item on a line of its own; quote a text that begins with - or ?")
            )
        case "did not find expected node content":
            return Entry(
                code: "yaml/unexpected-text",
                message: Wording(zh: "这里缺少内容", en: "content is missing here"),
                hint: Wording(
                    zh: "检查多余的逗号和括号；以标点开头的文字要加引号",
                    en: "check commas and brackets; quote a text that begins with punctuation"))
        case "did not find expected comment or line break",
            "found an indentation indicator equal to 0":
            return Entry(
                code: "yaml/block-header",
                message: Wording(
                    zh: "「|」或「>」后面应当换行", en: "a line break should follow “|” or “>”"),
                hint: Wording(
                    zh: "以 > 或 | 开头的文字（如「> 5」）要加引号",
                    en: "quote a text that begins with > or |, such as “> 5”"))
        case "did not find expected <document start>":
            return Entry(
                code: "yaml/unexpected-text",
                message: Wording(zh: "文档在这之前已经结束", en: "the document has ended before this"),
                hint: Wording(
                    zh: "检查这一行的缩进，以及前面是否少了键",
                    en: "check the indentation of this line, and for a missing key above"))
        default:
            return directiveOrProperty
        }
    }

    private var directiveOrProperty: Entry {
        switch context {
        case "while scanning a directive", "while scanning a %YAML directive",
            "while scanning a %TAG directive":
            return Entry(
                code: "yaml/directive",
                message: Wording(zh: "不使用「%」指令", en: "“%” directives are not used here"),
                hint: Wording(
                    zh: "以 % 开头的文字要加引号", en: "quote a text that begins with %"))
        case "while scanning an anchor", "while scanning an alias":
            return Entry(
                code: context.hasSuffix("alias") ? "yaml/alias" : "yaml/anchor",
                message: Wording(
                    zh: "不使用锚点和引用（& 和 *）", en: "anchors and aliases (& and *) are not used here"),
                hint: Wording(
                    zh: "以 & 或 * 开头的文字要加引号", en: "quote a text that begins with & or *"))
        case "while scanning a tag", "while parsing a node":
            return Entry(
                code: "yaml/tag",
                message: Wording(zh: "不使用标签（!名称）", en: "tags (!name) are not used here"),
                hint: Wording(zh: "以 ! 开头的文字要加引号", en: "quote a text that begins with !"))
        default:
            return Entry(
                code: "yaml/syntax",
                message: Wording(
                    zh: "YAML 语法不成立（\(problem)）", en: "this is not correct YAML: \(problem)"))
        }
    }

    private var character: String {
        let start = file.text.utf8.index(
            file.text.utf8.startIndex, offsetBy: min(at, file.text.utf8.count))
        return file.text.unicodeScalars[start...].first.map { String(Character($0)) } ?? ""
    }
}
