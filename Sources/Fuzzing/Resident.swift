import FEEL

/// The facts of one household of the hamlet; those that `known` leaves out are not known.
final class Resident: Host {
    static let household = ObjectReference(entity: Hamlet.household, index: 0)
    private static let memberCount = 3

    /// A bit for each fact.
    private let known: UInt64
    private(set) var failures = 0

    init(known: UInt64) {
        self.known = known
    }

    func value(of property: Int, on object: ObjectReference) -> Value {
        guard let property = Hamlet.Property(rawValue: property) else { return failure() }
        return fact(property, Int(object.index))
    }

    func value(ofGlobal global: Int) -> Value {
        guard let property = Hamlet.Property(rawValue: global) else { return failure() }
        return fact(property, 0)
    }

    func call(_ function: Int, _ arguments: [Value]) -> Value {
        if case .string(let area)? = arguments.first {
            return .number(Number(area == "urban" ? 785 : 540))
        }
        let causes = arguments.compactMap { argument in
            if case .unknown(let unknown) = argument { unknown.causes } else { nil }
        }
        let hull = Hull.numbers(low: Number(500), high: Number(800))
        return causes.first.map { .unknown(Unknown($0, hull)) } ?? failure()
    }

    func record(_ failure: Failure) -> Int {
        failures += 1
        return failures - 1
    }

    private func failure() -> Value {
        failures += 1
        return .unknown(Unknown(Causes([Cause(.failure, failures - 1)])))
    }

    private func fact(_ property: Hamlet.Property, _ object: Int) -> Value {
        let index = property.rawValue * 4 + object
        let (value, hull) = Self.answer(property, object)
        if known >> (UInt64(index) % 64) & 1 == 1 { return value }
        return .unknown(Unknown(Causes([Cause(.fact, index)]), hull))
    }

    /// What is true, and what is known of it without knowing it.
    private static func answer(
        _ property: Hamlet.Property, _ object: Int
    ) -> (value: Value, hull: Hull) {
        switch property {
        case .area: (.string(object == 0 ? "urban" : "rural"), .oneOf(ids(0)))
        case .members:
            (.list((0..<memberCount).map { .object(ObjectReference(entity: 1, index: $0)) }), .any)
        case .income: (.number(Number(1430)), .numbers(low: .zero, high: nil))
        case .wealth: (.number(Number(-20)), .any)
        case .age: (number([7, 41, 83], object), .numbers(low: .zero, high: Number(150)))
        case .grade: (.string(object == 1 ? "grade_2" : "none"), .oneOf(ids(1)))
        case .jobless: (.boolean(object == 2), .oneOf([.boolean(true), .boolean(false)]))
        case .birthday:
            (CalendarDate(daysSinceEpoch: 1_000 + object * 999).map(Value.date) ?? .null, .any)
        case .wage: (number([0, 2210, 0], object), .numbers(low: .zero, high: Number(1_000_000)))
        case .remark: (.string(["", "父子", "a b"][object % 3]), .any)
        case .standard: (.number(Number(700)), .numbers(low: Number(1), high: Number(9_999)))
        case .factor:
            (Number("1.5").map(Value.number) ?? .null, .numbers(low: nil, high: Number(3)))
        case .day: (CalendarDate(daysSinceEpoch: 19_900).map(Value.date) ?? .null, .any)
        }
    }

    private static func number(_ values: [Int], _ object: Int) -> Value {
        .number(Number(values[object % values.count]))
    }

    private static func ids(_ enumeration: Int) -> [Value] {
        Hamlet.enumerations[enumeration].cases.map { .string($0.id) }
    }
}
