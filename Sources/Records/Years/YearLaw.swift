package import Diagnostics
package import Engine
package import FEEL
package import RuleModel

/// The law of a year: that of its last month, for a household as it stands in a month of its own.
package struct YearLaw: Sendable {
    package let year: Int
    package let program: Program
    /// The same before it was linked, for mixing it with another one.
    package let chosen: Edition

    package var edition: Edition { program.edition }
    var law: ChosenLaw { ChosenLaw(chosen: chosen, linked: program.edition) }
}

extension RuleLibrary {
    /// The law of a year, or `nil` with the mistakes in it.
    ///
    /// - Parameter month: the month whose first day ages are reckoned on; `nil` is the year's own.
    package func law(
        of year: Int, heldAt month: Month?, knownOn: CalendarDate, into found: inout DiagnosticBag
    ) -> YearLaw? {
        guard let day = CalendarDate(year: year, month: 12, day: 1) else { return nil }
        var mistakes = DiagnosticBag()
        defer { found.add(contentsOf: mistakes.diagnostics) }
        let request = EditionRequest(day: day, knownOn: knownOn)
        guard var chosen = book.edition(request, into: &mistakes) else { return nil }
        var linked = chosen.linked(into: &mistakes)
        guard !mistakes.hasErrors else { return nil }
        if let month {
            chosen.day = month.firstDay
            linked.day = month.firstDay
        }
        return YearLaw(year: year, program: Program(linked), chosen: chosen)
    }
}
