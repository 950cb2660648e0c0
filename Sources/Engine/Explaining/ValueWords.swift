package import Diagnostics
package import FEEL
package import RuleModel

/// Values as people write them, in both languages.
package struct ValueWords {
    let edition: Edition

    package init(edition: Edition) {
        self.edition = edition
    }

    private static let open = Wording(zh: "未知", en: "not known")

    /// A value; texts are values of the enumeration, where one is given.
    package func words(_ value: Value, enumeration: Int? = nil) -> Wording {
        switch value {
        case .boolean(true): Wording(zh: "是", en: "yes")
        case .boolean(false): Wording(zh: "否", en: "no")
        case .number(let number): Wording(same: text(number))
        case .string(let text): title(text, enumeration)
        case .date(let date): Wording(same: date.description)
        case .yearsMonths(let duration): months(duration.months)
        case .unknown(let unknown): words(unknown.hull, enumeration)
        case .list(let elements): words(elements, enumeration)
        case .perhaps(let value, _): words(value, enumeration: enumeration)
        default: Self.open
        }
    }

    /// Exactly, or to four places with a sign where the digits do not end sooner.
    package func text(_ number: Number) -> String {
        guard let rounded = number.rounded(scale: 4, .halfEven), rounded != number else {
            return number.exactText.withMinusSign
        }
        return "≈" + rounded.exactText.withMinusSign
    }

    /// `645 元/月`.
    package func words(_ number: Number, in unit: MeasurementUnit?) -> Wording {
        let amount = text(number)
        guard let unit, !unit.factors.isEmpty else { return Wording(same: amount) }
        let name = name(of: unit)
        return Wording(zh: "\(amount) \(name.zh)", en: "\(amount) \(name.en)")
    }

    package func name(of unit: MeasurementUnit) -> Wording {
        let above = unit.factors.filter { $0.exponent > 0 }.map { title(ofUnit: $0.base) }
        let below = unit.factors.filter { $0.exponent < 0 }.map { title(ofUnit: $0.base) }
        return Wording(
            zh: ([above.map(\.zh).joined(separator: "·")] + below.map(\.zh)).joined(separator: "/"),
            en: ([above.map(\.en).joined(separator: "·")] + below.map(\.en)).joined(separator: "/"))
    }

    private func title(ofUnit id: String) -> Title {
        edition.units.first { $0.id == id }?.title ?? Title(same: id)
    }

    private func title(_ text: String, _ enumeration: Int?) -> Wording {
        guard let enumeration, edition.enumerations.indices.contains(enumeration),
            let known = edition.enumerations[enumeration].cases.first(where: { $0.id == text })
        else { return Wording(zh: "「\(text)」", en: "“\(text)”") }
        return known.title
    }

    private func months(_ months: Int) -> Wording {
        months % 12 == 0 && months != 0
            ? Wording(zh: "\(months / 12)年", en: "\(months / 12) years")
            : Wording(zh: "\(months)个月", en: "\(months) months")
    }

    private func words(_ values: [Value], _ enumeration: Int?) -> Wording {
        let parts = values.map { words($0, enumeration: enumeration) }
        return Wording(
            zh: parts.isEmpty ? "无" : parts.map(\.zh).joined(separator: "、"),
            en: parts.isEmpty ? "none" : parts.map(\.en).joined(separator: ", "))
    }

    private func words(_ hull: Hull, _ enumeration: Int?) -> Wording {
        switch hull {
        case .numbers(let low?, let high?):
            return Wording(zh: "\(text(low)) 至 \(text(high))", en: "\(text(low)) to \(text(high))")
        case .numbers(let low?, nil):
            return Wording(zh: "至少 \(text(low))", en: "at least \(text(low))")
        case .numbers(nil, let high?):
            return Wording(zh: "至多 \(text(high))", en: "at most \(text(high))")
        case .oneOf(let values) where (1...4).contains(values.count):
            let parts = values.map { words($0, enumeration: enumeration) }
            return Wording(
                zh: parts.map(\.zh).joined(separator: "或"),
                en: parts.map(\.en).joined(separator: " or "))
        default: return Self.open
        }
    }
}

extension Wording {
    init(same text: String) {
        self.init(zh: text, en: text)
    }
}

extension String {
    /// Numbers below 0 are written with a minus sign, not with a hyphen.
    fileprivate var withMinusSign: String {
        hasPrefix("-") ? "−" + dropFirst() : self
    }
}
