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
        /// Why it came out so, the deciding conditions and the sums; two or three lines.
        package internal(set) var reasons: [Wording] = []
    }
}

extension TestReport.Difference {
    package var diagnostic: Diagnostic {
        Diagnostic(
            "test/difference", at: range,
            Wording(
                zh: "\(what)：应为 \(expected)，算出 \(got)",
                en: "\(what): expected \(expected), got \(got)"),
            notes: reasons.map { Diagnostic.Note(range: nil, message: $0) })
    }
}

extension TestReport {
    package func json(in language: Language) -> JSONValue {
        let place = test.range.position
        return [
            "id": .string("\(test.range.file.path):\(place.line)"),
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
                        "reasons": .array(difference.reasons.map { .string($0[language]) }),
                    ]
                }),
        ]
    }
}
