import Columns
import Engine
import FEEL

/// A sum of money: a number of hundredths where it is whole in them, which nearly all are.
enum Money: Sendable {
    case hundredths(Int)
    case exact(Number)

    static let zero = Money.hundredths(0)

    init(_ number: Number) {
        let hundredths = Number(
            coefficient: number.coefficient, exponent: Int(number.exponent) + 2)?.exactInt()
        self = hundredths.map(Money.hundredths) ?? .exact(number)
    }

    /// Of a column's number, which is the sum times 10 to the power of `decimals`.
    @inline(__always)
    init(_ value: Int, decimals: Int) {
        switch decimals {
        case 2: self = .hundredths(value)
        case 0 where value.magnitude < 1 << 48: self = .hundredths(value * 100)
        case 1 where value.magnitude < 1 << 48: self = .hundredths(value * 10)
        case 4 where value % 100 == 0: self = .hundredths(value / 100)
        case 3 where value % 10 == 0: self = .hundredths(value / 10)
        default: self.init(Number(coefficient: Int128(value), exponent: -decimals) ?? .zero)
        }
    }

    var number: Number {
        switch self {
        case .hundredths(let count): Number(coefficient: Int128(count), exponent: -2) ?? .zero
        case .exact(let number): number
        }
    }

    var isZero: Bool {
        switch self {
        case .hundredths(let count): count == 0
        case .exact(let number): number.isZero
        }
    }

    /// `nil` where no number holds it.
    func adding(_ other: Money) -> Money? {
        if case .hundredths(let one) = self, case .hundredths(let two) = other {
            let (sum, overflow) = one.addingReportingOverflow(two)
            if !overflow { return .hundredths(sum) }
        }
        return number.adding(other.number).map { Money($0) }
    }
}

/// What a result comes to.
enum Due: Sendable {
    case known(exact: Money, paid: Money)
    case open(low: Money?, high: Money?)

    init(_ amount: Amount) {
        switch amount {
        case .known(let exact, let paid): self = .known(exact: Money(exact), paid: Money(paid))
        case .open(let low, let high):
            self = .open(low: low.map { Money($0) }, high: high.map { Money($0) })
        }
    }

    /// What columns hold for a row.
    @inline(__always)
    init(_ columns: AmountColumns, row: Int) {
        let low = columns.low[row]
        let high = columns.noHigh[row] == 1 ? nil : columns.high[row]
        let paid = Money(low, decimals: columns.decimals)
        if low == high {
            self = .known(
                exact: Money(columns.exact[row], decimals: columns.decimals), paid: paid)
        } else {
            self = .open(
                low: paid, high: high.map { Money($0, decimals: columns.decimals) })
        }
    }

    /// Whether something is surely paid.
    var isSomething: Bool { if case .known(_, let paid) = self { !paid.isZero } else { false } }
    var paidSum: Money? { if case .known(_, let paid) = self { paid } else { nil } }
    var exactSum: Money? { if case .known(let exact, _) = self { exact } else { nil } }

    var lowEnd: Money? {
        switch self {
        case .known(_, let paid): paid
        case .open(let low, _): low
        }
    }

    var highEnd: Money? {
        switch self {
        case .known(_, let paid): paid
        case .open(_, let high): high
        }
    }
}
