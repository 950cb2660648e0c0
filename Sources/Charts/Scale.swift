import FEEL

/// Where numbers stand on an axis.
struct Scale {
    let low: Number
    let high: Number
    let start: Coordinate
    let end: Coordinate
    let ticks: [Number]

    /// An axis around the values, from one round number to another.
    init(
        around values: [Number], from start: Coordinate, to end: Coordinate, tickCount: Int = 6
    ) {
        let least = values.min() ?? .zero
        let greatest = values.max() ?? .one
        let high = least < greatest ? greatest : least.adding(.one) ?? greatest
        let step = Self.step(from: least, to: high, count: tickCount)
        self.init(
            low: least.rounded(toMultipleOf: step, .floor) ?? least,
            high: high.rounded(toMultipleOf: step, .ceiling) ?? high, step: step, from: start,
            to: end)
    }

    /// An axis between two ends as they are.
    init(
        exactly low: Number, _ high: Number, from start: Coordinate, to end: Coordinate,
        tickCount: Int = 8
    ) {
        let high = low < high ? high : low.adding(.one) ?? high
        self.init(
            low: low, high: high, step: Self.step(from: low, to: high, count: tickCount),
            from: start, to: end)
    }

    private init(
        low: Number, high: Number, step: Number, from start: Coordinate, to end: Coordinate
    ) {
        self.low = low
        self.high = high
        self.start = start
        self.end = end
        var ticks: [Number] = []
        var next = low.rounded(toMultipleOf: step, .ceiling)
        while let tick = next, tick <= high, ticks.count < 40 {
            ticks.append(tick.normalized)
            next = tick.adding(step)
        }
        self.ticks = ticks
    }

    /// 1, 2 or 5 times a power of ten: the smallest of which so many reach from end to end.
    static func step(from low: Number, to high: Number, count: Int) -> Number {
        guard let span = high.subtracting(low),
            let least = span.divided(by: Number(max(count, 1))), !least.isZero
        else { return .one }
        for exponent in -12...30 {
            for digit in [1, 2, 5] {
                if let step = Number(coefficient: Int128(digit), exponent: exponent), step >= least
                {
                    return step
                }
            }
        }
        return least
    }

    /// The place of a number; what lies outside stands at the nearer end.
    func place(_ number: Number) -> Coordinate {
        let number = min(max(number, low), high)
        let length = Number(end.hundredths - start.hundredths)
        guard let span = high.subtracting(low), let part = number.subtracting(low),
            let place = part.multiplied(by: length)?.divided(by: span)?.rounded(scale: 0, .halfUp)?
                .exactInt()
        else { return start }
        return Coordinate(hundredths: start.hundredths + place)
    }
}

extension Number {
    /// As people read it in a picture: at most two decimals, a real minus sign, `≈` never.
    var label: String {
        let rounded = magnitude.rounded(scale: 2, .halfUp) ?? magnitude
        let digits = rounded.exactText
        return isNegative && !rounded.isZero ? "−" + digits : digits
    }
}
