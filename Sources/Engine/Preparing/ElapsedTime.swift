import FEEL
import RuleModel

/// A side of a comparison that counts the time from a day to the reference day: an age, a wait.
struct ElapsedTime: Sendable {
    /// From which day.
    let start: Expression
    /// Whose formula it stands in, where it stands in a definition's.
    let owner: Expression?
    /// Whether whole years are counted; else months.
    let isInYears: Bool

    init?(_ side: Expression, _ edition: Edition) {
        if let (start, isInYears) = Self.start(of: side) {
            (self.start, owner, self.isInYears) = (start, nil, isInYears)
            return
        }
        guard let named = NamedDefinition(side),
            case .value(let formula, nil) = edition.definitions[named.definition].body,
            let (start, isInYears) = Self.start(of: formula.expression)
        else { return nil }
        (self.start, owner, self.isInYears) = (start, named.owner, isInYears)
    }

    private static func start(of expression: Expression) -> (Expression, isInYears: Bool)? {
        if case .path(let duration, "years") = expression.kind {
            return start(of: duration).map { ($0.0, true) }
        }
        guard case .builtinCall(let function, let ends) = expression.kind, ends.count == 2,
            Builtins[function].name == "years and months duration",
            case .global(let end) = ends[1].kind, case .referenceDay = Reference(rawValue: end)
        else { return nil }
        return (ends[0], false)
    }

    /// The first day on which so much has passed since a day.
    func day(_ threshold: Value, since start: CalendarDate, _ sign: ComparisonOperator)
        -> CalendarDate?
    {
        guard var months = months(threshold) else { return nil }
        // What must be more than a whole number of them turns one later.
        if sign == .greater || sign == .lessOrEqual { months += isInYears ? 12 : 1 }
        guard var day = start.adding(months: months) else { return nil }
        // Who is born on 29 February has a year more on 1 March.
        while YearsMonthsDuration(from: start, to: day).months < months,
            let next = day.adding(days: 1)
        {
            day = next
        }
        return day
    }

    private func months(_ threshold: Value) -> Int? {
        switch threshold {
        case .number(let number) where isInYears:
            guard let years = number.exactInt(), (0...1000).contains(years) else { return nil }
            return years * 12
        case .yearsMonths(let duration) where !isInYears && (0...12_000).contains(duration.months):
            return duration.months
        default: return nil
        }
    }
}
