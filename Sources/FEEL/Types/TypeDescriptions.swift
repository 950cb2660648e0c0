import Diagnostics

// Types and units in the words of the people who write rules.
extension Checker {
    func describe(_ type: FEELType) -> Wording {
        switch type {
        case .any: Wording(zh: "任意值", en: "any value")
        case .null: Wording(zh: "空值", en: "nothing")
        case .boolean: Wording(zh: "「是或否」", en: "yes/no")
        case .number(nil): Wording(zh: "数", en: "a number")
        case .number(let unit?): describe(number: unit)
        case .string: Wording(zh: "文字", en: "text")
        case .enumeration(let index): describe(scope.enumeration(index))
        case .date: Wording(zh: "日期", en: "a date")
        case .time: Wording(zh: "时刻", en: "a time")
        case .dateTime: Wording(zh: "日期时间", en: "a date and time")
        case .yearsMonths: Wording(zh: "年月期间", en: "a duration of years and months")
        case .daysTime: Wording(zh: "日时期间", en: "a duration of days")
        case .list(let element):
            Wording(
                zh: "列表（\(describe(element).zh)）", en: "a list (\(describe(element).en))")
        case .range(let end):
            Wording(zh: "区间（\(describe(end).zh)）", en: "a range (\(describe(end).en))")
        case .context: Wording(zh: "一组键值", en: "a context")
        case .function: Wording(zh: "函数", en: "a function")
        case .object(let entity): describe(entity: entity)
        case .rounding: Wording(zh: "取整规则", en: "a rounding rule")
        case .invalid: Wording(zh: "错误", en: "a mistake")
        }
    }

    func describe(_ unit: MeasurementUnit) -> Wording {
        guard !unit.factors.isEmpty else { return Wording(zh: "无单位", en: "no unit") }
        return Wording(zh: spell(unit, .zh), en: spell(unit, .en))
    }

    private func describe(number unit: MeasurementUnit) -> Wording {
        guard !unit.factors.isEmpty else {
            return Wording(zh: "无单位的数", en: "a number without unit")
        }
        return Wording(zh: "以 \(spell(unit, .zh)) 计的数", en: "a number of \(spell(unit, .en))")
    }

    private func describe(_ enumeration: EnumerationType) -> Wording {
        Wording(zh: "「\(enumeration.title)」的值", en: "a value of \(enumeration.id)")
    }

    private func describe(entity: Int) -> Wording {
        let title = scope.entityTitle(entity)
        return Wording(zh: "一个「\(title.zh)」", en: "one \(title.en)")
    }

    private func spell(_ unit: MeasurementUnit, _ language: Language) -> String {
        // Money first, then the rest in a fixed order: yuan/month/person.
        func rank(_ factor: MeasurementUnit.Factor) -> Int {
            scope.isMoney(factor.base) ? 0 : factor.base == "year" || factor.base == "month" ? 1 : 2
        }
        let factors = unit.factors.sorted { (rank($0), $0.base) < (rank($1), $1.base) }
        var text = ""
        for factor in factors where factor.exponent > 0 {
            text += (text.isEmpty ? "" : "·") + spell(factor, language)
        }
        if text.isEmpty { text = "1" }
        for factor in factors where factor.exponent < 0 { text += "/" + spell(factor, language) }
        return text
    }

    private func spell(_ factor: MeasurementUnit.Factor, _ language: Language) -> String {
        let title = scope.unitTitle(factor.base)[language]
        let exponent = factor.exponent.magnitude
        return exponent == 1 ? title : "\(title)^\(exponent)"
    }
}
