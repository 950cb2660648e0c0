extension Knowledge {
    /// What is known of the columns of a block.
    init(_ block: Block) {
        cells = block.layout.columns.indices.map { column in
            let count = block.count(of: block.layout.columns[column].entity)
            return block.cells[column].state(in: count)
        }
        lists = block.entities.indices.map { entity in
            block.entities[entity].listState
        }
        isFilled = block.entities.map { !$0.hasEmptyList }
    }

    /// What holds of both.
    func joined(_ other: Knowledge) -> Knowledge {
        var joined = self
        for column in cells.indices where cells[column] != other.cells[column] {
            joined.cells[column] = .sometimes
        }
        for entity in lists.indices where lists[entity] != other.lists[entity] {
            joined.lists[entity] = .sometimes
        }
        for entity in isFilled.indices where !other.isFilled[entity] {
            joined.isFilled[entity] = false
        }
        return joined
    }
}

extension ColumnCells {
    fileprivate func state(in count: Int) -> Knowledge.State {
        guard hasUnknown(in: count) else { return .always }
        return hasKnown(in: count) ? .sometimes : .never
    }
}

extension EntityRows {
    fileprivate var listState: Knowledge.State {
        var (all, any): (UInt8, UInt8) = (1, 0)
        for parent in 0..<knownListCount {
            unsafe all &= knownLists[parent]
            unsafe any |= knownLists[parent]
        }
        return all == 1 ? .always : any == 1 ? .sometimes : .never
    }

    fileprivate var hasEmptyList: Bool {
        var any: UInt8 = 0
        for parent in 0..<max(startCount - 1, 0) {
            unsafe any |= starts[parent] == starts[parent + 1] ? 1 : 0
        }
        return any == 1
    }
}
