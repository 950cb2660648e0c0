import Diagnostics
import Records

/// Where everything of a run goes, in the order of the households.
final class Sink {
    private let output: SafeFile?
    private let explanations: SafeFile?
    private let rejects: SafeFile?
    private let rejectWriter: RejectWriter
    private let persons: PersonsSeen
    private let tables: [TableForm]
    private let maxRejects: Int?
    private let report: (Progress) -> Void
    private let total: Int

    private(set) var tally: Tally
    private var waiting: [Int: DecidedChunk] = [:]
    private var next = 0
    /// For each table the lines before the next chunk's rows.
    private var lines: [Int]
    private var rowNumber = 0

    init(
        outputs: RunOutputs, language: Language, tables: [TableForm], headerLines: [Int],
        programmeCount: Int, maxRejects: Int?, total: Int, folder: String,
        report: @escaping (Progress) -> Void
    ) throws(FileError) {
        output = outputs.output
        explanations = outputs.explanations
        rejects = outputs.rejects
        rejectWriter = RejectWriter(language: language)
        persons = PersonsSeen(folder: folder)
        self.tables = tables
        self.maxRejects = maxRejects
        self.total = total
        self.report = report
        lines = headerLines
        tally = Tally(programmeCount: programmeCount)
        try rejects?.write(rejectWriter.head)
    }

    var hasTooManyRejects: Bool { maxRejects.map { tally.rejected > $0 } ?? false }

    /// Takes a chunk, writes what is now in order, and says how many chunks that was.
    func take(_ chunk: DecidedChunk) throws(FileError) -> Int {
        waiting[chunk.number] = chunk
        var count = 0
        while let chunk = waiting.removeValue(forKey: next) {
            try write(chunk)
            next += 1
            count += 1
        }
        return count
    }

    private func write(_ chunk: DecidedChunk) throws(FileError) {
        try output?.write(chunk.starts.isEmpty ? chunk.rows : numbered(chunk))
        if !chunk.explanations.isEmpty { try explanations?.write(chunk.explanations) }
        for reject in chunk.rejects { try write(reject) }
        for person in chunk.persons {
            let line = person.line + (person.isRelative ? lines[person.table] : 0)
            try persons.add(
                person.number,
                at: .init(household: person.household, table: person.table, line: line))
        }
        for (table, count) in chunk.lineCounts.enumerated() { lines[table] += count }
        tally.add(chunk.tally)
        report(Progress(households: tally.read, position: chunk.position, total: total))
    }

    private func write(_ reject: Reject) throws(FileError) {
        var reject = reject
        if reject.isRelative, lines.indices.contains(reject.table) {
            reject.line += lines[reject.table]
        }
        try rejects?.write(rejectWriter.row(reject))
    }

    /// The rows with their numbers in front.
    private func numbered(_ chunk: DecidedChunk) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, start) in chunk.starts.enumerated() {
            rowNumber += 1
            bytes += String(rowNumber).utf8
            let isLast = index + 1 == chunk.starts.count
            bytes += chunk.rows[start..<(isLast ? chunk.rows.count : chunk.starts[index + 1])]
        }
        return bytes
    }

    /// Writes down who stands in several places, once all is read.
    func finish() throws(FileError) {
        try persons.forEachRepeated { (place, other) throws(FileError) in
            let found = Diagnostic.personTwice(in: other.household)
            tally.warnings += 1
            let table = tables[place.table]
            let column = table.carried.first { $0.name == "identity_number" }
            try rejects?.write(
                rejectWriter.row(
                    Reject(
                        found, severity: .warning, household: place.household, file: table.path,
                        table: place.table, line: place.line, isRelative: false,
                        column: column.map { table.header[$0.column] } ?? "")))
        }
    }
}

/// The files that a run writes.
package struct RunOutputs {
    package var output: SafeFile?
    package var explanations: SafeFile?
    package var rejects: SafeFile?

    package init(output: SafeFile?, explanations: SafeFile?, rejects: SafeFile?) {
        self.output = output
        self.explanations = explanations
        self.rejects = rejects
    }
}
