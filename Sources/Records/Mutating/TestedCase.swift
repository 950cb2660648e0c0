import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// A test that was decided once: its record bound to the law of its day.
struct TestedCase: Sendable {
    let test: RuleTest
    let edition: Edition
    let household: Household
    let month: Month
    let procedures: ProcedureTrial?
    /// The formulas and published values that it used.
    let touched: Set<SourceRange>
    let passes: Bool

    /// Whether the test fails under a changed law.
    func notices(_ mutant: Mutant, _ program: Program) -> Bool {
        var options = DecideOptions()
        options.explained = false
        options.programmes = test.programmes(in: edition)
        options.provesNeeds = test.expect.names("needs")
        var determination = decide(household, under: program, month: month, options: options)
        if let procedures {
            determination = determination.adding(procedures.results(under: mutant))
        }
        var expectations = Expectations(program, household, determination)
        expectations.compare(test.expect)
        return !expectations.differences.isEmpty || expectations.found.hasErrors
    }
}

extension RuleTest {
    /// The programmes whose results it expects.
    func programmes(in edition: Edition) -> [Int] {
        edition.programmes.indices.filter {
            let programme = edition.programmes[$0]
            return expect.names(programme.id) || expect.names(programme.common.title.zh)
        }
    }
}

extension YAMLNode {
    /// Whether a key of this name stands anywhere below.
    fileprivate func names(_ key: String) -> Bool {
        (entries ?? []).contains { $0.name == key || $0.value.names(key) }
    }
}
