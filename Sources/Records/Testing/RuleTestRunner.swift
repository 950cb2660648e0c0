package import Diagnostics
import Engine
package import FEEL
package import RuleModel
import YAML

/// Runs the tests of rule files.
package struct RuleTestRunner {
    private let book: RuleBook
    private let today: CalendarDate
    /// The tests that were decided, for running them again under a changed law.
    private(set) var cases: [TestedCase] = []
    package private(set) var coverage = RuleCoverage()
    /// The formulas that ran and the values that were looked up in tests that pass.
    package var tried: Set<SourceRange> {
        cases.filter(\.passes).reduce(into: []) { $0.formUnion($1.touched) }
    }

    /// Linked editions: many tests are decided by the same law.
    private var editions: [EditionKey: (edition: Edition?, found: [Diagnostic])] = [:]

    /// The law of every period and of every test that was run.
    var loadedEditions: [Edition] { editions.values.compactMap(\.edition) }

    package init(_ book: RuleBook, today: CalendarDate) {
        self.book = book
        self.today = today
    }

    package mutating func run(_ test: RuleTest) -> TestReport {
        var report = TestReport(test: test)
        guard let day = test.day ?? test.month?.firstDay else { return report }
        let request = EditionRequest(
            day: day, knownOn: test.knownOn ?? today, drafts: Set(test.drafts.map(\.value)),
            overrides: Dictionary(
                test.values.map { ($0.standard.value, $0.node) },
                uniquingKeysWith: { first, _ in first }))
        guard let program = program(request, &report.findings) else { return report }
        compare(test, program, &report)
        return report
    }

    private mutating func compare(_ test: RuleTest, _ program: Program, _ report: inout TestReport)
    {
        var found = DiagnosticBag()
        defer { report.findings += found.diagnostics }
        let given = Dictionary(
            test.given.map { ($0.entity.value, $0.facts) }, uniquingKeysWith: { first, _ in first })
        for given in test.given
        where !program.edition.entities.contains(where: { $0.id == given.entity.value }) {
            found.add(.unknownEntity(given.entity, known: program.edition.entities.map(\.id)))
        }
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        guard let household = reader.household(from: test.record, given: given, into: &found) else {
            return
        }
        let determination = decide(household, under: program, month: test.month)
        found.add(contentsOf: determination.findings)
        var expectations = Expectations(program, household, determination)
        expectations.compare(test.expect)
        found.add(contentsOf: expectations.found.diagnostics)
        report.differences = expectations.differences
        let seen = observations(
            of: household, under: program, month: determination.month,
            definitions: expectations.definitions)
        coverage.add(seen, determination)
        cases.append(
            TestedCase(
                test: test, edition: program.edition, household: household,
                month: determination.month, touched: seen.touched, passes: report.passes))
    }

    /// Counts what each period of the law has to be tried, whether a test is of it or not.
    package mutating func addAllPeriods() {
        var ignored: [Diagnostic] = []
        for day in book.changeDays where day <= today {
            _ = program(EditionRequest(day: day, knownOn: today), &ignored)
        }
    }

    private mutating func program(
        _ request: EditionRequest, _ findings: inout [Diagnostic]
    ) -> Program? {
        let key = book.editionKey(request)
        if editions[key] == nil {
            var found = DiagnosticBag()
            let edition = book.edition(request, into: &found)?.linked(into: &found)
            editions[key] = (found.hasErrors ? nil : edition, found.diagnostics)
            if !found.hasErrors, let edition { coverage.add(edition) }
        }
        guard let known = editions[key], var edition = known.edition else {
            findings += editions[key]?.found ?? []
            return nil
        }
        // Between two changes of the law every day has the same edition but for its date.
        edition.day = request.day
        edition.knownOn = request.knownOn
        return Program(edition)
    }
}

extension Diagnostic {
    fileprivate static func unknownEntity(_ name: Located<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            "test/unknown-entity", at: name.range,
            Wording(
                zh: "given 下面没有「\(name.value)」",
                en: "there is nothing called 「\(name.value)」 to give"),
            hint: Wording(
                zh: "可以写：" + known.joined(separator: "、"),
                en: "possible: " + known.joined(separator: ", ")))
    }
}
