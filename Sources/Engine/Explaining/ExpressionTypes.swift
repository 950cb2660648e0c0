import FEEL
import RuleModel

/// The types of the parts of a checked expression, read off what its names were declared as.
struct ExpressionTypes {
    let edition: Edition

    func type(of expression: Expression) -> FEELType? {
        switch expression.kind {
        case .property(let reference, let object):
            return Reference(rawValue: reference).flatMap { type(of: $0, on: object) }
        case .global(let reference), .hostCall(let reference, _):
            return Reference(rawValue: reference).flatMap { type(of: $0, on: nil) }
        case .negation(let operand): return type(of: operand)
        case .arithmetic(let sign, let left, let right):
            return arithmetic(sign, type(of: left), type(of: right))
        case .conditional(_, let then, let otherwise):
            return type(of: then) ?? type(of: otherwise)
        case .filter(let list, _): return type(of: list)
        case .builtinCall(let function, let arguments):
            return builtin(Builtins[function].name, arguments)
        case .literal(.number): return .number(nil)
        case .literal(.date): return .date
        case .comparison, .and, .or, .between, .membership, .quantified: return .boolean
        default: return nil
        }
    }

    /// The unit in which an expression counts.
    func unit(of expression: Expression) -> MeasurementUnit? {
        if case .number(let unit) = type(of: expression) { unit } else { nil }
    }

    /// The enumeration of which an expression is a value.
    func enumeration(of expression: Expression) -> Int? {
        if case .enumeration(let index) = type(of: expression) { index } else { nil }
    }

    func type(of reference: Reference, on object: Expression?) -> FEELType? {
        switch reference {
        case .fact(let index): edition.facts[index].type
        case .definition(let index): edition.definitions[index].type
        case .standard(let index), .previousYear(let index): edition.standards[index].type
        case .up(let entity): .object(entity)
        case .list(let entity): .list(.object(entity))
        case .referenceDay: .date
        case .programme(_, .qualifies), .programme(_, .receives): .boolean
        case .programme(let index, _): type(ofAmount: edition.programmes[index])
        }
    }

    private func type(ofAmount programme: ProgrammeInForce) -> FEELType? {
        programme.amount.lazy.compactMap { $0.value?.type ?? $0.max?.type }.first
    }

    private func arithmetic(
        _ sign: ArithmeticOperator, _ left: FEELType?, _ right: FEELType?
    ) -> FEELType? {
        guard case .number(let leftUnit) = left, case .number(let rightUnit) = right else {
            return left
        }
        return switch (sign, leftUnit, rightUnit) {
        case (.multiply, let left?, let right?): .number(left.multiplied(by: right))
        case (.divide, let left?, let right?): .number(left.divided(by: right))
        default: .number(leftUnit ?? rightUnit)
        }
    }

    private func builtin(_ name: String, _ arguments: [Expression]) -> FEELType? {
        guard let first = arguments.first else { return nil }
        switch name {
        case "count": return .number(countUnit(of: first))
        case "sum":
            guard case .number(let unit) = type(of: first) else { return nil }
            guard case .property(_, let list) = first.kind, let unit,
                let count = countUnit(of: list)
            else { return .number(unit) }
            return .number(unit.multiplied(by: count))
        case "not", "is": return .boolean
        case "min", "max", "abs", "floor", "ceiling", "decimal": return type(of: first)
        case "years and months duration": return .yearsMonths
        default: return nil
        }
    }

    /// What the elements of a list of objects count as.
    private func countUnit(of list: Expression) -> MeasurementUnit? {
        switch type(of: list) {
        case .list(.object(let entity)), .object(let entity):
            edition.entities.indices.contains(entity) ? edition.entities[entity].countUnit : nil
        default: nil
        }
    }
}
