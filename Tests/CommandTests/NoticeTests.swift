import Foundation
import TestSupport
import Testing

/// The law is data: what a notice says, and nothing else, changes the answers.
@Suite struct NoticeTests {
    private static let fixtures = SourceTree.root.appendingPathComponent(
        "Tests/CommandTests/Fixtures")

    /// The result of the example record's first programme under the village's rules, edited.
    private func result(
        replacing old: String, with new: String
    ) throws -> (outcome: String?, amount: String?, needs: [[String: Any]]) {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "village-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        try FileManager.default.copyItem(
            at: Self.fixtures.appendingPathComponent("village"), to: scratch)
        let notice = scratch.appendingPathComponent("notice-2024.yaml")
        let text = try String(contentsOf: notice, encoding: .utf8)
        try text.replacingOccurrences(of: old, with: new)
            .write(to: notice, atomically: true, encoding: .utf8)
        let run = try CommandRun([
            "check", "records/good.yaml", "--rules", scratch.path, "--month", "2024-06",
            "--format", "json",
        ])
        #expect(run.status == 0, "\(run.error)")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let fields = try #require(object as? [String: Any])
        let results = try #require(fields["results"] as? [[String: Any]])
        let first = try #require(results.first)
        return (
            first["outcome"] as? String, first["amount"] as? String,
            first["needs"] as? [[String: Any]] ?? []
        )
    }

    @Test("another number in the notice gives another amount")
    func changed() throws {
        #expect(try result(replacing: "500", with: "500").amount == "400")
        #expect(try result(replacing: "500", with: "555.55").amount == "511.1")
        #expect(try result(replacing: "500", with: "300").outcome == "not_eligible")
    }

    @Test("without the number nothing is decided, and the standard and who sets it are named")
    func deleted() throws {
        let open = try result(replacing: "{village_standard: 500}", with: "{}")
        #expect(open.outcome == "undetermined")
        #expect(open.amount == nil)
        let need = try #require(open.needs.first)
        #expect(need["id"] as? String == "village_standard")
        #expect(need["kind"] as? String == "unset")
        #expect((need["whom"] as? [String: String])?["zh"] == "县民政局")
    }
}
