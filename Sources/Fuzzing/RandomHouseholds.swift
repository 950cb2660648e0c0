import Diagnostics
package import Engine
import FEEL
package import RuleModel

/// Households of an edition made at random: every fact by its type, numbers near the thresholds of
/// the law, now and then something not known.
package struct RandomHouseholds {
    private let edition: Edition
    private let layout: RecordLayout
    private var random: SeededRandom
    private let numbers: [Number]
    /// Base units that are money.
    private let money: Set<String>
    /// One fact in so many is not known; 0 is none.
    private let gapOdds: Int

    package init(_ edition: Edition, seed: UInt64, gapOdds: Int) {
        self.edition = edition
        layout = RecordLayout(edition)
        random = SeededRandom(seed: seed)
        self.gapOdds = gapOdds
        money = Set(edition.units.filter(\.isMoney).map(\.id))
        numbers = Self.thresholds(of: edition)
    }

    package mutating func next() -> Household {
        var household = Household(id: nil, layout: layout)
        // Half are as a careful office would send them, a tenth is full of gaps.
        let style = random.below(10)
        fill(&household, object: 0, entity: 0, odds: style < 5 ? 0 : style == 9 ? 3 : gapOdds)
        link(&household)
        return household
    }

    /// Makes some of those who stand below a member the same person as another member.
    private mutating func link(_ household: inout Household) {
        let members = household.objects.indices.filter { household.objects[$0].parent == 0 }
        for (index, object) in household.objects.enumerated() {
            guard let parent = object.parent, parent > 0, random.once(in: 3),
                let other = members.randomElement(using: &random), other != parent
            else { continue }
            household.link(index, sameAs: other)
        }
    }

    private mutating func fill(
        _ household: inout Household, object: Int, entity: Int, odds: Int
    ) {
        for (index, fact) in edition.facts.enumerated() where fact.entity == entity {
            if isGap(odds) { continue }
            household.set(
                index, of: object, to: value(of: fact.type, min: fact.min, max: fact.max))
        }
        for (index, definition) in edition.definitions.enumerated()
        where definition.entity == entity && definition.common.decidedBy != nil {
            if isGap(odds) { continue }
            guard
                let value = value(of: definition.type, min: definition.min, max: definition.max)
            else { continue }
            household.state(Finding(.definition(index), value: value), of: object)
        }
        for (index, programme) in edition.programmes.enumerated() where programme.entity == entity {
            for (place, part) in programme.amount.enumerated()
            where part.common.decidedBy != nil && random.once(in: 2) {
                let type = part.value?.type ?? part.max?.type ?? part.min?.type ?? .number(nil)
                guard let value = value(of: type, min: part.min, max: part.max) else { continue }
                household.state(
                    Finding(.part(programme: index, part: place), value: value), of: object)
            }
        }
        for (child, declared) in edition.entities.enumerated() where declared.parent == entity {
            if isGap(odds) { continue }
            household.begin(listOf: child, below: object)
            let least = declared.list?.min ?? 0
            let most = min(declared.list?.max ?? .max, least + (entity == 0 ? 5 : 3))
            for number in 0..<(least + random.below(most - least + 1)) {
                let row = household.add(child, below: object, id: "\(declared.id)\(number)")
                fill(&household, object: row, entity: child, odds: odds)
            }
        }
    }

    private mutating func isGap(_ odds: Int) -> Bool { odds > 0 && random.once(in: odds) }

    private mutating func value(of type: FEELType, min: Formula?, max: Formula?) -> Value? {
        switch type {
        case .boolean: return .boolean(random.once(in: 2))
        case .enumeration(let index):
            let cases = edition.enumerations[index].cases
            return cases.randomElement(using: &random).map { .string($0.id) }
        case .number(let unit):
            let isMoney = unit?.factors.contains { money.contains($0.base) } ?? true
            return .number(number(isMoney: isMoney, min: bound(min), max: bound(max)))
        case .date:
            // On and around the birthdays that the law speaks of.
            let months = 12 * random.below(90) + (random.once(in: 3) ? random.below(12) : 0)
            let days = random.once(in: 2) ? 0 : random.below(40) - 20
            return edition.day.adding(months: -months)?.adding(days: -days).map(Value.date)
        case .string: return .string(random.pick(["甲", "乙"]))
        default: return nil
        }
    }

    private func bound(_ formula: Formula?) -> Number? {
        formula.flatMap { Number($0.text.value) }
    }

    private mutating func number(isMoney: Bool, min: Number?, max: Number?) -> Number {
        var number = numbers.randomElement(using: &random) ?? .zero
        switch random.below(8) {
        case 0: number = .zero
        case 1: number = Number(random.below(8))
        case 2:
            number =
                Number(coefficient: Int128(random.below(200_000)), exponent: -2) ?? .zero
        case 3: number = number.adding(Number(coefficient: 1, exponent: -2) ?? .zero) ?? number
        case 4: number = number.subtracting(Number(coefficient: 1, exponent: -2) ?? .zero) ?? number
        case 5: number = number.multiplied(by: Number(1 + random.below(4))) ?? number
        default: break
        }
        if !isMoney { number = Number(random.below(random.once(in: 2) ? 8 : 90)) }
        if random.once(in: 2000) { number = number.multiplied(by: Number(1_000_000)) ?? number }
        if let min, number < min { number = min }
        if let max, number > max { number = max }
        return number
    }

    /// The numbers that the law speaks of.
    private static func thresholds(of edition: Edition) -> [Number] {
        var numbers: [Number] = [Number(100), Number(1500)]
        for standard in edition.standards {
            guard case .values(let published) = standard.state else { continue }
            for value in published.values {
                if case .number(let number) = value.value { numbers.append(number) }
            }
        }
        return numbers.sorted()
    }
}
