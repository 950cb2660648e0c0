import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Caseload

@Suite("The invented county")
struct SampleTests {
    private func county() throws -> SampleCounty {
        var found = DiagnosticBag()
        let path = SourceTree.root.appendingPathComponent("Examples/caseload/county.yaml").path
        return try #require(try SampleCounty.read(path, into: &found))
    }

    private func text(_ form: SampleRun.Form, households: Int, seed: UInt64 = 1) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "sample-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = SampleRun(
            county: try county(), seed: seed, households: households, form: form, threads: 2)
        let files = try run.names.map { try SafeFile(folder.appendingPathComponent($0).path) }
        try run.run(files) { _ in }
        return try files.map { file in
            _ = try file.finish(isPartial: false)
            return try String(contentsOfFile: file.path, encoding: .utf8)
        }.joined(separator: "\n")
    }

    @Test("the same seed gives the same households, another seed others")
    func deterministic() throws {
        let one = try text(.csv, households: 4500)
        #expect(one == (try text(.csv, households: 4500)))
        #expect(one != (try text(.csv, households: 4500, seed: 2)))
        let few = try text(.ndjson, households: 100).split(separator: "\n")
        let more = try text(.ndjson, households: 4500).split(separator: "\n")
        #expect(few == Array(more.prefix(100)))
    }

    @Test("every row says that it is synthetic")
    func marked() throws {
        let text = try text(.csv, households: 200)
        for line in text.split(separator: "\n") where !line.contains("household,") {
            #expect(line.hasPrefix("synthetic-") || line.hasPrefix("id,"), "\(line)")
        }
        for line in try self.text(.ndjson, households: 50).split(separator: "\n") {
            #expect(line.hasPrefix("{\"id\":\"synthetic-"))
        }
    }

    @Test("the first households look like this")
    func golden() throws {
        expectGolden(try text(.csv, households: 8), file: "Golden/sample.csv.txt")
        expectGolden(try text(.ndjson, households: 3), file: "Golden/sample.ndjson")
    }
}
