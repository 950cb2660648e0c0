package import Diagnostics

extension Edition {
    /// Everything about a linked edition that deserves a look, beyond what makes it unusable.
    ///
    /// - Parameter yearBefore: The edition of the same month one year earlier, as known on the same
    ///   day; without it what compares with it is not checkable.
    package func lint(yearBefore: Edition? = nil) -> [Diagnostic] {
        tableCoverage() + constantConditions() + comparedQuotients() + unusedNames()
            + unnamedPairs() + failedChecks(yearBefore: yearBefore)
    }
}
