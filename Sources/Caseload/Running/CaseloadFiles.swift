import Columns
import Diagnostics
import Engine
import FEEL
import Glibc
import Records
import RuleModel

/// The files of a caseload, as given.
package struct CaseloadFiles: Sendable {
    package struct List: Sendable {
        /// The entity's index in the edition.
        package let entity: Int
        package let path: String

        package init(entity: Int, path: String) {
            self.entity = entity
            self.path = path
        }
    }

    /// In the order of the entities.
    package let lists: [List]
    package let encoding: TextEncoding
    package let mapping: Mapping

    package init(lists: [List], encoding: TextEncoding, mapping: Mapping) {
        self.lists = lists.sorted { $0.entity < $1.entity }
        self.encoding = encoding
        self.mapping = mapping
    }

    /// How many bytes the files have; 0 where one of them is no plain file.
    var size: Int {
        var size = 0
        for list in lists {
            var status = stat()
            guard stat(list.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                return 0
            }
            size += Int(status.st_size)
        }
        return size
    }

    /// Opens the files at their first rows.
    func open() throws(FileError) -> [RowReader] {
        var readers: [RowReader] = []
        for (table, list) in lists.enumerated() {
            readers.append(try RowReader(list.path, encoding: encoding, table: table))
        }
        return readers
    }

    /// Finds out what the columns mean; every mistake in the heads is found.
    func form(
        _ readers: [RowReader], program: Program, today: CalendarDate,
        into found: inout DiagnosticBag
    ) -> CaseloadForm? {
        let layout = BlockLayout(program.edition)
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        var tables: [TableForm] = []
        for (list, rows) in zip(lists, readers) {
            var builder = TableFormBuilder(
                path: list.path, entity: list.entity, layout: layout, reader: reader,
                mapping: mapping, carriedNames: CarriedName.usual)
            if let table = builder.form(header: rows.header) { tables.append(table) }
            found.add(contentsOf: builder.found.diagnostics)
        }
        guard tables.count == readers.count else { return nil }
        for (table, rows) in zip(tables, readers) { rows.keyColumn = table.keyColumn }
        return CaseloadForm(tables: tables, layout: layout, reader: reader, mapping: mapping)
    }
}
