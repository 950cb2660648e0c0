import Columns

// Cells that are written again as they stand.
extension ChunkReader {
    /// As it stands in the file, quotes included; `nil` where the file has no such column.
    func carriedCell(_ name: String, ofHousehold household: Int) -> UnsafeBufferPointer<UInt8>? {
        cell(name, table: 0, row: household)
    }

    func carriedCell(_ name: String, ofMember member: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let table = form.layout.member.flatMap(form.table) else { return nil }
        return cell(name, table: table, row: member)
    }

    private func cell(_ name: String, table: Int, row: Int) -> UnsafeBufferPointer<UInt8>? {
        let columns = form.tables[table].carried
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return nil }
        let place = row * columns.count + index
        guard carried[table].indices.contains(place) else { return nil }
        let range = carried[table][place]
        return UnsafeBufferPointer(
            start: parts[table].scanner.bytes + range.lowerBound, count: range.count)
    }
}
