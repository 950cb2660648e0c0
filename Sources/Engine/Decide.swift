package import FEEL
package import RuleModel

/// What is wanted of a decision.
package struct DecideOptions: Sendable {
    /// Indexes of the programmes that are decided; `nil` is all.
    package var programmes: [Int]?
    /// Whether reasons are given.
    package var explained = true
    /// Whether each need is proven by two completions of the record with different answers.
    package var provesNeeds = true
    /// Whether needs and warnings are named.
    package var remarked = true
    /// Whether only those reasons are given that decided.
    package var isDecisive = false
    /// Whether the definitions below each condition are given too.
    package var fullTree = false

    package init() {}
}

/// Decides what the law of an edition says of one household.
package func decide(
    _ household: Household, under program: Program, month: Month? = nil,
    options: DecideOptions = DecideOptions()
) -> Determination {
    let month = month ?? Month(of: program.edition.day)
    return Decision(program: program, household: household, month: month, options: options)
        .determination
}

/// Decides under a linked edition; whoever decides many households keeps its `Program`.
package func decide(
    _ household: Household, under edition: Edition, month: Month? = nil,
    options: DecideOptions = DecideOptions()
) -> Determination {
    decide(household, under: Program(edition), month: month, options: options)
}
