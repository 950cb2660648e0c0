import Columns
import Records

/// What all workers share: the files' columns and the law's vocabulary.
///
/// The households' file first,
/// every other one after the file of what its rows stand below.
package struct CaseloadForm: Sendable {
    let tables: [TableForm]
    let layout: BlockLayout
    let reader: RecordReader
    let mapping: Mapping

    /// For each entity its table.
    func table(of entity: Int) -> Int? { tables.firstIndex { $0.entity == entity } }
}
