import Columns

// What lists may and must hold.
extension ChunkReader {
    /// Cuts a run before the first household with a list that has more or fewer rows than it may, or
    /// than the row above says.
    func checkLists(_ run: inout Run) {
        for list in lists {
            let above = parts + list.above
            var row = 0
            for parent in 0..<above.pointee.starts[run.count].row {
                let count = rowCount(list, below: above.pointee.base + parent, from: &row)
                guard !list.allows(count, said: said(list, parent)),
                    let household = household(ofRow: parent, in: list.above)
                else { continue }
                run.cut(at: household, .notPlain)
                break
            }
        }
    }

    /// States of the lists of a run's households which are known; those with rows are.
    func beginLists(_ run: Run) {
        for list in lists where list.isComplete || list.counting >= 0 {
            let above = parts + list.above
            for parent in 0..<above.pointee.starts[run.count].row
            where list.isKnown(0, said: said(list, parent)) {
                block.beginList(of: list.entity, below: above.pointee.base + parent)
            }
        }
    }

    /// What the row above says of the number of rows; −1 for nothing.
    @inline(__always)
    private func said(_ list: ListPlan, _ parent: Int) -> Int32 {
        guard list.counting >= 0 else { return -1 }
        let above = parts + list.above
        return above.pointee.counts[parent * above.pointee.plan.countedCount + list.counting]
    }

    @inline(__always)
    private func rowCount(_ list: ListPlan, below parent: Int, from row: inout Int) -> Int {
        guard list.table >= 0 else { return 0 }
        let table = parts + list.table
        let first = row
        let parent = Int32(truncatingIfNeeded: parent)
        while row < table.pointee.count, table.pointee.parents[row] == parent { row += 1 }
        return row - first
    }
}
