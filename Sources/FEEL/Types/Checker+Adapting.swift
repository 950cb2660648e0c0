import Diagnostics

// Fitting a value to the type that its place asks for.
extension Checker {
    /// The value as one of the target type; what does not fit is reported.
    ///
    /// Texts become values of an enumeration, bare numbers take the unit.
    mutating func adapt(_ value: Checked, to target: FEELType) -> Checked {
        if let fitted = fit(value, to: target) { return fitted }
        switch (value.type, target) {
        case (.number(let unit?), .number(let wanted?)):
            return fail(
                .wrongUnit(
                    describe(unit), wanted: describe(wanted), unitRepair(value, unit, wanted)),
                at: value.range)
        case (.list, let wanted) where !wanted.isList:
            return fail(.listHere(describe(target)), at: value.range)
        default:
            return fail(.wrongType(describe(value.type), wanted: describe(target)), at: value.range)
        }
    }

    /// The two with one type, where they can have one.
    mutating func unify(_ left: Checked, _ right: Checked) -> (Checked, Checked)? {
        if left.type == .invalid || right.type == .invalid { return (left, right) }
        if left.type.isOpen, let left = fit(left, to: right.type) { return (left, right) }
        if let right = fit(right, to: left.type) { return (left, right) }
        if let left = fit(left, to: right.type) { return (left, right) }
        return nil
    }

    private mutating func fit(_ value: Checked, to target: FEELType) -> Checked? {
        if value.type == target || value.type == .invalid || target == .invalid { return value }
        var result = value
        switch (value.type, target) {
        case (.any, _), (_, .any):
            return value
        case (.number(nil), .number(let unit?)):
            reportMoney(value.expression, unit)
            result.type = target
        case (.number, .number(nil)):
            break
        case (.string, .enumeration(let index)):
            guard let expression = canonical(value.expression, index) else { return nil }
            result = Checked(expression, target)
        case (.list(let from), .list(let to)), (.range(let from), .range(let to)):
            guard let inner = fit(Checked(value.expression, from), to: to) else { return nil }
            result.expression = inner.expression
            if case .list = target { result.type = .list(inner.type) } else { result.type = target }
        default:
            return nil
        }
        return result
    }

    /// Texts as ids of an enumeration's values; `nil` where the text is not written out.
    private mutating func canonical(_ expression: Expression, _ index: Int) -> Expression? {
        let range = expression.range
        switch expression.kind {
        case .literal(.string(let text)):
            let enumeration = scope.enumeration(index)
            guard let id = enumeration.id(of: text) else {
                report(.noSuchValue(text, of: enumeration), at: range)
                return Expression(.invalid, range)
            }
            return Expression(.literal(.string(id)), range)
        case .conditional(let test, let then, let otherwise):
            guard let then = canonical(then, index), let otherwise = canonical(otherwise, index)
            else { return nil }
            return Expression(.conditional(test, then: then, otherwise: otherwise), range)
        case .list(let elements):
            let checked = elements.compactMap { canonical($0, index) }
            return checked.count == elements.count ? Expression(.list(checked), range) : nil
        case .iteration(let iterators, let body):
            guard let body = canonical(body, index) else { return nil }
            return Expression(.iteration(iterators, body: body), range)
        case .invalid:
            return expression
        default:
            return nil
        }
    }

    /// An amount of money written into a formula is a standard and needs its source.
    private mutating func reportMoney(_ expression: Expression, _ unit: MeasurementUnit) {
        guard unit.factors.contains(where: { scope.isMoney($0.base) }),
            let literal = expression.firstAmount
        else { return }
        report(.moneyLiteral(written(literal), describe(unit)), at: literal)
    }
}

extension FEELType {
    var isList: Bool { if case .list = self { true } else { false } }

    /// Takes its type, or its unit, from whatever it meets.
    var isOpen: Bool {
        switch self {
        case .any, .number(nil), .string: true
        case .list(let element), .range(let element): element.isOpen
        default: false
        }
    }
}

extension Expression {
    /// The first number other than zero that is written out in a value.
    fileprivate var firstAmount: TextRange? {
        switch kind {
        case .literal(.number(let number)): number.isZero ? nil : range
        case .negation(let operand): operand.firstAmount
        case .arithmetic(_, let left, let right): left.firstAmount ?? right.firstAmount
        case .conditional(_, let then, let otherwise):
            then.firstAmount ?? otherwise.firstAmount
        case .list(let elements), .builtinCall(_, let elements):
            elements.lazy.compactMap(\.firstAmount).first
        case .iteration(_, let body): body.firstAmount
        case .range(let low, let high, _, _): low.firstAmount ?? high.firstAmount
        case .unaryComparison(_, let operand): operand.firstAmount
        default: nil
        }
    }
}
