/// Bounds of the work for one household, so that no record and no rule can keep it running.
enum Limits {
    /// How deep definitions may lean on each other before it is called an error.
    static let depth = 200
    /// Failures that are kept with their place; further ones count as the last of these.
    static let failures = 64
    /// Combinations of unknown yes/no and enumerated values that are tried.
    static let trials = 256
    /// Values that are tried for one missing thing alone.
    static let completions = 6
    /// Missing things that are filled in to complete a record.
    static let fillings = 400
    /// How often one person may be said to be another one.
    static let links = 8
    /// How often a record is filled in by chance where no other way shows what matters.
    static let chanceRounds = 16
    /// Cases evaluated in search of what can still change the answer.
    static let needTrials = 1500
    /// Candidate values for one unknown.
    static let candidates = 24
    /// How deep the names below a condition are followed in the full tree.
    static let explanationDepth = 12
    /// The same where only what decided is shown.
    static let summaryDepth = 4
    /// Missing things that are named at one condition.
    static let reasonNeeds = 12
}
