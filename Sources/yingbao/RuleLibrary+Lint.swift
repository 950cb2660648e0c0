import Diagnostics
import Records
import RuleModel

extension RuleLibrary {
    /// Checks the law of every period that the rules tell apart.
    func lint(into found: inout DiagnosticBag) {
        book.lint(into: &found)
    }
}
