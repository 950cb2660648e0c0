import Diagnostics

/// Columns for a terminal that line up under Chinese text.
struct ColumnTable {
    let heads: [String]
    let rows: [[String]]
    /// Columns of numbers, which end below each other.
    let numbers: Set<Int>

    /// Head, rule and rows; where a width is given, titles too long for it go on in lines of their
    /// own.
    func lines(indent: Int, within width: Int? = nil) -> [String] {
        let all = [heads] + rows
        var widths = heads.indices.map { column in
            all.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
        }
        if let width {
            let others = widths.dropFirst().reduce(indent) { $0 + $1 + 2 }
            widths[0] = min(widths[0], max(Self.leastTitle, width - others))
        }
        let margin = String(repeating: " ", count: indent)
        func lines(_ row: [String]) -> [String] {
            let titles = Sheet.wrapped(row.first ?? "", to: widths[0])
            return titles.enumerated().map { place, title in
                let cells = [title] + (place == 0 ? Array(row.dropFirst()) : [])
                return (margin + padded(cells, widths).joined(separator: "  ")).trimmedEnd
            }
        }
        let rule = margin + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return lines(heads) + [rule] + rows.flatMap(lines)
    }

    /// Where other columns take all the room.
    private static let leastTitle = 24

    private func padded(_ cells: [String], _ widths: [Int]) -> [String] {
        zip(cells, widths).enumerated().map { column, cell in
            numbers.contains(column) ? cell.0.paddedLeft(to: cell.1) : cell.0.padded(to: cell.1)
        }
    }
}
