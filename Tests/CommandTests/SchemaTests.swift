import Foundation
import TestSupport
import Testing

/// The schemas are JSON in which every reference has its definition.
@Suite struct SchemaTests {
    @Test("every reference of a schema is defined", arguments: ["rules", "record"])
    func references(subject: String) throws {
        let run = try CommandRun(["schema", subject, "--rules", "hamlet", "--month", "2024-06"])
        #expect(run.status == 0, "\(run.error)")
        let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let fields = try #require(root as? [String: Any])
        let definitions = try #require(fields["$defs"] as? [String: Any])
        let matches = run.output.matches(of: /"\$ref": "#\/\$defs\/([^"]+)"/)
        #expect(!matches.isEmpty)
        for match in matches {
            #expect(definitions[String(match.1)] != nil, "\(match.1)")
        }
    }

    @Test("the schema of records knows the facts by id and Chinese name")
    func record() throws {
        let run = try CommandRun(["schema", "record", "--rules", "hamlet", "--month", "2024-06"])
        expectGolden(run.output, file: "Golden/hamlet/record.schema.json")
    }

    @Test("the schema of rule files titles every key in both languages")
    func rules() throws {
        let run = try CommandRun(["schema"])
        expectGolden(run.output, file: "Golden/schema/rules.schema.json")
    }
}
