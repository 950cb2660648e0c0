import Columns
import Diagnostics
import Dispatch
import Engine
import FEEL
import Foundation
import Records
import RuleModel

/// `engine-benchmark workload eval|one FOLDER [--threads N] [--runs N]`: the shared workload in
/// memory, as one line of JSON with seconds and the checksum of the results.
struct Workload {
    private static let rules = "Examples/benchmark-rules"

    private let batch: BatchProgram
    private let population: Population

    init?(folder: String, blockSize: Int) {
        var found = DiagnosticBag()
        let rules = ProcessInfo.processInfo.environment["WORKLOAD_RULES"] ?? Self.rules
        guard let library = try? RuleLibrary.read(rules, into: &found),
            let day = CalendarDate("2024-06-01"),
            let program = library.program(EditionRequest(day: day, knownOn: day), into: &found),
            let member = program.edition.entities.firstIndex(where: { $0.id == "member" })
        else {
            print(TextRenderer(language: .en).render(found.sorted))
            return nil
        }
        batch = BatchProgram(program, totalsFor: member, givesAnswers: false)
        guard let population = Population(folder: folder, batch: batch, blockSize: blockSize) else {
            print("workload: \(folder) cannot be read")
            return nil
        }
        self.population = population
    }

    func run(_ mode: String, threads: Int, runs: Int) {
        if mode == "one" { return one() }
        let workers = population.parts(threads).map { Worker(batch, population, blocks: $0) }
        Self.inParallel(workers)
        var seconds: [Double] = []
        for _ in 0..<runs {
            let time = ContinuousClock().measure { Self.inParallel(workers) }
            seconds.append(time / .seconds(1))
        }
        let fallbacks = workers.reduce(0) { $0 + $1.evaluator.fallbacks.total }
        let programmes = batch.programmes.map { batch.program.edition.programmes[$0].id }
        let checksum = Checksum(workers, population, names: ["none"] + programmes)
        print(
            "{\"seconds\": \(seconds), \"fallbacks\": \(fallbacks), \"checksum\": \(checksum.json)}"
        )
    }

    /// The median of one warm household: a block of one.
    private func one() {
        guard let single = population.single(of: batch) else { return }
        let evaluator = BatchEvaluator(batch)
        evaluator.decide(single)
        var times: [Double] = []
        for _ in 0..<1000 {
            let time = ContinuousClock().measure {
                for _ in 0..<100 { evaluator.decide(single) }
            }
            times.append(time / .seconds(1) / 100)
        }
        print("{\"seconds\": [\(times.sorted()[500])]}")
    }

    private static func inParallel(_ workers: [Worker]) {
        if workers.count == 1 { return workers[0].run() }
        // Each thread has a worker of its own.
        nonisolated(unsafe) let workers = workers
        DispatchQueue.concurrentPerform(iterations: workers.count) { workers[$0].run() }
    }
}

/// One thread's blocks, evaluator and results; nothing is shared but the program.
final class Worker {
    let evaluator: BatchEvaluator
    let population: Population
    let blocks: Range<Int>
    private(set) var amounts: [Int32]
    private(set) var programmes: [UInt8]
    private(set) var households: [Int32]
    private let member: Int

    init(_ batch: BatchProgram, _ population: Population, blocks: Range<Int>) {
        evaluator = BatchEvaluator(batch)
        self.population = population
        self.blocks = blocks
        member = batch.totalsEntity ?? 0
        let own = population.blocks[blocks]
        let rows = own.reduce(0) { $0 + $1.count(of: batch.totalsEntity ?? 0) }
        amounts = Array(repeating: 0, count: rows)
        programmes = Array(repeating: 0, count: rows)
        households = Array(repeating: 0, count: own.reduce(0) { $0 + $1.householdCount })
    }

    func run() {
        var (row, household) = (0, 0)
        for index in blocks {
            let block = population.blocks[index]
            evaluator.decide(block)
            evaluator.copyTotals(
                of: block, amounts: &amounts, programmes: &programmes, from: row,
                households: &households, from: household)
            row += block.count(of: member)
            household += block.householdCount
        }
    }
}

/// What tells that every person got the right programme and sum.
struct Checksum {
    let json: String

    init(_ workers: [Worker], _ population: Population, names: [String]) {
        var persons = Array(repeating: 0, count: names.count)
        var sums = persons
        var weighted = 0
        var households = 0
        var row = 0
        for worker in workers {
            for (amount, programme) in zip(worker.amounts, worker.programmes) {
                persons[Int(programme)] += 1
                sums[Int(programme)] += Int(amount)
                let id = population.ids[row]
                weighted += Int(amount) * ((id.household * 31 + id.person) % 1009)
                row += 1
            }
            households += worker.households.count { $0 > 0 }
        }
        let parts = names.indices.map { "\"\(names[$0])\": [\(persons[$0]), \(sums[$0])]" }
        json =
            "{\"households\": \(households), \"weighted\": \(weighted), "
            + parts.joined(separator: ", ") + "}"
    }
}
