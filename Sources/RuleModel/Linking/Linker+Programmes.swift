import Diagnostics
import FEEL

// Programmes: whom they cover, their conditions, their amounts.
extension Linker {
    func linkProgramme(_ index: Int) {
        linkAmount(ofProgramme: index)
        let programme = edition.programmes[index]
        edition.programmes[index].conditions = programme.conditions.map {
            link($0, for: programme.entity)
        }
        guard let covers = link(programme.covers, for: programme.entity) else { return }
        edition.programmes[index].covers = covers
        switch covers.type {
        case .invalid, .any: break
        case .list(.object(let member))
        where edition.entities[member].parent == programme.entity: break
        default:
            report(
                "rule/covers-no-members", at: covers.range,
                Wording(
                    zh: "covers 应当是一个成员列表", en: "covers must be a list of members"))
        }
    }

    /// The type of a programme's amount: that of its parts.
    func amountType(_ index: Int) -> FEELType {
        linkAmount(ofProgramme: index)
        for part in edition.programmes[index].amount {
            for formula in [part.value, part.min, part.max] {
                if let type = formula?.type, case .number(_?) = type { return type }
            }
        }
        return .invalid
    }

    private func linkAmount(ofProgramme index: Int) {
        guard amountStates[index] == .waiting else { return }
        amountStates[index] = .linking
        defer { amountStates[index] = .linked }
        let programme = edition.programmes[index]
        let entity = programme.entity
        var type: FEELType?
        let parts = nested {
            programme.amount.map { part in
                var part = part
                func link(_ formula: Formula?) -> Formula? {
                    guard let formula = self.link(formula, for: entity, expecting: type) else {
                        return nil
                    }
                    if type == nil, case .number(let unit?) = formula.type {
                        type = formula.type
                        checkUnit(unit, of: programme, at: formula.range)
                    }
                    return formula
                }
                part.value = link(part.value)
                part.min = link(part.min)
                part.max = link(part.max)
                part.round = self.link(part.round, at: part.common.range)
                return part
            }
        }
        if let parts { edition.programmes[index].amount = parts }
    }

    /// A monthly sum of a household is in yuan/month, one of a member in yuan/month/person.
    private func checkUnit(
        _ unit: MeasurementUnit, of programme: ProgrammeInForce, at range: SourceRange
    ) {
        guard programme.kind == .monthlyCash || programme.kind == .oneOffCash,
            let base = unit.factors.first(where: { money.contains($0.base) })?.base
                ?? money.sorted().first
        else { return }
        var wanted = MeasurementUnit([.init(base: base, exponent: 1)])
        if programme.kind == .monthlyCash {
            wanted = wanted.divided(by: MeasurementUnit([.init(base: "month", exponent: 1)]))
        }
        wanted = wanted.divided(by: edition.entities[programme.entity].countUnit)
        guard unit != wanted else { return }
        let (actual, right) = (spell(unit), spell(wanted))
        report(
            "rule/wrong-amount-unit", at: range,
            Wording(
                zh: "「\(programme.common.title.zh)」的金额应以 \(right.zh) 计，而不是 \(actual.zh)",
                en: "the amount of “\(programme.common.title.en)” must be in \(right.en), "
                    + "not \(actual.en)"))
    }

    private func spell(_ unit: MeasurementUnit) -> Wording {
        func text(_ language: Language) -> String {
            let name = { (factor: MeasurementUnit.Factor) in self.unitTitle(factor.base)[language] }
            let above = unit.factors.filter { $0.exponent > 0 }.map(name)
            let below = unit.factors.filter { $0.exponent < 0 }.map { "/" + name($0) }
            return (above.isEmpty ? "1" : above.joined(separator: "·")) + below.joined()
        }
        return Wording(zh: text(.zh), en: text(.en))
    }
}
