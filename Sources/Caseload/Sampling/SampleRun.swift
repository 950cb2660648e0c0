import Dispatch
import Synchronization

/// Writes an invented county, in pieces that are made side by side and written in order.
package struct SampleRun: Sendable {
    package enum Form: String, Sendable, CaseIterable {
        case csv
        case ndjson
    }

    let maker: HouseholdMaker
    let households: Int
    let form: Form
    let threads: Int

    private static let piece = 4096

    package init(
        county: SampleCounty, seed: UInt64, households: Int, form: Form, threads: Int
    ) {
        maker = HouseholdMaker(county: county, seed: seed)
        self.households = households
        self.form = form
        self.threads = threads
    }

    /// The names of the files that are written.
    package var names: [String] {
        form == .csv ? SampleTables.names.map { "\($0).csv" } : ["households.ndjson"]
    }

    /// Writes all households.
    ///
    /// - Parameters:
    ///   - files: one for each name.
    ///   - report: told how many households are written.
    package func run(_ files: [SafeFile], report: (Int) -> Void) throws {
        if form == .csv {
            for (file, head) in zip(files, SampleTables.heads) { try file.write(head) }
        }
        var start = 0
        while start < households, !Interruption.isRequested {
            let first = start
            let count = min(threads, (households - start + Self.piece - 1) / Self.piece)
            let texts = Mutex<[Int: [[UInt8]]]>([:])
            DispatchQueue.concurrentPerform(iterations: count) { piece in
                let text = self.text(from: first + piece * Self.piece)
                texts.withLock { $0[piece] = text }
            }
            for piece in 0..<count {
                let text = texts.withLock { $0[piece] } ?? []
                for (file, bytes) in zip(files, text) { try file.write(bytes) }
            }
            start = min(households, first + count * Self.piece)
            report(start)
        }
    }

    private func text(from start: Int) -> [[UInt8]] {
        let numbers = (start + 1)...min(households, start + Self.piece)
        switch form {
        case .csv:
            var tables = SampleTables()
            for number in numbers { tables.add(maker.household(number)) }
            return tables.bytes
        case .ndjson:
            var records = SampleRecords()
            for number in numbers { records.add(maker.household(number)) }
            return [records.bytes]
        }
    }
}
