public import Diagnostics

/// `2024-06-01` without `@"…"`: to the language a subtraction, to whoever writes it a date.
public enum BareDate {
    /// Where an expression has one, for whoever runs it without checking it.
    public static func warnings(in tree: Expression, of text: EmbeddedText) -> [Diagnostic] {
        if isOne(tree, of: text) {
            let error = TypeError.bareDate(text.written(tree.range))
            return [
                Diagnostic(
                    error.code, .warning, at: text.range(of: tree.range), error.message,
                    hint: error.hint)
            ]
        }
        return tree.children.flatMap { warnings(in: $0, of: text) }
    }

    /// Four digits, two and two, joined by nothing but hyphens.
    static func isOne(_ tree: Expression, of text: EmbeddedText) -> Bool {
        guard case .arithmetic(.subtract, let left, let right) = tree.kind, right.isLiteral,
            case .arithmetic(.subtract, let year, let month) = left.kind, year.isLiteral,
            month.isLiteral
        else { return false }
        let form = text.written(tree.range).utf8.map { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? UInt8(ascii: "0") : byte
        }
        return form == Array("0000-00-00".utf8)
    }
}

extension Expression {
    fileprivate var isLiteral: Bool { if case .literal = kind { true } else { false } }
}

extension TypeError {
    static func bareDate(_ written: String) -> TypeError {
        TypeError(
            "feel/bare-date", zh: "\(written) 是两次减法，不是日期",
            en: "\(written) is two subtractions and no date",
            hint: Wording(zh: "日期写作 @\"\(written)\"", en: "write the date as @\"\(written)\""))
    }
}
