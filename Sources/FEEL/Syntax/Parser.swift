public import Diagnostics

/// What a text is read as.
public enum ParseForm: Sendable {
    case expression
    /// The cell of a decision table: tests of the input, `-`, or `not(…)`.
    case unaryTests
}

/// Reads a text.
///
/// Mistakes are reported into the bag; where one is, the tree holds `.invalid`.
public func parse(
    _ text: EmbeddedText, as form: ParseForm, names: NameScope, into found: inout DiagnosticBag
) -> Expression {
    let whole = TextRange(0, text.value.utf8.count)
    guard text.value.utf8.count <= ParserLimits.textLength else {
        found.add(.tooLong(at: text.range(of: TextRange(0, 0))))
        return Expression(.invalid, whole)
    }
    var parser = Parser(text, names: names)
    let expression = parser.parse(as: form)
    if !parser.found.isEmpty { found.add(contentsOf: parser.found.diagnostics) }
    return expression
}

/// Recursive descent; above each function stands its production.
struct Parser {
    let embedded: EmbeddedText
    let text: Characters
    var scope: NameScope
    var found = DiagnosticBag()
    /// The next character to read, and the end of what was last read.
    var position = 0
    var consumed = 0
    /// Brackets that are open; how many of them are filters, and upper ends of ranges.
    var depth = 0
    var filters = 0
    var rangeEnds = 0
    /// The levels of the tree that was made last.
    var height = 0
    /// After a mistake from which there is no way back the rest is skipped and nothing reported.
    var isStopped = false

    init(_ embedded: EmbeddedText, names: NameScope) {
        self.embedded = embedded
        scope = names
        text = Characters(embedded, into: &found)
    }

    mutating func parse(as form: ParseForm) -> Expression {
        let start = start()
        var expression =
            switch form {
            case .expression: self.expression()
            case .unaryTests: unaryTests()
            }
        skipSpace()
        if !isStopped, position < text.count { expression = unexpected() }
        return isStopped ? make(.invalid, from: start) : expression
    }

    // expression = conditional | iteration | quantified | function | operation
    mutating func expression() -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ParserLimits.nesting else { return tooDeep() }
        switch keyword() {
        case .if: return conditional()
        case .for: return iteration()
        case .someOf: return quantified(.some)
        case .every: return quantified(.every)
        case .function: return function()
        default: return operation(.disjunction)
        }
    }
}

// Positions and ranges.
extension Parser {
    /// Where the next token begins.
    @inline(__always)
    mutating func start() -> Int {
        skipSpace()
        return position
    }

    func range(from start: Int) -> TextRange {
        TextRange(text.offset(start), text.offset(max(start, consumed)))
    }

    func make(_ kind: Expression.Kind, from start: Int) -> Expression {
        Expression(kind, range(from: start))
    }

    /// A node over others, of which the tallest was given.
    mutating func make(
        _ kind: Expression.Kind, from start: Int, over tallest: Int
    ) -> Expression {
        height = tallest + 1
        return height > ParserLimits.height ? tooDeep() : make(kind, from: start)
    }

    mutating func leaf(_ kind: Expression.Kind, from start: Int) -> Expression {
        make(kind, from: start, over: 0)
    }

    func sourceRange(_ start: Int, _ end: Int) -> SourceRange {
        embedded.range(of: TextRange(text.offset(start), text.offset(end)))
    }
}

// Mistakes.
extension Parser {
    mutating func report(_ diagnostic: Diagnostic) {
        if !isStopped { found.add(diagnostic) }
    }

    /// Gives up the rest of the text.
    mutating func stop() -> Expression {
        isStopped = true
        position = text.count
        consumed = position
        height = 1
        return make(.invalid, from: position)
    }

    mutating func tooDeep() -> Expression {
        report(.tooDeep(at: sourceRange(min(position, consumed), consumed)))
        return stop()
    }

    /// Reports what stands at the place where something else was needed.
    mutating func unexpected(needed: Wording? = nil) -> Expression {
        let start = start()
        guard start < text.count else {
            report(.unexpectedEnd(needed, at: sourceRange(start, start)))
            return stop()
        }
        if let stuck = stuckKeyword(at: start) {
            report(.stuck(stuck.keyword, at: sourceRange(stuck.start, stuck.end)))
            return stop()
        }
        let end = max(wordEnd(at: start), start + Characters.width(of: first))
        let written = string(start, end)
        let previous = start > 0 ? Unicode.Scalar(text.bytes[start - 1]) : " "
        report(
            .unexpected(
                written, needed, after: previous, at: sourceRange(start, end)))
        return stop()
    }
}

extension Diagnostic {
    fileprivate static func tooLong(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/too-long", at: range,
            Wording(
                zh: "表达式超过 \(ParserLimits.textLength) 字节",
                en: "the expression is longer than \(ParserLimits.textLength) bytes"),
            hint: Wording(zh: "请拆成几个定义", en: "split it into several definitions"))
    }

    fileprivate static func tooDeep(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/too-deep", at: range,
            Wording(zh: "表达式嵌套过深", en: "the expression is nested too deeply"),
            hint: Wording(
                zh: "请把内层的部分写成单独的定义", en: "give the inner parts names of their own"))
    }

    fileprivate static func unexpectedEnd(_ needed: Wording?, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/unexpected-end", at: range,
            Wording(zh: "表达式到这里还没有写完", en: "the expression ends too early"),
            hint: needed.map {
                Wording(zh: "这里应当是\($0.zh)", en: "\($0.en) is needed here")
            })
    }

    fileprivate static func unexpected(
        _ written: String, _ needed: Wording?, after previous: Unicode.Scalar,
        at range: SourceRange
    ) -> Diagnostic {
        let repair =
            repairs[String(previous) + written] ?? repair(of: written, after: previous)
            ?? repairs[written]
        return Diagnostic(
            "feel/unexpected", at: range,
            Wording(zh: "这里不应当出现「\(written)」", en: "“\(written)” is not expected here"),
            hint: repair
                ?? needed.map { Wording(zh: "这里应当是\($0.zh)", en: "\($0.en) is needed here") })
    }

    static func stuck(_ keyword: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/stuck-keyword", at: range,
            Wording(
                zh: "关键字 \(keyword) 与汉字连在一起，会被当作名称的一部分",
                en: "the keyword \(keyword) touches a Han character and would belong to the name"),
            hint: Wording(
                zh: "请在 \(keyword) 与汉字之间加空格", en: "put a space between \(keyword) and the name"))
    }

    /// What people write behind a number who write for readers and not for a computer.
    private static func repair(of written: String, after previous: Unicode.Scalar) -> Wording? {
        guard ("0"..."9").contains(previous), let first = written.unicodeScalars.first else {
            return nil
        }
        switch first {
        case "%": return Wording(zh: "百分数写成小数，50% 写作 0.5", en: "write 0.5 for 50%")
        case ",": return Wording(zh: "数字里不写千位的逗号", en: "numbers have no commas")
        case _ where Characters.isWordPart(first) && !first.isASCII:
            return Wording(zh: "数字后面不写单位", en: "numbers have no units behind them")
        default: return nil
        }
    }

    /// What people write who know another language.
    private static let repairs: [String: Wording] = [
        "==": Wording(zh: "相等只写一个 =", en: "equality is a single ="),
        "&": Wording(zh: "「并且」写作 and", en: "write and"),
        "|": Wording(zh: "「或者」写作 or", en: "write or"),
        "=<": Wording(zh: "不大于写作 <=", en: "write <= for 'at most'"),
        "=>": Wording(zh: "不小于写作 >=", en: "write >= for 'at least'"),
        "<>": Wording(zh: "不等于写作 !=", en: "write != for 'not equal'"),
        "%": Wording(zh: "取余数用 modulo(a, b)", en: "use modulo(a, b) for the remainder"),
        "!": Wording(zh: "否定写作 not(…)", en: "write not(…)"),
        "'": Wording(zh: "文字用双引号 \"…\"", en: "text stands in double quotes \"…\""),
        ";": Wording(zh: "用逗号分隔", en: "separate with commas"),
    ]
}
