import Diagnostics

extension ImpactPage {
    /// For a terminal.
    package func text(hasColour: Bool = false) -> String {
        var sheet = Sheet(hasColour: hasColour)
        sheet.line(title, .bold)
        sheet.row("", subtitle, indent: 0, labelWidth: 0)
        if let caution = words.caution { sheet.row("", caution, indent: 0, labelWidth: 0) }
        sheet.line()
        for sentence in summary { sheet.row("", sentence, indent: 0, labelWidth: 0) }
        for section in sections {
            sheet.line()
            sheet.line(section.title, .bold)
            if !section.lead.isEmpty { sheet.row("", section.lead, indent: 2, labelWidth: 0) }
            for table in section.tables {
                if !table.caption.isEmpty {
                    sheet.line()
                    sheet.line("  " + table.caption, .faint)
                }
                for line in lines(of: table) { sheet.line(line) }
                if !table.note.isEmpty { sheet.row("", table.note, indent: 2, labelWidth: 0) }
            }
            for note in section.notes { sheet.row("", note, indent: 2, labelWidth: 0) }
        }
        return sheet.text
    }

    private func lines(of table: Table) -> [String] {
        ColumnTable(heads: table.heads, rows: table.rows, numbers: table.numbers).lines(indent: 2)
    }
}

extension ImpactPage.Table {
    /// The columns in which every cell is a figure.
    var numbers: Set<Int> {
        Set(
            heads.indices.dropFirst().filter { column in
                rows.allSatisfy { row in
                    row[column].isEmpty
                        || row[column].contains { $0.isNumber || $0 == "—" }
                            && !row[column].contains { $0.isLetter }
                }
            })
    }
}
