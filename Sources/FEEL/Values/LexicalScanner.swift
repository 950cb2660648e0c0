/// Reads the lexical forms of dates, times and durations, which are all ASCII.
struct LexicalScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Steps over one character if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == character.value else { return false }
        position += 1
        return true
    }

    mutating func advance() {
        position = min(position + 1, bytes.count)
    }

    /// All digits that come next, perhaps none.
    mutating func digits() -> ArraySlice<UInt8> {
        let start = position
        while let next, (0x30...0x39).contains(next) { position += 1 }
        return bytes[start..<position]
    }

    /// A number of exactly so many digits.
    mutating func number(digits count: Int) -> Int? {
        let digits = digits()
        return digits.count == count ? Self.value(of: digits) : nil
    }

    /// The value of decimal digits; nil when there are none or it is too large.
    static func value(of digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(Int(digit) - 0x30)
            if tooLarge || overflow { return nil }
            value = sum
        }
        return value
    }

    /// Nanoseconds from the digits after a decimal point; digits after the ninth are dropped.
    static func nanoseconds(of digits: ArraySlice<UInt8>) -> Int {
        (0..<9).reduce(0) { value, place in
            let index = digits.startIndex + place
            return value * 10 + (index < digits.endIndex ? Int(digits[index]) - 0x30 : 0)
        }
    }

    /// What has not been read yet.
    mutating func rest() -> String {
        defer { position = bytes.count }
        return String(decoding: bytes[position...], as: UTF8.self)
    }
}

extension LexicalScanner {
    /// Four to nine digits, the first not zero where there are more than four.
    mutating func year() -> Int? {
        let negative = take("-")
        let digits = digits()
        guard (4...9).contains(digits.count), digits.count == 4 || digits.first != 0x30,
            let year = Self.value(of: digits), !(negative && year == 0)
        else { return nil }
        return negative ? -year : year
    }

    mutating func date() -> CalendarDate? {
        guard let year = year(), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// The time of the day; `24:00:00` is the midnight at the day's end.
    mutating func time(zones: any ZoneRules) -> (time: TimeOfDay, isEndOfDay: Bool)? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), take(":"),
            let second = number(digits: 2)
        else { return nil }
        var nanosecond = 0
        if take(".") {
            let fraction = digits()
            guard !fraction.isEmpty else { return nil }
            nanosecond = Self.nanoseconds(of: fraction)
        }
        let isEndOfDay = (hour, minute, second, nanosecond) == (24, 0, 0, 0)
        var zone: Zone?
        if !isAtEnd {
            guard let found = Zone(rest(), zones: zones) else { return nil }
            zone = found
        }
        let time = TimeOfDay(
            hour: isEndOfDay ? 0 : hour, minute: minute, second: second, nanosecond: nanosecond,
            zone: zone)
        return time.map { ($0, isEndOfDay) }
    }
}
