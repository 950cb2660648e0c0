import Diagnostics
package import Engine
import FEEL
import RuleModel

/// How the cells of a column are kept.
package enum ColumnKind: Sendable, Hashable {
    /// 0 or 1.
    case boolean
    /// The place of the value among those of this enumeration of the edition.
    case code(Int)
    /// Days since 1970-01-01 (`CalendarDate.daysSinceEpoch`).
    case day
    /// The value times 10 to the power of `decimals`: money in fen, counts as they are.
    case fixed(decimals: Int)
    /// What the columns do not hold: text, enumerations of more than 255 values. Such a cell is
    /// kept as a `Value` beside the columns.
    case other
}

/// One column: whose, of what kind, and between which ends its cells lie.
package struct ColumnLayout: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        case fact(Int)
        case finding(Finding.Subject)
    }

    package let subject: Subject
    package let entity: Int
    package let kind: ColumnKind
    /// What a cell can hold; what lies outside is kept beside the columns, exactly.
    package let low: Int32
    package let high: Int32

    /// More money than any family has, and little enough for sums of several in 32 bits.
    private static let widest: Int32 = 200_000_000
    /// The years that the calendar arithmetic of the columns holds in 32 bits.
    private static let days: ClosedRange<Int32> = -719_162...2_932_896

    init(
        _ subject: Subject, entity: Int, type: FEELType, min: Formula?, max: Formula?,
        in edition: Edition
    ) {
        self.subject = subject
        self.entity = entity
        switch type {
        case .boolean: (kind, low, high) = (.boolean, 0, 1)
        case .enumeration(let index) where edition.enumerations.indices.contains(index):
            let count = edition.enumerations[index].cases.count
            kind = count <= 255 ? .code(index) : .other
            (low, high) = (0, Int32(clamping: count - 1))
        case .date: (kind, low, high) = (.day, Self.days.lowerBound, Self.days.upperBound)
        case .number(let unit):
            let bounds = [min, max].map { $0.flatMap { Self.constant($0, edition) } }
            let isMoney = unit?.factors.contains { factor in
                edition.units.contains { $0.id == factor.base && $0.isMoney }
            }
            let decimals = bounds.reduce(isMoney ?? true ? 2 : 0) { most, bound in
                Swift.max(most, bound.map { -Int($0.normalized.exponent) } ?? 0)
            }
            kind = decimals <= 4 ? .fixed(decimals: decimals) : .other
            low = bounds[0].flatMap { $0.fixed(decimals) } ?? -Self.widest
            high = bounds[1].flatMap { $0.fixed(decimals) } ?? Self.widest
        default: (kind, low, high) = (.other, 0, 0)
        }
    }

    /// Whether its cells take a byte.
    package var isNarrow: Bool {
        switch kind {
        case .boolean, .code, .other: true
        case .fixed: low >= 0 && high <= 255
        case .day: false
        }
    }

    /// A bound that is a number, a published standard, or the negative of one; others are found in
    /// the single case only.
    private static func constant(_ formula: Formula, _ edition: Edition) -> Number? {
        Number(formula.text.value) ?? constant(formula.expression, edition)
    }

    private static func constant(_ expression: Expression, _ edition: Edition) -> Number? {
        switch expression.kind {
        case .literal(.number(let number)): return number
        case .negation(let operand): return constant(operand, edition)?.negated
        case .global(let global):
            guard case .standard(let index) = Reference(rawValue: global),
                case .values(let published) = edition.standards[index].state,
                case .number(let number)? = published[[]]?.value
            else { return nil }
            return number
        default: return nil
        }
    }
}

extension Number {
    /// The number times 10 to the power of `decimals`, where that is whole and fits in 32 bits.
    func fixed(_ decimals: Int) -> Int32? {
        Number(coefficient: coefficient, exponent: Int(exponent) + decimals)?.exactInt()
            .flatMap { Int32(exactly: $0) }
    }
}
