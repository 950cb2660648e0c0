import Diagnostics
import Engine
import FEEL
import RuleModel

/// A household of the invented county in a form that is easy to vary: facts by name.
struct RandomHousehold {
    struct Person {
        var facts: [String: Value] = [:]
        var cost: Value?
        /// The office's own finding; else the level follows from what the person cannot do.
        var level: Value?
        /// `nil`: not known whether there are any; else whether each of them is able.
        var supporters: [Bool?]?
    }

    var facts: [String: Value] = [:]
    var classDecided: Value?
    var people: [Person] = []

    /// A complete one: every fact is given.
    init(_ random: inout Random, ages: [Int] = [3, 12, 17, 18, 35, 59, 60, 75]) {
        facts["area"] = .string(random.pick(["urban", "rural"]))
        facts["flooded"] = .boolean(random.chance(3))
        classDecided = .string(random.pick(["first", "second"]))
        for _ in 0..<random.pick([1, 2, 3]) { people.append(Person(&random, ages: ages)) }
    }

    /// The same with some of it forgotten.
    func forgetting(_ random: inout Random, oneIn odds: Int) -> RandomHousehold {
        var copy = self
        copy.facts.forget(&random, oneIn: odds)
        if random.chance(odds) { copy.classDecided = nil }
        for index in copy.people.indices {
            copy.people[index].facts.forget(&random, oneIn: odds)
            if random.chance(odds) { copy.people[index].cost = nil }
            if random.chance(odds * 2) { copy.people[index].supporters = nil }
        }
        return copy
    }

    /// The same with all gaps filled from another one.
    func filled(from other: RandomHousehold) -> RandomHousehold {
        var copy = self
        copy.facts.merge(other.facts) { own, _ in own }
        copy.classDecided = classDecided ?? other.classDecided
        for (index, person) in people.enumerated() {
            let source = other.people[index % other.people.count]
            copy.people[index].facts.merge(source.facts) { own, _ in own }
            copy.people[index].cost = person.cost ?? source.cost
            copy.people[index].supporters = person.supporters ?? source.supporters
        }
        return copy
    }

    func household(for program: Program) -> Household {
        let edition = program.edition
        var household = Household(id: nil, layout: program.layout)
        let entities = Dictionary(
            uniqueKeysWithValues: edition.entities.enumerated().map { ($0.element.id, $0.offset) })
        let member = entities["member"] ?? 0
        let supporter = entities["supporter"] ?? 0
        func set(_ facts: [String: Value], entity: Int, of object: Int) {
            for (index, fact) in edition.facts.enumerated() where fact.entity == entity {
                if let value = facts[fact.id] { household.set(index, of: object, to: value) }
            }
        }
        func state(_ id: String, _ value: Value?, of object: Int) {
            guard let value, let index = edition.definitions.firstIndex(where: { $0.id == id })
            else { return }
            household.state(Finding(.definition(index), value: value), of: object)
        }
        set(facts, entity: 0, of: 0)
        state("class", classDecided, of: 0)
        for (number, person) in people.enumerated() {
            let object = household.add(member, below: 0, id: "m\(number + 1)")
            set(person.facts, entity: member, of: object)
            state("cost", person.cost, of: object)
            state("level", person.level, of: object)
            guard let supporters = person.supporters else { continue }
            household.begin(listOf: supporter, below: object)
            for able in supporters {
                let one = household.add(supporter, below: object, id: nil)
                set(able.map { ["able": .boolean($0)] } ?? [:], entity: supporter, of: one)
            }
        }
        return household
    }
}

extension RandomHousehold.Person {
    init(_ random: inout Random, ages: [Int]) {
        let year = 2024 - random.pick(ages)
        if let date = CalendarDate(year: year, month: random.pick([3, 6, 9]), day: 1) {
            facts["birth_date"] = .date(date)
        }
        facts["ailment"] = .string(random.pick(["none", "slight", "grave"]))
        facts["ailing_months"] = .number(Number(random.pick([0, 5, 6, 20])))
        let wage = random.pick([0, 100, 699, 700, 701, 1500, 2000])
        facts["wage"] = .number(Number(wage))
        facts["pension"] = .number(Number(random.pick([0, 100, 500])))
        facts["lives_here"] = .boolean(!random.chance(4))
        facts["failed_items"] = .number(Number(random.pick([0, 1, 3, 4, 6])))
        cost = .number(Number(random.pick([0, wage / 10])))
        supporters = random.pick([[], [true], [false], [false, true]])
    }
}

extension [String: Value] {
    /// In a fixed order, so that a seed always forgets the same.
    fileprivate mutating func forget(_ random: inout Random, oneIn odds: Int) {
        for key in keys.sorted() where random.chance(odds) { self[key] = nil }
    }
}

/// A small generator whose runs can be repeated.
struct Random {
    private var random: SeededRandom

    init(seed: Int) {
        random = SeededRandom(seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    }

    mutating func next() -> UInt64 { random.next() }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(next() % UInt64(elements.count))]
    }

    /// True once in so many.
    mutating func chance(_ odds: Int) -> Bool { next() % UInt64(odds) == 0 }
}
