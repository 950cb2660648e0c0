import Diagnostics
import Foundation
import Records
import TestSupport
import Testing

@Suite struct RuleFolderTests {
    private static let fixtures = SourceTree.root.appendingPathComponent(
        "Tests/CommandTests/Fixtures"
    ).path

    @Test("a rule set comes with all that it extends, the highest first, files in order")
    func layers() throws {
        var found = DiagnosticBag()
        let folder = try RuleFolder.read(Self.fixtures + "/cycle/", into: &found)
        #expect(found.isEmpty)
        #expect(
            folder.layers.map { ($0.path as NSString).lastPathComponent } == ["village", "cycle"])
        #expect(
            folder.files.map(\.path)
                == folder.files.map(\.path).sorted { left, right in
                    (left.contains("/cycle/") ? 1 : 0, left) < (
                        right.contains("/cycle/") ? 1 : 0, right
                    )
                })
    }

    @Test("a rule set that stands elsewhere finds those that it extends in Rules above it")
    func rulesAbove() throws {
        var found = DiagnosticBag()
        let example = SourceTree.root.appendingPathComponent("Examples/new-county").path
        let folder = try RuleFolder.read(example, into: &found)
        #expect(found.isEmpty)
        #expect(
            folder.layers.map { ($0.path as NSString).lastPathComponent }
                == ["national", "gansu", "new-county"])
    }

    @Test("the fingerprint of rules depends on their texts and not on where they stand")
    func fingerprint() throws {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "rules-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let copy = scratch.appendingPathComponent("village")
        try FileManager.default.copyItem(atPath: Self.fixtures + "/village", toPath: copy.path)
        var found = DiagnosticBag()
        let original = try RuleFolder.read(Self.fixtures + "/village", into: &found).fingerprint
        #expect(try RuleFolder.read(copy.path, into: &found).fingerprint == original)
        let notice = copy.appendingPathComponent("notice-2024.yaml")
        let text = try String(contentsOf: notice, encoding: .utf8)
        try text.replacingOccurrences(of: "500", with: "501")
            .write(to: notice, atomically: true, encoding: .utf8)
        #expect(try RuleFolder.read(copy.path, into: &found).fingerprint != original)
        #expect(original.count == 64)
    }

    @Test("a folder without rules and a file in place of a folder are told apart")
    func noRules() {
        var found = DiagnosticBag()
        let rows: [(String, FileError.Reason)] = [
            ("/records", .noRules), ("/nowhere", .missing),
            ("/village/rules.yaml", .isNoFolder),
        ]
        for (path, reason) in rows {
            #expect(throws: FileError(path: Self.fixtures + path, reason: reason)) {
                try RuleFolder.read(Self.fixtures + path, into: &found)
            }
        }
    }
}
