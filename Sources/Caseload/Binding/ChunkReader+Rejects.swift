import Columns
import Diagnostics
import Engine
import FEEL
import Records
import YAML

// Rows that belong to no household, and households that are read once more as records.
extension ChunkReader {
    /// Rows of other files whose household would stand before this one: there is none.
    func rejectStrangers(before key: UnsafeRawBufferPointer?) throws(Disorder) {
        guard form.tables.indices.dropFirst().contains(where: { strangerKey($0, key) != nil })
        else { return }
        // One household, in however many files it stands.
        var names: Set<String> = []
        defer { countStrangers(names.count) }
        for table in form.tables.indices.dropFirst() {
            while let next = strangerKey(table, key) {
                let order = KeyOrder.compare(parts[table].key, next)
                guard parts[table].key.count == 0 || order <= 0 else {
                    throw Disorder(table: table)
                }
                parts[table].key = next
                let name = RecordOfRows.text(next)
                // Rows without an id cannot be of one household.
                if name.isEmpty { countStrangers(1) } else { names.insert(name) }
                reject(
                    .noHousehold(name), household: name, table: table,
                    row: parts[table].place.row, breaks: parts[table].place.breaks,
                    column: form.tables[table].header[form.tables[table].keyColumn])
                skip(parts + table)
            }
        }
    }

    /// The key of a table's next row where it stands before another key.
    @inline(__always)
    private func strangerKey(
        _ table: Int, _ key: UnsafeRawBufferPointer?
    ) -> UnsafeRawBufferPointer? {
        guard !parts[table].isAtEnd else { return nil }
        let next = parts[table].key(at: parts[table].place.start)
        if let key, KeyOrder.compare(next, key) >= 0 { return nil }
        return next
    }

    func rejectWhatIsLeft() throws(Disorder) { try rejectStrangers(before: nil) }

    /// Reads the household's rows as a record; where that has mistakes, it goes to the rejects.
    func readAsRecord(_ key: UnsafeRawBufferPointer) -> Bool {
        let id = RecordOfRows.text(key)
        var rows = HouseholdRows()
        for table in form.tables.indices {
            rows.addRows(
                from: parts[table].first, to: parts[table].place, in: parts[table].scanner)
        }
        var record = RecordOfRows(form: form, slices: slices, rows: rows)
        var found = DiagnosticBag()
        let node = record.node(household: id, into: &found)
        if let node, !found.hasErrors {
            let mark = block.householdCount
            if let household = form.reader.household(from: node, into: &found) {
                block.append(household)
                if block.householdCount == mark + 1 {
                    for (table, places) in record.carried { carried[table] += places }
                    return true
                }
            }
        }
        for diagnostic in found.sorted where diagnostic.severity == .error {
            let place = record.place(of: diagnostic.range)
            reject(
                diagnostic, household: id, table: place.table, row: place.row,
                breaks: place.breaks, column: place.column)
        }
        countReject()
        return false
    }

    /// - Parameter row: how many rows of the table's slice come before it.
    func reject(
        _ diagnostic: Diagnostic, household: String, table: Int, row: Int, breaks: Int,
        column: String
    ) {
        let lines = slices[table].lines
        add(
            Reject(
                diagnostic, household: household, file: form.tables[table].path, table: table,
                line: lines.map { $0.indices.contains(row) ? $0[row] : 0 } ?? row + breaks + 1,
                isRelative: lines == nil, column: column))
    }
}

extension Diagnostic {
    fileprivate static func noHousehold(_ id: String) -> Diagnostic {
        Diagnostic(
            "caseload/no-household", at: nil,
            Wording(
                zh: "家庭文件里没有这一户", en: "the households' file has no such household"),
            hint: Wording(
                zh: "请核对编号，或者在家庭文件里补上这一户",
                en: "check the id, or add the household there"))
    }
}
