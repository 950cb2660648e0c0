/// The static type of an expression in strict mode.
public indirect enum FEELType: Sendable, Hashable {
    case any
    case null
    case boolean
    /// With a unit, or a number whose unit is that of whatever it meets (a literal).
    case number(MeasurementUnit?)
    case string
    /// A value of the host's enumeration of this number.
    case enumeration(Int)
    case date
    case time
    case dateTime
    case yearsMonths
    case daysTime
    case list(FEELType)
    case range(FEELType)
    case context([Field])
    case function([FEELType], returns: FEELType)
    /// An object of the host's entity of this number.
    case object(Int)
    /// How amounts are rounded: a step and a mode, stated by a standard.
    case rounding
    /// The type of what was already reported as wrong; fits everywhere and reports nothing more.
    case invalid

    public struct Field: Sendable, Hashable {
        public let name: String
        public let type: FEELType

        public init(name: String, type: FEELType) {
            self.name = name
            self.type = type
        }
    }
}
