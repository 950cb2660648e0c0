import Columns

// Households that follow each other and are written plainly, table by table: first all their own
// rows, then those of their members, and so on.
extension ChunkReader {
    /// How many households of a run may be added, and why it is not longer.
    struct Run {
        var count = 0
        var end = End.limit

        enum End {
            case limit
            /// Before the next household a table has rows of a household that is not there.
            case strangers
            /// The next household must be read as a record.
            case notPlain
        }

        mutating func cut(at household: Int, _ end: End) { (count, self.end) = (household, end) }
    }

    /// A row that is the same person as another, until its household is added.
    struct FoundLink {
        let household: Int
        let table: Int
        let row: Int
        let other: Person
    }

    /// A row directly below the household that has an id.
    struct Person {
        let table: Int
        let row: Int
    }

    /// Reads at most so many households and adds those before the first that is not plain.
    func readRun(_ limit: Int) throws(Disorder) -> Run {
        var run = Run()
        links.removeAll(keepingCapacity: true)
        try readHouseholds(limit, &run)
        for table in 1..<max(tableCount, 1) { readRows(of: table, &run) }
        checkLists(&run)
        add(run)
        return run
    }

    private func begin(_ table: UnsafeMutablePointer<TableRun>) -> Int {
        let base = block.count(of: table.pointee.plan.entity)
        table.pointee.beginRun(base: base)
        return base
    }

    /// Makes room for the next row of a table, and looks where its cells go.
    @inline(__always)
    private func reserve(_ rows: Int, _ table: UnsafeMutablePointer<TableRun>) {
        guard rows > rooms[table.pointee.plan.entity] else { return }
        block.reserve(rows, of: table.pointee.plan.entity)
        bind()
    }

    private func readHouseholds(_ limit: Int, _ run: inout Run) throws(Disorder) {
        let table = parts
        let base = begin(table)
        reserve(base + limit, table)
        var at = table.pointee.place.start
        var last = table.pointee.key
        while run.count < limit, at < table.pointee.scanner.end {
            table.pointee.beginHouseholds(upTo: run.count, at: at)
            guard let next = table.pointee.read(at: at) else {
                run.end = .notPlain
                return
            }
            let place = table.pointee.said.key
            let key = table.pointee.bytes(place)
            let order = at == 0 ? -1 : KeyOrder.compare(last, key)
            if order > 0 || order == 0 && run.count == 0 { throw Disorder(table: 0) }
            // The same id once more: nobody knows whose members follow.
            if order == 0 { return run.cut(at: run.count - 1, .notPlain) }
            guard !place.isEmpty, isText(key) else {
                run.end = .notPlain
                return
            }
            table.pointee.append(below: 0, id: place)
            run.count += 1
            (last, at) = (key, next)
        }
        table.pointee.beginHouseholds(upTo: run.count, at: at)
        if run.count > 0, at < table.pointee.scanner.end,
            KeyOrder.isSame(table.pointee.key(at: at), last)
        {
            run.cut(at: run.count - 1, .notPlain)
        }
    }

    private func readRows(of index: Int, _ run: inout Run) {
        let table = parts + index
        let base = begin(table)
        var at = table.pointee.place.start
        var household = -1
        while at < table.pointee.scanner.end {
            reserve(base + table.pointee.count + 1, table)
            let next = table.pointee.read(at: at)
            let key =
                next == nil
                ? table.pointee.key(at: at) : table.pointee.bytes(table.pointee.said.key)
            if household < 0 || !KeyOrder.isSame(key, parts.pointee.id(of: household)) {
                household += 1
                while household < run.count,
                    KeyOrder.compare(parts.pointee.id(of: household), key) < 0
                {
                    household += 1
                }
                table.pointee.beginHouseholds(upTo: household, at: at)
                if household == run.count { break }
                guard KeyOrder.isSame(key, parts.pointee.id(of: household)) else {
                    run.cut(at: household, .strangers)
                    break
                }
            }
            guard let next, takeRow(index, of: household) else {
                run.cut(at: household, .notPlain)
                break
            }
            at = next
        }
        table.pointee.beginHouseholds(upTo: run.count, at: at)
    }

    /// The most rows of a household in a file that are looked through for persons.
    private static let mostRows = 256

    /// Takes the row that was read last, where its ids say whose it is.
    @inline(__always)
    private func takeRow(_ index: Int, of household: Int) -> Bool {
        let table = parts + index
        let (said, count) = (table.pointee.said, table.pointee.count)
        guard table.pointee.rows(of: household).count < Self.mostRows else { return false }
        let id = table.pointee.bytes(said.id)
        if !said.id.isEmpty, !isText(id) { return false }
        guard table.pointee.plan.isDirect else {
            guard !said.parent.isEmpty,
                let parent = person(table.pointee.bytes(said.parent), of: household, upTo: index),
                parent.table == table.pointee.plan.above,
                count == 0 || Int(table.pointee.parents[count - 1]) <= parent.row
            else { return false }
            table.pointee.append(below: parent.row, id: said.id)
            return said.sameAs.isEmpty || link(index, count, of: household, to: parent)
        }
        // Persons are known by their ids, and each by one of its own.
        if table.pointee.plan.hasIDs {
            guard !said.id.isEmpty, person(id, of: household, upTo: index) == nil else {
                return false
            }
        }
        table.pointee.append(below: parts.pointee.base + household, id: said.id)
        return said.sameAs.isEmpty
    }

    /// `same_as`, where it is plain: a person of the household, not the one it stands below.
    private func link(_ index: Int, _ row: Int, of household: Int, to parent: Person) -> Bool {
        let table = parts + index
        guard !table.pointee.said.saysFactOfKind,
            let other = person(
                table.pointee.bytes(table.pointee.said.sameAs), of: household, upTo: index),
            parent.row != other.row
        else { return false }
        links.append(
            FoundLink(
                household: household, table: index, row: table.pointee.base + row, other: other))
        return true
    }

    /// The person of a household with an id, among the tables up to one; a household has a handful,
    /// so that looking at each is fastest.
    @inline(__always)
    private func person(
        _ id: UnsafeRawBufferPointer, of household: Int, upTo last: Int
    ) -> Person? {
        for index in 1...last {
            let table = parts + index
            guard table.pointee.plan.isDirect, table.pointee.plan.hasIDs else { continue }
            for row in table.pointee.rows(of: household)
            where KeyOrder.isSame(table.pointee.id(of: row), id) {
                return Person(table: index, row: table.pointee.base + row)
            }
        }
        return nil
    }

    @inline(__always)
    private func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.baseAddress.map {
            TextCheck.isText($0.assumingMemoryBound(to: UInt8.self), bytes.count)
        } ?? false
    }

    // MARK: - Adding

    /// Adds the households of a run, and puts the tables to the rows after them.
    private func add(_ run: Run) {
        for index in 0..<tableCount {
            let table = parts + index
            let entity = table.pointee.plan.entity
            let end = table.pointee.starts[run.count]
            block.append(
                FoundRows(
                    count: end.row, parents: table.pointee.parents.memory,
                    ids: table.pointee.ids.memory, text: table.pointee.scanner.bytes), of: entity)
            // One row more may have been read than the run has.
            block.forgetCells(of: entity, upTo: table.pointee.base + table.pointee.count + 1)
            carried[index] += UnsafeBufferPointer(
                start: table.pointee.carried.memory,
                count: end.row * table.pointee.plan.carriedCount)
            table.pointee.place.start = end.place
            table.pointee.place.row += end.row
            if let last = household(ofRow: end.row - 1, in: index) {
                table.pointee.key = parts.pointee.id(of: last)
            }
        }
        for link in links where link.household < run.count {
            block.link(
                link.row, of: parts[link.table].plan.entity, sameAs: link.other.row,
                of: parts[link.other.table].plan.entity,
                inHousehold: parts.pointee.base + link.household)
        }
        beginLists(run)
        for household in 0..<run.count { addPlace(parts.pointee.starts[household].place) }
    }

    /// The household of the run that a row of a table belongs to.
    func household(ofRow row: Int, in index: Int) -> Int? {
        guard row >= 0 else { return nil }
        var (row, index) = (row, index)
        while index > 0 {
            let above = parts[index].plan.above
            row = Int(parts[index].parents[row]) - parts[above].base
            index = above
        }
        return row
    }
}
