import Diagnostics
import FEEL
import Records
import RuleModel

extension RuleLibrary {
    /// Checks the law of every period that the rules tell apart.
    func lint(into found: inout DiagnosticBag) {
        for day in book.changeDays {
            let request = EditionRequest(day: day, knownOn: day)
            _ = book.edition(request, into: &found)?.linked(into: &found)
        }
    }
}
