import Columns

// What lists may and must hold.
extension ChunkReader {
    /// States which lists of the last household are known, and says whether each has as many rows as
    /// it may and as the row above says.
    func hasListsInOrder() -> Bool {
        for list in lists {
            if list.table < 0, declared.isEmpty {
                if list.parent == 0, list.min > 0 { return false }
            } else if !check(list) {
                return false
            }
        }
        return true
    }

    private func check(_ list: ListPlan) -> Bool {
        let end = block.count(of: list.entity)
        var row = list.table < 0 ? end : before[list.entity]
        for parent in before[list.parent]..<block.count(of: list.parent) {
            var count = 0
            while row < end, block.parent(of: row, in: list.entity) == parent {
                row += 1
                count += 1
            }
            let said = declared.first { $0.entity == list.entity && $0.parent == parent }?.count
            if let said, Int(said) != count { return false }
            guard count > 0 || said != nil || list.isComplete else {
                if list.parent == 0, list.min > 0 { return false }
                continue
            }
            guard count >= list.min, count <= list.max else { return false }
            block.beginList(of: list.entity, below: parent)
        }
        return true
    }
}
