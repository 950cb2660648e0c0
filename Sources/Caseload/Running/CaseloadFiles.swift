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
    /// The columns that take no part in deciding and are kept.
    package var carriedNames: [CarriedName]

    package init(
        lists: [List], encoding: TextEncoding, mapping: Mapping,
        carriedNames: [CarriedName] = CarriedName.usual
    ) {
        self.carriedNames = carriedNames
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
                mapping: mapping, carriedNames: carriedNames)
            if let table = builder.form(header: rows.header) { tables.append(table) }
            found.add(contentsOf: builder.found.diagnostics)
        }
        guard tables.count == readers.count else { return nil }
        for (table, rows) in zip(tables, readers) { rows.keyColumn = table.keyColumn }
        return CaseloadForm(tables: tables, layout: layout, reader: reader, mapping: mapping)
    }
}

extension CaseloadFiles {
    /// Works through the files in the order of the households; what is not in order is sorted on
    /// disk first, and all is done again.
    ///
    /// - Parameters:
    ///   - notice: told of a file that is sorted.
    ///   - bind: finds out what the columns mean; `nil` where they cannot be read.
    /// - Returns: the result, and the files that were sorted.
    func inOrder<Form, Result>(
        scratchFolder: String, notice: (String) -> Void,
        bind: ([RowReader]) throws -> Form?,
        body: ([RowReader], Form) throws -> Result
    ) throws -> (result: Result, sorted: [String])? {
        var sorted: Set<Int> = []
        while true {
            let readers = try open()
            guard let form = try bind(readers) else { return nil }
            for table in sorted { try readers[table].sort(in: scratchFolder) }
            do {
                return (try body(readers, form), sorted.sorted().map { lists[$0].path })
            } catch let disorder as Disorder {
                // A file that was sorted is in order.
                guard sorted.insert(disorder.table).inserted else { throw disorder }
                notice(lists[disorder.table].path)
            }
        }
    }
}
