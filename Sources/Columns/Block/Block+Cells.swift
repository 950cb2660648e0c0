import Engine
package import FEEL
import RuleModel

// Writing cells. The row must be one that was added; the column one of the row's entity.
extension Block {
    /// Writes a yes or no.
    package func set(_ value: Bool, in column: Int, row: Int) {
        guard layout.columns[column].kind == .boolean else {
            return set(value: .boolean(value), in: column, row: row)
        }
        cells[column].write(byte: value ? 1 : 0, at: row)
    }

    /// Writes a value of an enumeration, by its place among the values.
    package func set(code: UInt8, in column: Int, row: Int) {
        let declared = layout.columns[column]
        precondition(declared.kind.isCode && Int32(code) <= declared.high)
        cells[column].write(byte: code, at: row)
    }

    /// Writes a date, in days since 1970-01-01.
    package func set(day: Int32, in column: Int, row: Int) {
        let declared = layout.columns[column]
        guard declared.kind == .day, day >= declared.low, day <= declared.high else {
            guard let date = CalendarDate(daysSinceEpoch: Int(day)) else { return }
            return state(.value(column: column, .date(date)), of: row, in: declared.entity)
        }
        cells[column].write(word: day, at: row)
    }

    /// Writes a number as read: its digits and how many of them stand behind the point.
    ///
    /// What the column cannot hold is kept beside it and sets the household aside.
    package func set(number digits: Int64, decimals: Int, in column: Int, row: Int) {
        let declared = layout.columns[column]
        guard case .fixed(let wanted) = declared.kind, decimals <= wanted, wanted - decimals < 5
        else { return setExactly(digits, decimals, column, row) }
        let (scaled, overflow) = digits.multipliedReportingOverflow(
            by: Self.powers[wanted - decimals])
        guard !overflow, scaled >= Int64(declared.low), scaled <= Int64(declared.high) else {
            return setExactly(digits, decimals, column, row)
        }
        if declared.isNarrow {
            cells[column].write(byte: UInt8(truncatingIfNeeded: scaled), at: row)
        } else {
            cells[column].write(word: Int32(truncatingIfNeeded: scaled), at: row)
        }
    }

    private static let powers: InlineArray<5, Int64> = [1, 10, 100, 1000, 10_000]

    /// What a row of the household's entity states in a column; `nil` where it states nothing.
    package func householdValue(in column: Int, row: Int) -> Value? {
        if let record = record(at: row) {
            switch layout.columns[column].subject {
            case .fact(let fact): return record.value(of: fact, on: 0)
            case .finding(let subject):
                return record.objects[0].findings.first { $0.subject == subject }?.value
            }
        }
        guard let cell = cells[column][row] else { return nil }
        return layout.columns[column].kind.value(of: cell, in: layout.edition)
    }

    private func setExactly(_ digits: Int64, _ decimals: Int, _ column: Int, _ row: Int) {
        guard let number = Number(coefficient: Int128(digits), exponent: -decimals) else { return }
        set(value: .number(number), in: column, row: row)
    }

    /// Writes any value, where it fits as a cell; else it is kept beside the columns (slow).
    package func set(value: Value, in column: Int, row: Int) {
        let declared = layout.columns[column]
        if let cell = declared.kind.cell(of: value, in: layout.edition), cell >= declared.low,
            cell <= declared.high
        {
            if cells[column].isWide {
                cells[column].write(word: cell, at: row)
            } else {
                cells[column].write(byte: UInt8(truncatingIfNeeded: cell), at: row)
            }
        } else {
            state(.value(column: column, value), of: row, in: declared.entity)
        }
    }
}

extension ColumnKind {
    var isCode: Bool { if case .code = self { true } else { false } }

    /// The cell that holds a value exactly.
    func cell(of value: Value, in edition: Edition) -> Int32? {
        switch (self, value) {
        case (.boolean, .boolean(let value)): value ? 1 : 0
        case (.code(let enumeration), .string(let id)):
            edition.enumerations[enumeration].cases.firstIndex { $0.id == id }
                .flatMap { Int32(exactly: $0) }
        case (.day, .date(let date)): Int32(exactly: date.daysSinceEpoch)
        case (.fixed(let decimals), .number(let number)): number.fixed(decimals)
        default: nil
        }
    }

    /// The value that a cell holds.
    func value(of cell: some BinaryInteger, in edition: Edition) -> Value? {
        switch self {
        case .boolean: .boolean(cell != 0)
        case .code(let enumeration): .string(edition.enumerations[enumeration].cases[Int(cell)].id)
        case .day: CalendarDate(daysSinceEpoch: Int(cell)).map(Value.date)
        case .fixed(let decimals):
            Number(coefficient: Int128(cell), exponent: -decimals).map(Value.number)
        case .other: nil
        }
    }
}
