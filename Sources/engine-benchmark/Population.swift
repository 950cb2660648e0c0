import Columns
import Engine
import FEEL
import Foundation
import RuleModel

/// The households of the shared workload in memory, as blocks.
final class Population {
    private(set) var blocks: [Block] = []
    private(set) var ids: [(household: Int, person: Int)] = []

    /// Reads `households.csv` and `members.csv`, both sorted by household.
    init?(folder: String, batch: BatchProgram, blockSize: Int) {
        guard let households = Table(path: folder + "/households.csv"),
            let members = Table(path: folder + "/members.csv")
        else { return nil }
        let writers = Writers(batch)
        var member = members.rows.makeIterator()
        var next = member.next()
        var block = Block(batch.layout, capacity: blockSize)
        for line in households.rows {
            if block.householdCount == blockSize {
                block.seal()
                blocks.append(block)
                block = Block(batch.layout, capacity: blockSize)
            }
            let row = block.addHousehold()
            writers.write(line, households.names, entity: 0, row: row, to: block)
            while let own = next, own[0] == line[0] {
                guard let person = block.add(writers.member, below: row) else { return nil }
                writers.write(own, members.names, entity: writers.member, row: person, to: block)
                ids.append((Int(own[0]) ?? 0, Int(own[1]) ?? 0))
                next = member.next()
            }
        }
        block.seal()
        blocks.append(block)
    }

    /// Ranges of blocks for so many threads.
    func parts(_ count: Int) -> [Range<Int>] {
        (0..<count).map { blocks.count * $0 / count..<blocks.count * ($0 + 1) / count }
    }

    /// A block of the first household alone.
    func single(of batch: BatchProgram) -> Block? {
        let block = Block(batch.layout, capacity: 1)
        block.append(blocks[0].household(at: 0))
        block.seal()
        return block
    }
}

/// A small file of values without quotes.
private struct Table {
    let names: [String]
    let rows: [[Substring]]

    init?(path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard let head = lines.first else { return nil }
        names = head.split(separator: ",").map(String.init)
        rows = lines.dropFirst().map { $0.split(separator: ",") }
    }
}

/// Writes the values of a line into the columns that its header names.
private struct Writers {
    let member: Int
    private let edition: Edition
    private var columns: [[String: Int]]

    init(_ batch: BatchProgram) {
        edition = batch.program.edition
        member = batch.totalsEntity ?? 0
        columns = Array(repeating: [:], count: edition.entities.count)
        for (index, fact) in edition.facts.enumerated() { columns[fact.entity][fact.id] = index }
    }

    func write(_ line: [Substring], _ names: [String], entity: Int, row: Int, to block: Block) {
        for (name, text) in zip(names, line) {
            guard let column = columns[entity][name] else { continue }
            switch block.layout.columns[column].kind {
            case .boolean: block.set(text == "1", in: column, row: row)
            case .code(let enumeration):
                let place = edition.enumerations[enumeration].cases.firstIndex { $0.id == text }
                block.set(code: UInt8(place ?? 0), in: column, row: row)
            default:
                let parts = text.split(separator: ".")
                guard let digits = Int64(parts.joined()) else { continue }
                let decimals = parts.count > 1 ? parts[1].utf8.count : 0
                block.set(number: digits, decimals: decimals, in: column, row: row)
            }
        }
    }
}
