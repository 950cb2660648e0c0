package import Diagnostics
package import Engine
package import FEEL
package import RuleModel

/// The law of a year: that of its last month, for a household as it stands in a month of its own.
package struct YearLaw: Sendable {
    package let year: Int
    package let program: Program

    package init(year: Int, program: Program) {
        self.year = year
        self.program = program
    }

    package var edition: Edition { program.edition }
}

extension RuleLibrary {
    /// The law of a year, or `nil` with the mistakes in it.
    ///
    /// - Parameter month: the month whose first day ages are reckoned on; `nil` is the year's own.
    package func law(
        of year: Int, heldAt month: Month?, knownOn: CalendarDate, strict: Bool = false,
        into found: inout DiagnosticBag
    ) -> YearLaw? {
        guard let day = CalendarDate(year: year, month: 12, day: 1) else { return nil }
        var mistakes = DiagnosticBag()
        defer { found.add(contentsOf: mistakes.diagnostics) }
        let request = EditionRequest(day: day, knownOn: knownOn, isStrict: strict)
        guard var edition = book.edition(request, into: &mistakes)?.linked(into: &mistakes),
            !mistakes.hasErrors
        else { return nil }
        if let month { edition.day = month.firstDay }
        return YearLaw(year: year, program: Program(edition))
    }
}
