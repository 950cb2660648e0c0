import Diagnostics
import FEEL

/// One value that tests look at: enough of its possible values that every test treats all others
/// like one of these.
struct Axis {
    let values: [Scalar]
    let type: FEELType

    /// `nil` where the type has too many values that nothing orders.
    init?(
        _ type: FEELType, turningPoints: [Scalar], bounds: (low: Number?, high: Number?),
        in edition: Edition
    ) {
        self.type = type
        switch type {
        case .boolean: values = [.flag(true), .flag(false)]
        case .enumeration(let index):
            values = edition.enumerations[index].cases.map { .text($0.id) }
        case .number(let unit):
            let isWhole = unit.map { !edition.isMoney($0) } ?? false
            values = Self.numbers(turningPoints, bounds, isWhole: isWhole)
        case .date, .yearsMonths:
            values = Self.numbers(turningPoints, bounds, isWhole: true)
        default: return nil
        }
    }

    /// The turning points within the bounds, and one value between each two and beyond the ends.
    private static func numbers(
        _ points: [Scalar], _ bounds: (low: Number?, high: Number?), isWhole: Bool
    ) -> [Scalar] {
        var numbers: [Number] = points.compactMap { point in
            if case .number(let number) = point { number } else { nil }
        }
        numbers += [bounds.low, bounds.high].compactMap { $0 }
        numbers = Array(Set(numbers)).sorted { $0 < $1 }
        var all: [Number] = []
        if let first = numbers.first { all += [first.subtracting(.one)].compactMap { $0 } }
        for (index, number) in numbers.enumerated() {
            all.append(number)
            if index + 1 < numbers.count {
                all += [between(number, numbers[index + 1], isWhole: isWhole)].compactMap { $0 }
            } else {
                all += [number.adding(.one)].compactMap { $0 }
            }
        }
        if all.isEmpty { all = [.zero] }
        return all.filter { number in
            !(bounds.low.map { number < $0 } ?? false)
                && !(bounds.high.map { $0 < number } ?? false)
        }.map(Scalar.number)
    }

    private static func between(_ low: Number, _ high: Number, isWhole: Bool) -> Number? {
        if isWhole {
            guard let next = low.floor.adding(.one), next < high else { return nil }
            return next
        }
        return low.adding(high)?.divided(by: Number(2))
    }
}

extension Edition {
    /// Numbers of money may have any fraction; years, persons and things are counted whole.
    func isMoney(_ unit: MeasurementUnit) -> Bool {
        unit.factors.contains { factor in units.contains { $0.id == factor.base && $0.isMoney } }
    }

    /// The bounds declared, as plain numbers, for what an expression names.
    func bounds(of expression: Expression) -> (low: Number?, high: Number?) {
        var formulas: (min: Formula?, max: Formula?) = (nil, nil)
        switch expression.kind {
        case .property(let index, _), .global(let index), .hostCall(let index, _):
            switch Reference(rawValue: index) {
            case .fact(let index)?: formulas = (facts[index].min, facts[index].max)
            case .definition(let index)?:
                formulas = (definitions[index].min, definitions[index].max)
            case .standard(let index)?: formulas = (standards[index].min, standards[index].max)
            default: break
            }
        case .builtinCall(let reference, _) where Builtins[reference].name == "count":
            return (.zero, nil)
        default: break
        }
        return (number(formulas.min), number(formulas.max))
    }

    private func number(_ formula: Formula?) -> Number? {
        guard let formula, case .number(let number)? = Scalar(formula.expression) else {
            return nil
        }
        return number
    }

    /// A value as an author would write it.
    func written(_ value: Scalar, _ type: FEELType) -> Wording {
        switch (value, type) {
        case (.text(let id), .enumeration(let index)):
            let title = enumerations[index].cases.first { $0.id == id }?.title.zh ?? id
            return Wording(zh: "「\(title)」", en: "“\(id)”")
        case (.text(let text), _): return Wording(zh: "「\(text)」", en: "“\(text)”")
        case (.flag(let flag), _): return Wording(zh: flag ? "是" : "否", en: flag ? "true" : "false")
        case (.number(let number), .date):
            let date = number.exactInt().flatMap { CalendarDate(daysSinceEpoch: $0) }
            let text = date.map { "\($0.description)" } ?? number.exactText
            return Wording(zh: text, en: text)
        case (.number(let number), .yearsMonths):
            return Wording(zh: "\(number.exactText) 个月", en: "\(number.exactText) months")
        case (.number(let number), _): return Wording(zh: number.exactText, en: number.exactText)
        }
    }
}
