import Foundation
import Testing

@testable import Caseload

@Suite("Broken rows")
struct BrokenRowsTests {
    /// `BROKEN_OF=100000` looks at as many households, with one of a hundred broken.
    private static let count =
        ProcessInfo.processInfo.environment["BROKEN_OF"].flatMap { Int($0) } ?? 1700

    private static func run(_ caseload: BrokenCaseload) throws -> Township.Run {
        var township = Township()
        township.mapping.columns = ["members": ["name": "name"]]
        return try township.run([
            "households": caseload.households, "members": caseload.members,
            "parents": caseload.parents,
        ])
    }

    @Test(
        "thirty-four kinds of broken rows: the good are decided, the bad are told with their reason"
    )
    func broken() throws {
        let every = Self.count > 10_000 ? 100 : 25
        let whole = try Self.run(
            BrokenCaseload(households: Self.count, brokenEvery: every, breaks: false))
        let caseload = BrokenCaseload(households: Self.count, brokenEvery: every, breaks: true)
        let run = try Self.run(caseload)
        #expect(caseload.broken.count == Self.count / every)
        #expect(Set(caseload.broken.values.map(\.name)).count == BrokenCaseload.kinds.count)
        #expect(whole.rejects == [])
        #expect(run.addsUp)

        let isRejected = { (row: String) in
            let id = String(row.split(separator: ",")[0])
            return caseload.broken[id].map { !$0.isWarning } ?? false
        }
        #expect(run.rows == whole.rows.filter { !isRejected($0) })

        let bad = caseload.broken.values.count { !$0.isWarning }
        #expect(run.tally.rejected == bad)
        expectReasons(run, caseload)
    }

    private func expectReasons(_ run: Township.Run, _ caseload: BrokenCaseload) {
        var found: [String: [String]] = [:]
        for row in run.rejects {
            let id = String(row.split(separator: ",", omittingEmptySubsequences: false)[0])
            found[id, default: []].append(row)
        }
        let lines = [
            "households": Self.lines(caseload.households),
            "members": Self.lines(caseload.members), "parents": Self.lines(caseload.parents),
        ]
        for (id, kind) in caseload.broken {
            let rows = found[kind.name == "no household id" ? "" : id] ?? []
            #expect(rows.contains { $0.contains(",\(kind.code),") }, "\(kind.name): \(rows)")
            let place = rows.first { $0.contains(",\(kind.code),") }?.split(separator: ",")
            guard let place, kind.name != "no household id" else { continue }
            #expect(place[1] == "\(kind.file).csv", "\(kind.name): \(rows)")
            let line = Int(place[2]).flatMap { lines[kind.file]?[$0 - 1] } ?? ""
            #expect(line.hasPrefix(id), "\(kind.name): \(rows), line \(line)")
        }
        #expect(Set(found.keys).subtracting(caseload.broken.keys).subtracting([""]).count <= 1000)
    }

    private static func lines(_ data: Data) -> [String] {
        String(decoding: data, as: UTF8.self).components(separatedBy: "\n")
    }

    @Test("a run stops when more are rejected than allowed, and says that it is partial")
    func tooMany() throws {
        let caseload = BrokenCaseload(households: 6000, brokenEvery: 10, breaks: true)
        var township = Township()
        township.maxRejects = 3
        let run = try township.run([
            "households": caseload.households, "members": caseload.members,
            "parents": caseload.parents,
        ])
        #expect(!run.outcome.isComplete)
        #expect(run.tally.rejected > 3)
        #expect(run.tally.read < 6000)
        #expect(run.addsUp)
        #expect(run.outcome.names.output?.hasSuffix("out.partial") == true)
    }
}
