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
        compare(test, request, program, &report)
        return report
    }

    private mutating func compare(
        _ test: RuleTest, _ request: EditionRequest, _ program: Program,
        _ report: inout TestReport
    ) {
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
        var options = DecideOptions()
        // The record of a procedure says little of the rest.
        let hasProcedures = household.hasProcedures(under: program.edition)
        if hasProcedures { options.programmes = test.programmes(in: program.edition) }
        var determination = decide(
            household, under: program, month: test.month, options: options)
        found.add(contentsOf: determination.findings)
        var trial: ProcedureTrial?
        if hasProcedures {
            if test.knownOn == nil { found.add(.noKnownDay(test.range)) }
            let tried = self.trial(of: test, given, request)
            determination = determination.adding(tried.results)
            trial = tried
        }
        var expectations = Expectations(program, household, determination)
        expectations.compare(test.expect)
        found.add(contentsOf: expectations.found.diagnostics)
        report.differences = expectations.differences
        var seen = observations(
            of: household, under: program, month: determination.month,
            definitions: expectations.definitions)
        if let trial { seen.add(trial.observations) }
        coverage.add(seen, determination)
        cases.append(
            TestedCase(
                test: test, edition: program.edition, household: household,
                month: determination.month, procedures: trial, touched: seen.touched,
                passes: report.passes))
    }

    /// The record's procedures, each step under the law of its day.
    private mutating func trial(
        of test: RuleTest, _ given: RecordReader.Given, _ request: EditionRequest
    ) -> ProcedureTrial {
        ProcedureTrial(asOf: request.knownOn) { day in
            var ignored: [Diagnostic] = []
            guard let program = program(request.on(day), &ignored) else { return nil }
            var found = DiagnosticBag()
            let reader = RecordReader(program.edition, layout: program.layout, today: today)
            return reader.household(from: test.record, given: given, into: &found).map {
                ($0, program)
            }
        }
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
    /// Where open steps stand depends on the day on which one looks.
    fileprivate static func noKnownDay(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "test/no-known-day", at: range,
            Wording(
                zh: "案例里有办理程序，要写明截至哪天来看",
                en: "the case holds a procedure: it must say on which day one looks"),
            hint: Wording(zh: "请写 known_on: 某日", en: "add known_on: a day"))
    }

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
