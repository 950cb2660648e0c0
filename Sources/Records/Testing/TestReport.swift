package import Diagnostics
package import RuleModel

/// What became of one test of a rule file.
package struct TestReport: Sendable {
    package let test: RuleTest
    /// What came out otherwise than expected; empty where the test passes.
    package internal(set) var differences: [Difference] = []
    /// What stands against the test's own record or rules; with an error nothing was compared.
    package internal(set) var findings: [Diagnostic] = []

    package var passes: Bool {
        differences.isEmpty && !findings.contains { $0.severity == .error }
    }

    /// One expected thing that did not come out.
    package struct Difference: Sendable {
        /// Where it is expected.
        package let range: SourceRange
        /// `m1 tekun amount`.
        package let what: String
        package let expected: String
        package let got: String
    }
}

extension TestReport.Difference {
    package var diagnostic: Diagnostic {
        Diagnostic(
            "test/difference", at: range,
            Wording(
                zh: "\(what)：应为 \(expected)，算出 \(got)",
                en: "\(what): expected \(expected), got \(got)"))
    }
}

extension TestReport {
    package var json: JSONValue {
        let place = test.range.position
        return [
            "zh": .string(test.title.zh),
            "en": .string(test.title.en),
            "path": .string(test.range.file.path),
            "line": .integer(place.line),
            "passes": .bool(passes),
            "differences": .array(
                differences.map { difference in
                    [
                        "line": .integer(difference.range.position.line),
                        "what": .string(difference.what),
                        "expected": .string(difference.expected),
                        "got": .string(difference.got),
                    ]
                }),
        ]
    }
}
