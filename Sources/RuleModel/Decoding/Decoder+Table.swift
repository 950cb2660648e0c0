import Diagnostics
import FEEL
import YAML

extension Decoder {
    /// The text form of a table: a line of headers, then a line for each row.
    mutating func tableDefinition(_ text: EmbeddedText, hit: HitPolicy) -> TableDefinition {
        let lines = text.lines.map { $0.cells }.filter { !$0.isEmpty }
        let header = lines.first ?? []
        if header.count < 2 {
            found.add(
                .badTable(
                    text.whole,
                    Wording(
                        zh: "表格第一行是各列的标题，至少两列，用 | 分开",
                        en: "the first line of a table names its columns, two or more, between |")))
        } else if lines.count < 2 {
            found.add(
                .badTable(text.whole, Wording(zh: "表格没有行", en: "the table has no rows")))
        }
        let rows = lines.dropFirst().compactMap { row($0, columns: header.count) }
        return TableDefinition(
            inputs: header.dropLast().map(Formula.init(text:)),
            resultTitle: header.last?.value ?? "",
            hitPolicy: hit, rows: rows, range: text.whole)
    }

    private mutating func row(_ cells: [EmbeddedText], columns: Int) -> TableRow? {
        guard let first = cells.first, let result = cells.last else { return nil }
        let range = SourceRange(
            file: file, start: first.whole.start, end: result.whole.end)
        guard cells.count == columns else {
            found.add(
                .badTable(
                    range,
                    Wording(
                        zh: "这一行有 \(cells.count) 格，标题有 \(columns) 格",
                        en: "this row has \(cells.count) cells, the header \(columns)")))
            return nil
        }
        for cell in cells where cell.value.isEmpty {
            found.add(
                .badTable(
                    cell.whole,
                    Wording(zh: "空的单元格：任意值请写 -", en: "an empty cell: write - for any value")))
        }
        return TableRow(
            tests: cells.dropLast().map(Formula.init(text:)), result: Formula(text: result),
            range: range)
    }
}

extension EmbeddedText {
    fileprivate var whole: SourceRange { range(of: TextRange(0, value.utf8.count)) }

    fileprivate var lines: [EmbeddedText] { split { byte, _ in byte == UInt8(ascii: "\n") } }

    /// The cells of a line, without the spaces around them; none for an empty line.
    fileprivate var cells: [EmbeddedText] {
        guard !trimmed.value.isEmpty else { return [] }
        return split { byte, inQuotes in byte == UInt8(ascii: "|") && !inQuotes }.map(\.trimmed)
    }

    private func split(at isSeparator: (UInt8, _ inQuotes: Bool) -> Bool) -> [EmbeddedText] {
        var parts: [EmbeddedText] = []
        var start = 0
        var inQuotes = false
        let bytes = Array(value.utf8)
        for (offset, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
            guard isSeparator(byte, inQuotes) else { continue }
            parts.append(slice(start..<offset))
            start = offset + 1
        }
        return parts + [slice(start..<bytes.count)]
    }

    private var trimmed: EmbeddedText {
        let bytes = Array(value.utf8)
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r") }
        let start = bytes.firstIndex { !isSpace($0) } ?? bytes.count
        let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
        return slice(start..<max(start, end))
    }
}

extension Diagnostic {
    fileprivate static func badTable(_ range: SourceRange, _ message: Wording) -> Diagnostic {
        Diagnostic("rule/bad-table", at: range, message)
    }
}
