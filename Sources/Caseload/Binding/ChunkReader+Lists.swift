import Columns
import RuleModel

// What lists may and must hold.
extension ChunkReader {
    /// States which lists are known, and says whether each has as many rows as it may and as the
    /// row above says.
    func hasListsInOrder(_ household: Int) -> Bool {
        for (entity, parent) in form.layout.parents.enumerated() {
            guard let parent, let list = form.layout.edition.entities[entity].list else { continue }
            let above = parent == 0 ? 0 : form.table(of: parent)
            let table = form.table(of: entity)
            guard let above else { continue }
            if parent == 0, table == nil {
                if (list.min ?? 0) > 0 { return false }
                continue
            }
            guard checkLists(of: entity, list, table: table, above: above, household) else {
                return false
            }
        }
        return true
    }

    private func checkLists(
        of entity: Int, _ list: ListForm, table: Int?, above: Int, _ household: Int
    ) -> Bool {
        let parents = form.tables[above].entity
        let rowsAbove = rows.places[above].count
        let firstAbove = block.count(of: parents) - rowsAbove
        var row = block.count(of: entity) - (table.map { rows.places[$0].count } ?? 0)
        let end = block.count(of: entity)
        for parent in firstAbove..<(firstAbove + rowsAbove) {
            var count = 0
            while row < end, block.parent(of: row, in: entity) == parent {
                row += 1
                count += 1
            }
            let said = declared.first { $0.entity == entity && $0.parent == parent }?.count
            if let said, Int(said) != count { return false }
            let isKnown =
                count > 0 || said != nil || table.map { form.tables[$0].isComplete } ?? false
            guard isKnown else {
                if parents == 0, (list.min ?? 0) > 0 { return false }
                continue
            }
            if let min = list.min, count < min { return false }
            if let max = list.max, count > max { return false }
            block.beginList(of: entity, below: parent)
        }
        return true
    }
}
