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
    /// The formulas and published values that it used.
    let touched: Set<SourceRange>
    let passes: Bool

    /// Whether the test fails under a changed law.
    func notices(_ program: Program) -> Bool {
        var options = DecideOptions()
        options.explained = false
        options.programmes = edition.programmes.indices.filter {
            let programme = edition.programmes[$0]
            return test.expect.names(programme.id) || test.expect.names(programme.common.title.zh)
        }
        options.provesNeeds = test.expect.names("needs")
        let determination = decide(household, under: program, month: month, options: options)
        var expectations = Expectations(program, household, determination)
        expectations.compare(test.expect)
        return !expectations.differences.isEmpty || expectations.found.hasErrors
    }
}

extension YAMLNode {
    /// Whether a key of this name stands anywhere below.
    fileprivate func names(_ key: String) -> Bool {
        (entries ?? []).contains { $0.name == key || $0.value.names(key) }
    }
}
