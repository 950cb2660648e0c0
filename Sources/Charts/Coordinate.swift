import FEEL

/// A length or place in a picture, in hundredths of a user unit: whole numbers, so that the same
/// chart is the same text on every machine.
package struct Coordinate: Sendable, Hashable, Comparable {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package init(_ units: Int) {
        hundredths = units * 100
    }

    static let zero = Coordinate(0)

    static func + (left: Coordinate, right: Coordinate) -> Coordinate {
        Coordinate(hundredths: left.hundredths + right.hundredths)
    }

    static func - (left: Coordinate, right: Coordinate) -> Coordinate {
        Coordinate(hundredths: left.hundredths - right.hundredths)
    }

    static func / (left: Coordinate, divisor: Int) -> Coordinate {
        Coordinate(hundredths: left.hundredths / divisor)
    }

    static func * (left: Coordinate, factor: Int) -> Coordinate {
        Coordinate(hundredths: left.hundredths * factor)
    }

    package static func < (left: Coordinate, right: Coordinate) -> Bool {
        left.hundredths < right.hundredths
    }

    /// `12.5`, without superfluous zeros.
    var text: String {
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return sign + "\(whole)."
            + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
}

struct Place: Hashable {
    let x: Coordinate
    let y: Coordinate
}
