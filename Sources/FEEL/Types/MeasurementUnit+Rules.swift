// The two units that the language itself knows: yearly and monthly amounts are converted.
extension MeasurementUnit {
    /// Twelve months are a year: what yearly and monthly amounts are converted by.
    package static let monthsPerYear = Number(12)

    static let month = MeasurementUnit([Factor(base: "month", exponent: 1)])
    static let year = MeasurementUnit([Factor(base: "year", exponent: 1)])

    /// The exponent of another unit's one base in this one.
    func exponent(of unit: MeasurementUnit) -> Int {
        guard let base = unit.factors.first?.base else { return 0 }
        return factors.first { $0.base == base }?.exponent ?? 0
    }

    package var isMonthly: Bool { exponent(of: .month) == -1 }
    package var isYearly: Bool { exponent(of: .year) == -1 }

    /// A month's amount as a year's, or a year's as a month's; `nil` where it is neither.
    package var converted: MeasurementUnit? {
        if isMonthly { return multiplied(by: .month).divided(by: .year) }
        if isYearly { return multiplied(by: .year).divided(by: .month) }
        return nil
    }

    /// The unit of a sum over things: one member's `yuan/month/person` make `yuan/month`.
    func summed(over countUnit: MeasurementUnit?) -> MeasurementUnit {
        guard let countUnit, exponent(of: countUnit) < 0 else { return self }
        return multiplied(by: countUnit)
    }
}
