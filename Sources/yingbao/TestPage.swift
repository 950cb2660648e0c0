import Diagnostics
import Records
import RuleModel

/// What became of the tests, as text, JSON lines or JUnit XML.
struct TestPage {
    let language: Language
    let format: TestFormat
    private var count = 0
    private var failed = 0
    private var junit = JUnitReport()

    init(language: Language, format: TestFormat) {
        self.language = language
        self.format = format
    }

    mutating func write(_ outcome: TestReport, took time: Duration) {
        count += 1
        if !outcome.passes { failed += 1 }
        switch format {
        case .text, .html: if !outcome.passes { Console.write(text(of: outcome)) }
        case .json: Console.write(outcome.json(in: language).compact + "\n")
        case .junit:
            junit.add(
                file: outcome.test.range.file.path, name: outcome.test.title[language],
                time: time, failure: outcome.passes ? nil : details(of: outcome, hasColour: false))
        }
    }

    func writeEnd(_ coverage: CoveragePage, _ hasGaps: Bool) {
        switch format {
        case .text, .html:
            if hasGaps { Console.write(coverage.gaps) }
            let words = Wording(
                zh: "\(count) 个案例，\(count - failed) 个通过，\(failed) 个不符\n",
                en: "\(count) cases, \(count - failed) passed, \(failed) failed\n")
            Console.write(words[language] + coverage.summary)
        case .json:
            if hasGaps { Console.write(coverage.json.compact + "\n") }
        case .junit: Console.write(junit.xml)
        }
    }

    private func text(of outcome: TestReport) -> String {
        let place = outcome.test.range.position
        let path = outcome.test.range.file.path
        return "✗ \(outcome.test.title[language])  \(path):\(place.line)\n"
            + details(of: outcome, hasColour: Console.hasColour) + "\n"
    }

    private func details(of outcome: TestReport, hasColour: Bool) -> String {
        let errors = outcome.findings.filter { $0.severity == .error }
        return TextRenderer(language: language, usesColor: hasColour)
            .render(errors + outcome.differences.map(\.diagnostic))
    }
}
