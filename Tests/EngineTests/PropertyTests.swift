import Engine
import FEEL
import RuleModel
import Testing

@Suite("What must hold for every household")
struct PropertyTests {
    private static let quick = {
        var options = DecideOptions()
        options.explained = false
        options.provesNeeds = false
        return options
    }()

    @Test("what is not known never hides the truth", arguments: 0..<120)
    func boundsHoldTheTruth(seed: Int) throws {
        let program = try County.program()
        var random = Random(seed: seed)
        let complete = RandomHousehold(&random)
        let gapped = complete.forgetting(&random, oneIn: 4)
        let truth = decide(
            complete.household(for: program), under: program, options: Self.quick)
        let said = decide(gapped.household(for: program), under: program, options: Self.quick)
        for (truth, said) in zip(truth.results, said.results) {
            #expect(
                said.outcome == truth.outcome || said.outcome == .undetermined,
                "\(truth.id) \(truth.subject)")
            guard let said = said.amount, truth.outcome != .undetermined else { continue }
            let sum = truth.amount ?? .known(exact: .zero, paid: .zero)
            #expect(said.contains(sum), "\(truth.id) \(truth.subject): \(said) and \(sum)")
        }
    }

    @Test("trials that stop early say what all of them say", arguments: 0..<60)
    func quickTrialsAgree(seed: Int) throws {
        let program = try County.program()
        var random = Random(seed: seed)
        let gapped = RandomHousehold(&random).forgetting(&random, oneIn: 3)
        var options = Self.quick
        options.provesNeeds = true
        let household = gapped.household(for: program)
        let all = decide(household, under: program, options: options)
        let quick = decide(household, under: program, options: Self.quick)
        #expect(all.results.count == quick.results.count)
        for (all, quick) in zip(all.results, quick.results) {
            #expect(all.outcome == quick.outcome, "\(all.id) \(all.subject)")
            #expect(all.isPayable == quick.isPayable, "\(all.id) \(all.subject)")
            #expect(all.amount?.ends == quick.amount?.ends, "\(all.id) \(all.subject)")
        }
    }

    @Test("the order of the members does not matter", arguments: 0..<60)
    func orderDoesNotMatter(seed: Int) throws {
        let program = try County.program()
        var random = Random(seed: seed)
        let one = RandomHousehold(&random).forgetting(&random, oneIn: 6)
        var other = one
        other.people.reverse()
        let count = one.people.count
        let results = decide(one.household(for: program), under: program, options: Self.quick)
        let turned = decide(other.household(for: program), under: program, options: Self.quick)
        for result in results.results {
            var subject = result.subject
            if case .member(let id) = subject, let number = Int(id.dropFirst()) {
                subject = .member("m\(count + 1 - number)")
            }
            let same = turned.results.first { $0.id == result.id && $0.subject == subject }
            #expect(same?.outcome == result.outcome)
            #expect(same?.amount?.ends == result.amount?.ends, "\(result.id)")
        }
    }

    @Test("more income never brings more", arguments: 0..<60)
    func incomeNeverRaises(seed: Int) throws {
        let program = try County.program()
        var random = Random(seed: seed)
        // The frail are in support by their own income, and leave the family by it.
        var poorer = RandomHousehold(&random, ages: [20, 30, 40])
        for index in poorer.people.indices {
            poorer.people[index].facts["ailment"] = .string("none")
        }
        var richer = poorer
        let who = random.pick(Array(poorer.people.indices))
        guard case .number(let wage)? = poorer.people[who].facts["wage"],
            let raised = wage.adding(Number(random.pick([1, 50, 1000])))
        else { return }
        richer.people[who].facts["wage"] = .number(raised)
        let before = decide(poorer.household(for: program), under: program, options: Self.quick)
        let after = decide(richer.household(for: program), under: program, options: Self.quick)
        for (before, after) in zip(before.results, after.results)
        where before.id == "gap" || before.id == "tier" {
            let (old, new) = (before.amount?.ends.low ?? .zero, after.amount?.ends.low ?? .zero)
            #expect(new <= old, "\(before.id)")
        }
    }

    /// Where no completion at all gives another answer, which the evaluator cannot always see, what
    /// would settle it may be asked for.
    @Test("two completions of the record differ in each need and in the answer", arguments: 0..<24)
    func needsHaveWitnesses(seed: Int) throws {
        let program = try County.program()
        // What chooses the row of a table can only be seen to matter where the table is set.
        let complete = try County.program(values: County.unsetTables)
        var random = Random(seed: seed)
        let gapped = RandomHousehold(&random).forgetting(&random, oneIn: 5)
        var options = DecideOptions()
        options.explained = false
        for result in decide(gapped.household(for: program), under: program, options: options)
            .results
        {
            let waitsForTable = result.needs.contains { $0.kind == .unset }
            for need in result.needs where need.kind == .fact || need.kind == .finding {
                let hasWitness = try hasWitness(
                    need, of: result, gapped, program: waitsForTable ? complete : program, &random)
                #expect(
                    hasWitness, "\(result.id) \(result.subject): \(need.id) \(need.subject ?? "")")
            }
        }
    }

    /// Fills all other gaps at random, many times, and gives the need all values it can have.
    private func hasWitness(
        _ need: Need, of result: ProgrammeResult, _ gapped: RandomHousehold, program: Program,
        _ random: inout Random
    ) throws -> Bool {
        var options = Self.quick
        options.programmes = [result.programme]
        var all: Set<String> = []
        for _ in 0..<200 {
            var source = RandomHousehold(&random)
            while source.people.count < gapped.people.count {
                source.people.append(contentsOf: RandomHousehold(&random).people)
            }
            let base = gapped.filled(from: source)
            var answers: Set<String> = []
            for variant in base.varied(need) {
                let results = decide(
                    variant.household(for: program), under: program, options: options
                ).results
                guard let same = results.first(where: { $0.subject == result.subject }) else {
                    continue
                }
                let (low, high) = same.amount?.ends ?? (nil, nil)
                answers.insert(
                    "\(same.outcome) \(same.isPayable) \(low?.exactText ?? "") \(high?.exactText ?? "")"
                )
            }
            if answers.count > 1 { return true }
            all.formUnion(answers)
        }
        return all.count == 1
    }
}

extension Amount {
    var ends: (low: Number?, high: Number?) {
        switch self {
        case .known(_, let paid): (paid, paid)
        case .open(let low, let high): (low, high)
        }
    }

    func contains(_ other: Amount) -> Bool {
        if let low = ends.low {
            guard let otherLow = other.ends.low, low <= otherLow else { return false }
        }
        if let high = ends.high {
            guard let otherHigh = other.ends.high, high >= otherHigh else { return false }
        }
        return true
    }
}

extension (low: Number?, high: Number?)? {
    static func == (left: Self, right: Self) -> Bool {
        left?.low == right?.low && left?.high == right?.high
    }
}

extension RandomHousehold {
    /// The household with the missing thing in each of the values it can have.
    func varied(_ need: Need) -> [RandomHousehold] {
        let name = need.id.split(separator: ".").last.map(String.init) ?? need.id
        let path = (need.subject ?? "").split(separator: ".")
        let person = path.first.flatMap { Int($0.dropFirst()) }.map { $0 - 1 }
        let numbers = [0, 1, 3, 5, 6, 20, 100, 500, 699, 700, 2000, 100_000].map {
            Value.number(Number($0))
        }
        let values: [String: [Value]] = [
            "area": [.string("urban"), .string("rural")],
            "class": [.string("first"), .string("second")],
            "flooded": [.boolean(true), .boolean(false)],
            "lives_here": [.boolean(true), .boolean(false)],
            "ailment": ["none", "slight", "grave"].map(Value.string),
            "birth_date": [2020, 2006, 1990, 1964, 1940].compactMap {
                CalendarDate(year: $0, month: 1, day: 1).map(Value.date)
            },
            "level": ["self", "partial", "full"].map(Value.string),
        ]
        return (values[name] ?? numbers).map { value in
            var copy = self
            switch (name, person) {
            case ("class", _): copy.classDecided = value
            case (_, nil): copy.facts[name] = value
            case ("cost", let person?): copy.people[person].cost = value
            case ("level", let person?): copy.people[person].level = value
            case (_, let person?): copy.people[person].facts[name] = value
            }
            return copy
        }
            + [[], [true], [false]].map { (supporters: [Bool?]) in
                var copy = self
                if name == "supporters", let person { copy.people[person].supporters = supporters }
                return copy
            }
    }
}
