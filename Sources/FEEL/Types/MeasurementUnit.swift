/// A product of base units with whole exponents: `yuan/month/person`.
public struct MeasurementUnit: Sendable, Hashable {
    public struct Factor: Sendable, Hashable {
        public let base: String
        public let exponent: Int

        public init(base: String, exponent: Int) {
            self.base = base
            self.exponent = exponent
        }
    }

    /// By base unit, without zero exponents; empty for a plain number.
    public let factors: [Factor]

    public init(_ factors: [Factor] = []) {
        var exponents: [String: Int] = [:]
        for factor in factors { exponents[factor.base, default: 0] &+= factor.exponent }
        self.factors = exponents.filter { $0.value != 0 }
            .map { Factor(base: $0.key, exponent: $0.value) }.sorted { $0.base < $1.base }
    }

    public static let none = MeasurementUnit()

    public func multiplied(by other: MeasurementUnit) -> MeasurementUnit {
        MeasurementUnit(factors + other.factors)
    }

    public func divided(by other: MeasurementUnit) -> MeasurementUnit {
        MeasurementUnit(
            factors + other.factors.map { Factor(base: $0.base, exponent: -$0.exponent) })
    }
}
