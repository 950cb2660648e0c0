import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// A test that was decided once: its record bound to the law of its day.
struct TestedCase: Sendable {
    let test: RuleTest
    let program: Program
    /// The number of its law: tests between two changes of the law share one.
    let law: Int
    let household: Household
    let month: Month
    let options: DecideOptions
    /// The definitions that the test names, each with its object.
    let definitions: [(definition: Int, object: Int)]
    let procedures: ProcedureTrial?
    /// The formulas and published values that it used.
    let touched: Set<SourceRange>
    let passes: Bool

    /// Whether the test fails under a changed law.
    ///
    /// - Parameter changed: The changed law by its number.
    func notices(_ changed: (Int) -> Program) -> Bool {
        let edition = program.edition
        let program = changed(law).asked(for: edition.day, knownOn: edition.knownOn)
        var options = options
        // A need that no completion proves is still named.
        options.provesNeeds = false
        var determination = decide(household, under: program, month: month, options: options)
        if let procedures {
            determination = determination.adding(procedures.results(under: changed))
        }
        var expectations = Expectations(program, household, determination)
        expectations.compare(test.expect)
        return !expectations.differences.isEmpty || expectations.found.hasErrors
    }
}

extension TestedCase {
    /// Another record of the same law and the same given facts; `nil` where it cannot be read.
    func household(from record: YAMLNode, today: CalendarDate) -> Household? {
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        var ignored = DiagnosticBag()
        return reader.household(from: record, given: test.givenFacts, into: &ignored)
    }
}
