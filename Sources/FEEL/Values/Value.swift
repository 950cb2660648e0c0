/// A value of the language.
///
/// What is large and rare is kept apart (`indirect`), so that every value takes 32 bytes and not 80.
public enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(Number)
    /// Text, or the id of an enumeration's value.
    case string(String)
    case date(CalendarDate)
    case time(TimeOfDay)
    indirect case dateTime(DateAndTime)
    case yearsMonths(YearsMonthsDuration)
    case daysTime(DaysTimeDuration)
    case list([Value])
    case context(ContextValue)
    indirect case range(RangeValue)
    case function(FunctionValue)
    /// Something of the host's that has properties: a household, a member.
    case object(ObjectReference)
    /// Not known: a fact not given, a slot not set, or an error. Never appears in standard mode.
    indirect case unknown(Unknown)
    /// Only as an element of a list: it belongs to it or not, which is not known.
    indirect case perhaps(Value, Causes)
}

/// What a host's object is known by: which kind of thing, and which one of them.
public struct ObjectReference: Sendable, Hashable {
    public let entity: Int32
    public let index: Int32

    public init(entity: Int, index: Int) {
        self.entity = Int32(truncatingIfNeeded: entity)
        self.index = Int32(truncatingIfNeeded: index)
    }
}

/// A mapping from keys to values that keeps the order of its keys.
public struct ContextValue: Sendable {
    public struct Entry: Sendable {
        public let key: String
        public var value: Value

        public init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// Keys are compared by code points, as all text of the language is.
    public subscript(key: String) -> Value? {
        entries.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }
}

/// `[1..5]`, `(< 10)`, `(null..10)`: an end that is absent is `null` and not included.
public struct RangeValue: Sendable {
    public let low: Value
    public let high: Value
    public let lowIncluded: Bool
    public let highIncluded: Bool
    /// Written as a comparison (`< 10`), which is another value than `(null..10)`.
    public let isComparison: Bool

    public init(
        low: Value, high: Value, lowIncluded: Bool, highIncluded: Bool, isComparison: Bool = false
    ) {
        self.low = low
        self.high = high
        self.lowIncluded = lowIncluded
        self.highIncluded = highIncluded
        self.isComparison = isComparison
    }
}
