package import Diagnostics
import Engine
package import FEEL
package import RuleModel

/// All standards of a rule set over several years: a line for each value, a cell for each year.
package struct YearTable: Sendable {
    package struct Year: Sendable {
        package let year: Int
        /// The law of December; `nil` before there was any.
        package let edition: Edition?

        package init(year: Int, edition: Edition?) {
            self.year = year
            self.edition = edition
        }
    }

    package struct Line: Sendable {
        package let standard: String
        /// The ids of the row, empty for a standard with one value.
        package let row: [String]
        package let title: Wording
        package let unit: Wording
        package let cells: [YearCell]
        /// Where several lines stand below one standard: its name.
        package let group: Title
    }

    package let place: Title
    package let knownOn: CalendarDate
    package let years: [Year]
    package let lines: [Line]

    /// - Parameter editions: Linked; each year's law of December.
    package init(_ years: [Year], place: Title, knownOn: CalendarDate) {
        self.years = years
        self.place = place
        self.knownOn = knownOn
        let editions = years.map { $0.edition.map(YearWords.init) }
        var names: [(standard: String, row: [String])] = []
        for words in editions.compactMap(\.self) {
            for name in words.names where !names.contains(where: { $0 == name }) {
                names.append(name)
            }
        }
        lines = names.map { Self.line($0.standard, $0.row, editions, years) }
    }

    private static func line(
        _ standard: String, _ row: [String], _ editions: [YearWords?], _ years: [Year]
    ) -> Line {
        var cells: [YearCell] = []
        var previous: Number?
        for (words, year) in zip(editions, years) {
            let cell = words?.cell(standard, row, in: year.year, after: previous) ?? .absent
            previous = cell.number
            cells.append(cell)
        }
        let last = editions.last { $0?.has(standard) == true } ?? nil
        let group = last?.title(of: standard) ?? Title(standard)
        return Line(
            standard: standard, row: row,
            title: row.isEmpty ? group : last?.title(of: row, standard) ?? group,
            unit: last?.unit(of: standard) ?? Wording(""), cells: cells, group: group)
    }

    /// The sources of all cells, each once, in the order of the years.
    package var sources: [Wording] {
        var sources: [Wording] = []
        for year in years.indices {
            for line in lines {
                guard let source = line.cells[year].source, !sources.contains(source) else {
                    continue
                }
                sources.append(source)
            }
        }
        return sources
    }
}
