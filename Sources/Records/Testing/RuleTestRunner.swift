package import Diagnostics
import Engine
package import FEEL
package import RuleModel
import YAML

/// Runs the tests of rule files.
package struct RuleTestRunner {
    let book: RuleBook
    let today: CalendarDate
    /// The tests that were decided, for running them again under a changed law.
    private(set) var cases: [TestedCase] = []
    package private(set) var coverage = RuleCoverage()
    /// The formulas that ran and the values that were looked up in tests that pass.
    package var tried: Set<SourceRange> {
        cases.filter(\.passes).reduce(into: []) { $0.formUnion($1.touched) }
    }

    private(set) var law: TestedLaw

    package init(_ book: RuleBook, today: CalendarDate) {
        self.book = book
        self.today = today
        law = TestedLaw(book)
    }

    package mutating func run(_ test: RuleTest) -> TestReport {
        var report = TestReport(test: test)
        guard let day = test.day ?? test.month?.firstDay else { return report }
        let request = EditionRequest(
            day: day, knownOn: test.knownOn ?? today, drafts: Set(test.drafts.map(\.value)),
            overrides: Dictionary(
                test.values.map { ($0.standard.value, $0.node) },
                uniquingKeysWith: { first, _ in first }))
        guard let law = law.program(request, into: &report.findings) else { return report }
        compare(test, request, law, &report)
        return report
    }

    private mutating func compare(
        _ test: RuleTest, _ request: EditionRequest, _ law: (program: Program, number: Int),
        _ report: inout TestReport
    ) {
        let program = law.program
        var found = DiagnosticBag()
        defer { report.findings += found.diagnostics }
        for given in test.given
        where !program.edition.entities.contains(where: { $0.id == given.entity.value }) {
            found.add(.unknownEntity(given.entity, known: program.edition.entities.map(\.id)))
        }
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        guard
            let household = reader.household(
                from: test.record, given: test.givenFacts, into: &found)
        else {
            return
        }
        let options = test.options(under: program.edition)
        var trial: ProcedureTrial?
        if household.hasProcedures(under: program.edition) {
            if test.knownOn == nil { found.add(.noKnownDay(test.range)) }
            trial = self.trial(of: test, request)
        }
        var determination = decide(household, under: program, month: test.month, options: options)
        if let trial { determination = determination.adding(trial.results) }
        var expectations = Expectations(program, household, determination)
        expectations.compare(test.expect)
        found.add(contentsOf: determination.findings + expectations.found.diagnostics)
        report.differences = expectations.differences
        if !report.differences.isEmpty {
            report.differences = explained(test, household, program, options, trial)
        }
        var seen = observations(
            of: household, under: program, month: determination.month, options: options,
            definitions: expectations.definitions)
        if let trial { seen.add(trial.observations) }
        let passes = report.differences.isEmpty && !found.hasErrors
        if passes { coverage.add(seen, met: expectations.needsMet) }
        cases.append(
            TestedCase(
                test: test, program: program, law: law.number, household: household,
                month: determination.month, options: options,
                definitions: expectations.definitions, procedures: trial, touched: seen.touched,
                passes: passes))
    }

    /// The record's procedures, each step under the law of its day.
    private mutating func trial(
        of test: RuleTest, _ request: EditionRequest
    ) -> ProcedureTrial {
        ProcedureTrial(asOf: request.knownOn) { day in
            var ignored: [Diagnostic] = []
            guard let law = law.program(request.on(day), into: &ignored) else { return nil }
            let program = law.program
            var found = DiagnosticBag()
            let reader = RecordReader(program.edition, layout: program.layout, today: today)
            let household = reader.household(
                from: test.record, given: test.givenFacts, into: &found)
            return household.map { ($0, program, law.number) }
        }
    }

    /// The differences once more, with the reasons, which only a failing test needs.
    private func explained(
        _ test: RuleTest, _ household: Household, _ program: Program, _ options: DecideOptions,
        _ trial: ProcedureTrial?
    ) -> [TestReport.Difference] {
        var options = options
        options.explained = true
        var determination = decide(household, under: program, month: test.month, options: options)
        if let trial { determination = determination.adding(trial.results) }
        var expectations = Expectations(program, household, determination)
        expectations.compare(test.expect)
        return expectations.differences
    }

    /// Counts what each period of the law has to be tried, whether a test is of it or not.
    package mutating func addAllPeriods() {
        var ignored: [Diagnostic] = []
        for day in book.changeDays where day <= today {
            _ = law.program(EditionRequest(day: day, knownOn: today), into: &ignored)
        }
        for program in law.loaded { coverage.add(program.edition) }
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
                en: "there is nothing called “\(name.value)” to give"),
            hint: Wording(
                zh: "可以写：" + known.joined(separator: "、"),
                en: "possible: " + known.joined(separator: ", ")))
    }
}
