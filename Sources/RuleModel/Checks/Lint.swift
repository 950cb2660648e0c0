package import Diagnostics

extension Edition {
    /// What deserves a look in a linked edition by itself, beyond what makes it unusable.
    ///
    /// Not what rests on other periods: names that nothing uses, and checks of the standards.
    package func lint() -> [Diagnostic] {
        tableCoverage() + constantConditions() + contradictions() + comparedQuotients()
            + unnamedPairs()
    }
}
