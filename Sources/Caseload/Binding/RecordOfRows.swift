import Columns
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel
import YAML

/// The rows of one household in the form that records have, so that they are read by the same rules
/// and mistakes have the same words.
///
/// Each cell becomes a line of a text of its own, whose number leads back to the cell.
struct RecordOfRows {
    struct Place {
        var table = 0
        var row = 0
        var breaks = 0
        var column = ""
    }

    private let form: CaseloadForm
    private let slices: [RowSlice]
    private let rows: HouseholdRows
    private var lines: [String] = []
    private var cells: [Place] = []
    /// For each table the cells that are carried, row by row.
    private(set) var carried: [(Int, [Range<Int>])] = []

    init(form: CaseloadForm, slices: [RowSlice], rows: HouseholdRows) {
        self.form = form
        self.slices = slices
        self.rows = rows
    }

    static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    func place(of range: SourceRange?) -> Place {
        let line = range.map { $0.position.line - 1 } ?? 0
        return cells.indices.contains(line) ? cells[line] : Place()
    }

    // MARK: - Rows

    /// What one row says.
    private struct Row {
        var id: String?
        var parent: String?
        /// Line of the text that stands for the row itself.
        var line = 0
        var values: [(name: String, line: Int, isList: Bool)] = []
        var counts: [Int: (text: String, line: Int)] = [:]
        var below: [Int: [Int]] = [:]
    }

    private var read: [[Row]] = []

    /// - Returns: `nil` where the rows do not even have the form of rows.
    mutating func node(household id: String, into found: inout DiagnosticBag) -> YAMLNode? {
        var mistakes: [(code: Mistake, line: Int)] = []
        checkSize(&mistakes)
        if mistakes.isEmpty {
            for table in form.tables.indices { readTable(table, &mistakes) }
            if read[0].count > 1 { mistakes.append((.repeatedHousehold, read[0][1].line)) }
            if id.isEmpty { mistakes.append((.noID, read[0].first?.line ?? 0)) }
            join(&mistakes)
        }
        let file = SourceFile(path: form.tables[0].path, text: lines.joined(separator: "\n"))
        for (mistake, line) in mistakes {
            found.add(mistake.diagnostic(at: file.range(ofLine: line)))
        }
        guard mistakes.isEmpty, !read[0].isEmpty else { return nil }
        return node(table: 0, row: 0, id: id, in: file)
    }

    /// The most rows of a household in a file: beyond all families, and few enough for rules that
    /// look at every member for every member.
    private static let mostRows = 1000

    private mutating func checkSize(_ mistakes: inout [(code: Mistake, line: Int)]) {
        for (table, places) in rows.places.enumerated() where places.count > Self.mostRows {
            let head = form.tables[table].header[form.tables[table].keyColumn]
            let line = add("", table, places[0], column: head)
            mistakes.append((.tooManyRows(places.count, most: Self.mostRows), line))
        }
    }

    private mutating func readTable(_ table: Int, _ mistakes: inout [(code: Mistake, line: Int)]) {
        let declared = form.tables[table]
        let scanner = slices[table].scanner
        var kept: [Range<Int>] = []
        var read: [Row] = []
        for place in rows.places[table] {
            var row = Row()
            row.line = add("", table, place, column: "")
            let end = scanner.rowEnd(from: place.start)
            guard let fields = scanner.fields(from: place.start, to: end) else {
                mistakes.append((.brokenQuotes, row.line))
                continue
            }
            guard fields.count == declared.header.count else {
                mistakes.append((.fieldCount(fields.count, declared.header.count), row.line))
                continue
            }
            for (column, field) in fields.enumerated() {
                take(field, table, column, place, &row, &kept, &mistakes)
            }
            read.append(row)
        }
        carried.append((table, kept))
        self.read.append(read)
    }

    private mutating func take(
        _ field: Range<Int>, _ table: Int, _ column: Int, _ place: HouseholdRows.Place,
        _ row: inout Row, _ kept: inout [Range<Int>],
        _ mistakes: inout [(code: Mistake, line: Int)]
    ) {
        let declared = form.tables[table]
        let cell = declared.cells[column]
        if cell.kind == .ignored { return }
        let content = slices[table].scanner.content(of: field)
        let isCarried = cell.kind == .carried || cell.kind == .identity
        if isCarried { kept.append(field) }
        let text = String(validating: content, as: UTF8.self)
        let head = declared.header[column]
        guard let text, !text.unicodeScalars.contains("\u{FFFD}"),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 && !$0.properties.isWhitespace })
        else {
            mistakes.append((.notText, add("", table, place, column: head)))
            return
        }
        if isCarried || text.isEmpty { return }
        let line = add(meaning(of: text, cell, declared.names[column]), table, place, column: head)
        switch cell.kind {
        case .key: break
        case .parent: row.parent = text
        case .id: row.id = text
        case .rowCount: row.counts[cell.target] = (text, line)
        default:
            guard !form.mapping.unknown.contains(text) else { return }
            row.values.append(
                (
                    declared.names[column] ?? head, line,
                    cell.kind == .rare && isList(declared, column)
                ))
        }
    }

    private func isList(_ table: TableForm, _ column: Int) -> Bool {
        guard let name = table.names[column] else { return false }
        let appliesFor = RecordNames.Meaning.word(.appliesFor)
        return form.reader.names.meaning(of: name, for: table.entity) == appliesFor
    }

    /// The value by its own name, where the office has another spelling for it.
    private func meaning(of text: String, _ cell: CellForm, _ name: String?) -> String {
        switch cell.kind {
        case .boolean:
            if form.mapping.yes.contains(text) { return "true" }
            return form.mapping.no.contains(text) ? "false" : text
        case .code:
            var names = [name ?? ""]
            if case .code(let index) = form.layout.columns[cell.target].kind {
                names.append(form.layout.edition.enumerations[index].id)
            }
            return form.mapping.spellings(of: names).first { $0.0 == text }?.1 ?? text
        default: return text
        }
    }

    private mutating func add(
        _ text: String, _ table: Int, _ place: HouseholdRows.Place, column: String
    ) -> Int {
        lines.append(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: " "))
        cells.append(Place(table: table, row: place.row, breaks: place.breaks, column: column))
        return lines.count - 1
    }

    // MARK: - Joining

    /// Puts each row below the one that it names.
    private mutating func join(_ mistakes: inout [(code: Mistake, line: Int)]) {
        for table in form.tables.indices.dropFirst() {
            let entity = form.tables[table].entity
            let parent = form.layout.parents[entity] ?? 0
            guard let above = form.table(of: parent) else { continue }
            for (index, row) in read[table].enumerated() {
                if above == 0 {
                    if !read[0].isEmpty { read[0][0].below[table, default: []].append(index) }
                } else if let place = read[above].firstIndex(where: { $0.id == row.parent }) {
                    read[above][place].below[table, default: []].append(index)
                } else {
                    mistakes.append(
                        (.noParent(form.layout.edition.entities[parent].title), row.line))
                }
            }
            checkCounts(of: table, above: above, &mistakes)
        }
    }

    private func checkCounts(
        of table: Int, above: Int, _ mistakes: inout [(code: Mistake, line: Int)]
    ) {
        // With two rows of one id nobody knows whose rows are below; that is told by the record.
        guard Set(read[above].map(\.id)).count == read[above].count else { return }
        for row in read[above] {
            guard let said = row.counts[form.tables[table].entity] else { continue }
            let count = row.below[table]?.count ?? 0
            if Int(said.text) != count { mistakes.append((.rowCount(count), said.line)) }
        }
    }

    // MARK: - Nodes

    private func node(table: Int, row index: Int, id: String?, in file: SourceFile) -> YAMLNode {
        let row = read[table][index]
        var entries: [YAMLNode.Entry] = []
        if let id { entries.append(entry("id", scalar(id, at: row.line, in: file))) }
        for value in row.values {
            let text = lines[value.line]
            let node =
                value.isList
                ? YAMLNode(
                    .sequence(
                        text.split { ";；、,".contains($0) }.map {
                            scalar(String($0).trimmed, at: value.line, in: file)
                        }), range: file.range(ofLine: value.line), isFlow: true)
                : scalar(text, at: value.line, in: file)
            entries.append(entry(value.name, node))
        }
        for (entity, parent) in form.layout.parents.enumerated()
        where parent == form.tables[table].entity {
            if let list = list(of: entity, below: row, in: file) { entries.append(list) }
        }
        return YAMLNode(.mapping(entries), range: file.range(ofLine: row.line))
    }

    /// `nil` where the list is not known.
    private func list(of entity: Int, below row: Row, in file: SourceFile) -> YAMLNode.Entry? {
        let table = form.table(of: entity)
        let below = table.flatMap { row.below[$0] } ?? []
        let isKnown =
            !below.isEmpty || row.counts[entity] != nil
            || table.map { form.tables[$0].isComplete } ?? false
        guard isKnown, let name = form.layout.edition.entities[entity].list?.id else { return nil }
        let items = below.map { index in
            node(table: table ?? 0, row: index, id: read[table ?? 0][index].id, in: file)
        }
        let range = file.range(ofLine: row.counts[entity]?.line ?? row.line)
        return entry(name, YAMLNode(.sequence(items), range: range))
    }

    private func entry(_ name: String, _ value: YAMLNode) -> YAMLNode.Entry {
        let text = EmbeddedText(
            value: name, file: value.range.file,
            segments: [.init(valueOffset: 0, fileOffset: value.range.start)])
        return YAMLNode.Entry(
            key: YAMLNode(.scalar(text, .plain), range: value.range), value: value)
    }

    private func scalar(_ text: String, at line: Int, in file: SourceFile) -> YAMLNode {
        let range = file.range(ofLine: line)
        let embedded = EmbeddedText(
            value: text, file: file,
            segments: [.init(valueOffset: 0, fileOffset: range.start)])
        return YAMLNode(.scalar(embedded, .plain), range: range)
    }
}

extension SourceFile {
    /// A line, counted from 0.
    fileprivate func range(ofLine line: Int) -> SourceRange {
        let start = lineStarts.indices.contains(line) ? lineStarts[line] : 0
        return SourceRange(file: self, start: start, end: start)
    }
}
