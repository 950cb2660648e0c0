package import Engine
import FEEL
package import RuleModel

/// Which columns a block has for an edition: made once, shared by all blocks.
///
/// Column *i* of the first `edition.facts.count` columns is the fact *i*; after them stand the
/// findings: what an office may state in the single case (`decided_by`), each definition and each
/// part of an amount.
package struct BlockLayout: Sendable {
    package let edition: Edition
    package let record: RecordLayout
    package let columns: [ColumnLayout]
    /// For each entity the columns of its rows, in order.
    package let columnsOfEntity: [[Int]]
    /// For each entity the entity that its rows stand below; `nil` for the household.
    package let parents: [Int?]
    /// The entity of the members (`Edition.members`).
    package let member: Int?
    private let findings: [Finding.Subject: Int]
    /// What rows that are the same person share.
    let shared: SharedColumns

    package init(_ edition: Edition) {
        self.edition = edition
        record = RecordLayout(edition)
        var columns = edition.facts.indices.map { fact in
            let declared = edition.facts[fact]
            return ColumnLayout(
                .fact(fact), entity: declared.entity, type: declared.type, min: declared.min,
                max: declared.max, in: edition)
        }
        for (index, definition) in edition.definitions.enumerated()
        where definition.common.decidedBy != nil {
            columns.append(
                ColumnLayout(
                    .finding(.definition(index)), entity: definition.entity, type: definition.type,
                    min: definition.min, max: definition.max, in: edition))
        }
        for (index, programme) in edition.programmes.enumerated() {
            for (place, part) in programme.amount.enumerated() where part.common.decidedBy != nil {
                columns.append(
                    ColumnLayout(
                        .finding(.part(programme: index, part: place)), entity: programme.entity,
                        type: part.value?.type ?? part.max?.type ?? part.min?.type ?? .number(nil),
                        min: part.min, max: part.max, in: edition))
            }
        }
        self.columns = columns
        parents = edition.entities.map(\.parent)
        member = edition.members
        columnsOfEntity = edition.entities.indices.map { entity in
            columns.indices.filter { columns[$0].entity == entity }
        }
        var findings: [Finding.Subject: Int] = [:]
        for (index, column) in columns.enumerated() {
            if case .finding(let subject) = column.subject { findings[subject] = index }
        }
        self.findings = findings
        shared = SharedColumns(edition, findings: findings)
    }

    /// The column in which a record may state what an office decided.
    package func column(of finding: Finding.Subject) -> Int? { findings[finding] }
}
