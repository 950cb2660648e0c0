import Diagnostics

/// Columns for a terminal that line up under Chinese text.
struct ColumnTable {
    let heads: [String]
    let rows: [[String]]
    /// Columns of numbers, which end below each other.
    let numbers: Set<Int>

    /// Head, rule and rows.
    func lines(indent: Int) -> [String] {
        let all = [heads] + rows
        let widths = heads.indices.map { column in
            all.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
        }
        let margin = String(repeating: " ", count: indent)
        func line(_ row: [String]) -> String {
            let cells = zip(row, widths).enumerated().map { column, cell in
                numbers.contains(column) ? cell.0.paddedLeft(to: cell.1) : cell.0.padded(to: cell.1)
            }
            return (margin + cells.joined(separator: "  ")).trimmedEnd
        }
        let rule = margin + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [line(heads), rule] + rows.map(line)
    }
}
