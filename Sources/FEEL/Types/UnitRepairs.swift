import Diagnostics

// Two values that do not go together: the message names both units and what mends them.
extension Checker {
    mutating func reportUnits(
        _ sign: String, _ left: Checked, _ right: Checked, at range: TextRange
    ) {
        guard case .number(let first?) = left.type, case .number(let second?) = right.type else {
            report(.differentTypes(sign, describe(left.type), describe(right.type)), at: range)
            return
        }
        let repairs = repairs(left, first, right, second)
        report(.differentUnits(sign, describe(first), describe(second), repairs), at: range)
    }

    /// What makes a value's unit the wanted one.
    func unitRepair(
        _ value: Checked, _ unit: MeasurementUnit, _ wanted: MeasurementUnit
    ) -> Wording? {
        let ratio = unit.divided(by: wanted)
        let isTime = ratio.factors.allSatisfy { $0.base == "month" || $0.base == "year" }
        if isTime, ratio.exponent(of: .month) == -1, ratio.exponent(of: .year) == 1 {
            return .write("yearly(\(written(value.range)))")
        }
        if isTime, ratio.exponent(of: .month) == 1, ratio.exponent(of: .year) == -1 {
            return .write("monthly(\(written(value.range)))")
        }
        guard ratio.factors.count == 1, let factor = ratio.factors.first, factor.exponent == -1,
            factor.base != "month", factor.base != "year"
        else { return nil }
        return .write("\(grouped(value)) * \(counter(of: factor.base))")
    }

    /// Both sides of an operator, mended where they can be.
    private func repairs(
        _ left: Checked, _ first: MeasurementUnit, _ right: Checked, _ second: MeasurementUnit
    ) -> Wording? {
        let ratio = first.divided(by: second)
        var (mended, other) = (grouped(left), grouped(right))
        for factor in ratio.factors {
            switch (factor.base, factor.exponent) {
            // Always towards the year: a division by twelve may have to be rounded.
            case ("month", -1) where ratio.exponent(of: .year) == 1:
                mended = "yearly(\(written(left.range)))"
            case ("month", 1) where ratio.exponent(of: .year) == -1:
                other = "yearly(\(written(right.range)))"
            case ("year", _) where ratio.exponent(of: .month) == -factor.exponent: break
            case ("month", _), ("year", _): return nil
            case (let base, -1) where !scope.isMoney(base): mended += " * \(counter(of: base))"
            case (let base, 1) where !scope.isMoney(base): other += " * \(counter(of: base))"
            default: return nil
            }
        }
        if mended != grouped(left), other != grouped(right) {
            return Wording(
                zh: "左边写作 \(mended)，右边写作 \(other)",
                en: "write \(mended) on the left and \(other) on the right")
        }
        return mended != grouped(left)
            ? .write(mended) : other != grouped(right) ? .write(other) : nil
    }

    /// A number in sight that counts in a unit: 核算人口 for persons.
    private func counter(of base: String) -> String {
        let unit = FEELType.number(MeasurementUnit([.init(base: base, exponent: 1)]))
        let names = scope.names(for: bareEntity).sorted().filter { name in
            guard case .property(_, unit)? = scope.meaning(of: name, for: bareEntity) else {
                return false
            }
            return true
        }
        let title = scope.unitTitle(base).zh
        return names.first { !$0.utf8.allSatisfy { $0 < 0x80 } } ?? names.first
            ?? "count(…\(title)…)"
    }

    private func grouped(_ value: Checked) -> String {
        let text = written(value.range)
        if case .arithmetic(let sign, _, _) = value.expression.kind,
            sign == .add || sign == .subtract
        {
            return "(\(text))"
        }
        return text
    }
}

extension Wording {
    fileprivate static func write(_ expression: String) -> Wording {
        Wording(zh: "改写为 \(expression)", en: "write \(expression)")
    }
}
