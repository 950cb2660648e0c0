import Diagnostics
import FEEL
import YAML

extension Shape {
    /// Whether a node has this form; every place where it has not is reported.
    ///
    /// Mappings within a list or table are checked where they are opened, each for itself.
    func check(_ node: YAMLNode, key: String, into found: inout DiagnosticBag) -> Bool {
        switch self {
        case .list(.mapping) where node.items != nil: return true
        case .table(.mapping) where node.entries != nil: return true
        // A notice whose values are still comments.
        case .table where node.isAbsent: return true
        case .anything: return true
        case .several(let shape) where node.items == nil:
            return shape.check(node, key: key, into: &found)
        case .several(let shape), .list(let shape):
            guard let items = node.items else { break }
            let wrong = items.filter { !shape.check($0, key: key, into: &found) }
            return wrong.isEmpty
        case .mapping:
            if node.entries != nil { return true }
        case .table(let shape):
            guard let entries = node.entries else { break }
            let wrong = entries.filter { !shape.check($0.value, key: key, into: &found) }
            return wrong.isEmpty
        case .either(let first, let second):
            var ignored = DiagnosticBag()
            if first.check(node, key: key, into: &ignored) { return true }
            if second.check(node, key: key, into: &ignored) { return true }
        default:
            if let text = node.text, accepts(text) { return true }
        }
        found.add(.wrongForm(Wording(key), wanted: self, node: node))
        return false
    }

    /// Whether a text has the form of one of the scalar shapes.
    private func accepts(_ text: String) -> Bool {
        switch self {
        case .text, .expression, .reference: !text.isEmpty
        case .name: Identifier.isName(text)
        case .id: Identifier.isID(text)
        case .qualifiedID:
            text.split(separator: ".", omittingEmptySubsequences: false).count == 2
                && text.split(separator: ".").allSatisfy { Identifier.isID(String($0)) }
        case .flag: text == "true" || text == "false"
        case .number: Number(text) != nil
        case .count: Int(text).map { $0 >= 0 } ?? false
        case .date: CalendarDate(text) != nil
        case .month: Month(text) != nil
        case .choice(let names): names.contains(text)
        default: false
        }
    }

    /// Whether a text of the wrong form still serves as a title.
    var isTitle: Bool {
        switch self {
        case .text, .name: true
        default: false
        }
    }

    /// What to write, for messages.
    var wanted: Wording {
        switch self {
        case .text: Wording(zh: "一段文字", en: "a text")
        case .name: Wording(zh: "一个词（文字、数字、下划线）", en: "one word of letters, digits and _")
        case .id: Wording(zh: "小写英文的 id（如 urban_dibao）", en: "an id such as urban_dibao")
        case .reference: Wording(zh: "一个名称", en: "a name")
        case .qualifiedID:
            Wording(zh: "「主体.名称」形式的 id（如 member.age）", en: "an id such as member.age")
        case .expression: Wording(zh: "一个表达式", en: "an expression")
        case .flag: Wording(zh: " true 或 false", en: "true or false")
        case .number: Wording(zh: "一个数", en: "a number")
        case .count: Wording(zh: "一个不小于 0 的整数", en: "a whole number, 0 or greater")
        case .date: Wording(zh: "一个日期（如 2024-01-31）", en: "a date such as 2024-01-31")
        case .month: Wording(zh: "一个月份（如 2024-06）", en: "a month such as 2024-06")
        case .choice(let names): Wording.choice(names)
        case .several(let shape):
            shape.wanted + Wording(zh: "或其列表", en: " or a list of them")
        case .list: Wording(zh: "列表（[…] 或以「- 」开头的行）", en: "a list")
        case .mapping, .table: Wording(zh: "键值表（键: 值）", en: "a mapping (key: value)")
        case .either(let first, let second):
            first.wanted + Wording(zh: "，或", en: " or ") + second.wanted
        case .anything: Wording(zh: "任意内容", en: "anything")
        }
    }
}

/// The form of names.
package enum Identifier {
    /// English, snake_case.
    package static func isID(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLower(first) else { return false }
        return text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// One word of letters, Han characters, digits and `_`, as expressions can name it.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, !isDigit(first) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            isDigit(scalar) || scalar == "_" || scalar.properties.isAlphabetic
        }
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }
}
