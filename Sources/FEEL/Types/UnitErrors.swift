import Diagnostics

// What is wrong with units and amounts.
extension TypeError {
    static func differentUnits(
        _ sign: String, _ left: Wording, _ right: Wording, _ repair: Wording?
    ) -> TypeError {
        let place = place(sign)
        return TypeError(
            "feel/different-units", zh: "\(place.zh)的单位不同：\(left.zh) 与 \(right.zh)",
            en: "\(place.en) have different units: \(left.en) and \(right.en)", hint: repair)
    }

    static func wrongUnit(_ unit: Wording, wanted: Wording, _ repair: Wording?) -> TypeError {
        TypeError(
            "feel/wrong-unit", zh: "这里的单位应当是 \(wanted.zh)，而不是 \(unit.zh)",
            en: "the unit must be \(wanted.en) here, not \(unit.en)", hint: repair)
    }

    static func plainNumberNeeded(_ type: Wording) -> TypeError {
        TypeError(
            "feel/wrong-unit", zh: "这里应当是没有单位的数，而不是\(type.zh)",
            en: "a number without unit is needed here, not \(type.en)")
    }

    static func notConvertible(_ name: String, _ type: Wording) -> TypeError {
        let period =
            name == "yearly" ? Wording(zh: "每月", en: "a month") : Wording(zh: "每年", en: "a year")
        return TypeError(
            "feel/not-convertible", zh: "\(name) 只换算\(period.zh)的数额，这里是\(type.zh)",
            en: "\(name) converts amounts per unit of time (\(period.en)), not \(type.en)")
    }

    static func moneyLiteral(_ text: String, _ unit: Wording) -> TypeError {
        TypeError(
            "feel/money-literal", zh: "公式里不能直接写金额 \(text)（\(unit.zh)）",
            en: "the amount \(text) (\(unit.en)) must not stand in a formula",
            hint: Wording(
                zh: "金额是标准，须有依据：在 standards 里设一项，公式里写它的名称",
                en: "an amount is a standard and needs a source: "
                    + "declare it under standards and use its name"))
    }

    static let divisionCompared = TypeError(
        "feel/division-compared", zh: "用于比较的式子里有除法，除不尽时会有误差",
        en: "a comparison must not rest on a division, which may have to be rounded",
        hint: Wording(
            zh: "改用乘法：a / b < c 写作 a < c * b",
            en: "multiply out: write a < c * b for a / b < c"))
}
