import Foundation
import TestSupport
import Testing

@testable import Caseload

/// The lines that tell why: they are read as any program would read them.
@Suite("Explanations of a caseload")
struct ExplanationTests {
    /// Granted, refused by income, refused by age, and open.
    private static let homes = """
        id,resident,property_ok
        granted,true,true
        refused,false,true
        open,true,
        """
    private static let people = """
        household,id,name,birth_date,grade,wage
        granted,m1,甲,1950-01-01,none,300
        granted,m2,乙,2014-05-02,grade_1,0
        refused,m1,丙,1980-01-01,none,9000
        open,m1,丁,1950-01-01,none,
        """

    @Test("stand one a line, after what the law says of everybody")
    func golden() throws {
        var township = Township()
        township.isExplained = true
        let run = try township.run(["households": Self.homes, "members": Self.people])
        expectGolden(
            run.explanations.joined(separator: "\n") + "\n", file: "Golden/explanations.ndjson")
    }

    private struct Line: Decodable {
        let results: [Result]

        struct Result: Decodable {
            let programme: String
            let outcome: String
            let reasons: [Reason]?
        }

        struct Reason: Decodable {
            let rule: String
            let comparisons: [[String: String]]?
            let reasons: [Reason]?
        }
    }

    private struct Law: Decodable {
        let programmes: [String: [String: String]]
        let rules: [String: Rule]

        struct Rule: Decodable { let comparisons: [Comparison] }
        struct Comparison: Decodable { let unit: String? }
    }

    @Test("name only what the first line tells of, and always say why")
    func county() throws {
        var township = Township(rules: ColumnCountyTests.rules)
        township.isExplained = true
        let lines = try township.run(try ColumnCountyTests.files.get()).explanations
        let decoder = JSONDecoder()
        let law = try decoder.decode(Law.self, from: Data(try #require(lines.first).utf8))
        var outcomes: Set<String> = []
        for line in lines.dropFirst() {
            for result in try decoder.decode(Line.self, from: Data(line.utf8)).results {
                outcomes.insert(result.outcome)
                #expect(law.programmes[result.programme] != nil)
                let reasons = result.reasons ?? []
                #expect(!reasons.isEmpty, "\(result.programme) in \(line)")
                for reason in reasons { check(reason, law) }
            }
        }
        #expect(lines.count == 1 + ColumnCountyTests.households)
        #expect(outcomes.isSuperset(of: ["eligible", "not_eligible"]))
    }

    private func check(_ reason: Line.Reason, _ law: Law) {
        let told = law.rules[reason.rule]?.comparisons.count
        #expect(told.map { $0 >= reason.comparisons?.count ?? 0 } == true, "\(reason.rule)")
        for below in reason.reasons ?? [] { check(below, law) }
    }
}
