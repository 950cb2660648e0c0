package import Diagnostics
package import FEEL

/// Gives written types and units their meaning.
struct TypeNames {
    let units: [BaseUnit]
    let enumerations: [Enumeration]

    /// `any` where nothing is written.
    func type(of notation: TypeNotation, into found: inout DiagnosticBag) -> FEELType {
        if let unit = notation.unit {
            return self.unit(unit, into: &found).map { .number($0) } ?? .invalid
        }
        guard let type = notation.type else { return .any }
        switch type.value {
        case "boolean": return .boolean
        case "date": return .date
        case "text": return .string
        case "number": return .number(MeasurementUnit.none)
        case "rounding": return .rounding
        default: break
        }
        if let index = enumeration(type.value) { return .enumeration(index) }
        found.add(.unknownType(type, among: enumerations.map(\.id)))
        return .invalid
    }

    func enumeration(_ name: String) -> Int? {
        enumerations.firstIndex { $0.id == name || $0.title.zh == name }
    }

    /// `yuan/month/person`: the first counts, those behind `/` are divided by.
    func unit(_ written: Located<String>, into found: inout DiagnosticBag) -> MeasurementUnit? {
        let parts = written.value.split(separator: "/", omittingEmptySubsequences: false)
        var factors: [MeasurementUnit.Factor] = []
        for (index, part) in parts.enumerated() {
            for name in part.split(separator: "*", omittingEmptySubsequences: false) {
                let name = name.filter { $0 != " " }
                if name == "1", index == 0 { continue }
                guard let unit = units.first(where: { $0.id == name || $0.title.zh == name }) else {
                    found.add(.unknownUnit(String(name), written, among: units.map(\.id)))
                    return nil
                }
                factors.append(.init(base: unit.id, exponent: index == 0 ? 1 : -1))
            }
        }
        return MeasurementUnit(factors)
    }

    func isMoney(_ type: FEELType) -> Bool {
        guard case .number(let unit?) = type else { return false }
        return unit.factors.contains { factor in
            units.contains { $0.id == factor.base && $0.isMoney }
        }
    }
}

extension RuleBook {
    var typeNames: TypeNames { TypeNames(units: units, enumerations: enumerations) }

    /// `yuan/month/person` or `元/月/人`; `nil` for what is no unit.
    package func unit(named text: String) -> MeasurementUnit? {
        var ignored = DiagnosticBag()
        let nowhere = SourceRange(file: SourceFile(path: "", text: ""), start: 0, end: 0)
        return typeNames.unit(Located(text, at: nowhere), into: &ignored)
    }

    /// As it is written in each language.
    package func name(of unit: MeasurementUnit) -> Wording {
        func title(_ id: String) -> Title { units.first { $0.id == id }?.title ?? Title(id) }
        let above = unit.factors.filter { $0.exponent > 0 }.map { title($0.base) }
        let below = unit.factors.filter { $0.exponent < 0 }.map { title($0.base) }
        return Wording(
            zh: ([above.map(\.zh).joined(separator: "·")] + below.map(\.zh)).joined(separator: "/"),
            en: ([above.map(\.en).joined(separator: "·")] + below.map(\.en)).joined(separator: "/"))
    }

    /// Whether a unit or a type counts money.
    package func isMoney(_ type: FEELType) -> Bool { typeNames.isMoney(type) }
}

extension Diagnostic {
    fileprivate static func unknownType(_ type: Located<String>, among ids: [String]) -> Diagnostic
    {
        let names = ["boolean", "date", "text", "number", "rounding"] + ids
        return Diagnostic(
            "rule/unknown-type", at: type.range,
            Wording(zh: "不认识类型「\(type.value)」", en: "type “\(type.value)” is not known"),
            hint: .didYouMean(type.value, among: names)
                ?? Wording(
                    zh: "数写 unit；枚举要先在 vocabulary 的 enums 里登记",
                    en: "a number has a unit; declare an enumeration under enums first"))
    }

    fileprivate static func unknownUnit(
        _ name: String, _ written: Located<String>, among ids: [String]
    ) -> Diagnostic {
        Diagnostic(
            "rule/unknown-unit", at: written.range,
            Wording(zh: "不认识单位「\(name)」", en: "unit “\(name)” is not known"),
            hint: .didYouMean(name, among: ids)
                ?? Wording(zh: "已有的单位：", en: "known units: ") + Wording.names(ids))
    }
}
