import Engine
import FEEL
import Foundation
import RuleModel
import Testing

@Suite("What made one household's money change")
struct AttributionTests {
    private static let quick = {
        var options = DecideOptions()
        options.explained = false
        options.provesNeeds = false
        return options
    }()

    /// `HOUSEHOLDS=1000` tries a thousand, which takes a minute or two.
    private static let rounds =
        (ProcessInfo.processInfo.environment["HOUSEHOLDS"].flatMap { Int($0) } ?? 100) / 10

    @Test("all the changes are items, each once")
    func items() throws {
        let pair = LawPair(try TwoLaws.older(), try TwoLaws.newer())
        #expect(
            Set(pair.items.map { "\($0.kind.rawValue) \($0.id)" }) == [
                "standard line", "standard child", "standard rounding", "standard tiers",
                "standard pension_share", "definition member.income", "programme support",
                "programme child", "combination child+tier",
            ])
        #expect(pair.base != nil)
    }

    /// Some with gaps in their records.
    @Test(
        "the parts add up exactly, and turned round every part is its negative",
        arguments: 0..<10)
    func addsUp(batch: Int) throws {
        let (older, newer) = (try TwoLaws.older(), try TwoLaws.newer())
        let forth = LawMixtures(LawPair(older, newer))
        let back = LawMixtures(LawPair(newer, older))
        let (before, after) = (Program(older.linked), Program(newer.linked))
        let (base, turned) = (try #require(forth.pair.base), try #require(back.pair.base))
        for seed in 0..<Self.rounds {
            var random = Random(seed: batch * Self.rounds + seed)
            let complete = RandomHousehold(&random)
            let one = random.chance(4) ? complete.forgetting(&random, oneIn: 12) : complete
            let there = try #require(attribution(of: one.household(for: base), between: forth))
            let here = try #require(attribution(of: one.household(for: turned), between: back))
            let name = "household \(batch * Self.rounds + seed)"
            expectSum(there, name)
            expectSum(here, name)
            #expect(there.named == here.named.mapValues(\.negated), "\(name)")
            #expect(there.rounding == here.rounding.negated, "\(name)")
            #expect(there.grain == here.grain, "\(name)")
            expectEnds(there, one, before, after, name)
        }
    }

    private func expectSum(_ attribution: Attribution, _ name: String) {
        let sum = attribution.parts.reduce(attribution.rounding) { $0.adding($1.amount) ?? $0 }
        #expect(sum == attribution.difference, "\(name)")
        for part in attribution.parts {
            #expect(part.amount.rounded(scale: 2, .halfUp) == part.amount, "\(name)")
        }
    }

    /// The sums of both ends are what the two laws themselves decide.
    private func expectEnds(
        _ attribution: Attribution, _ one: RandomHousehold, _ before: Program, _ after: Program,
        _ name: String
    ) {
        for (program, isOlder) in [(before, true), (after, false)] {
            let said = decide(one.household(for: program), under: program, options: Self.quick)
            for line in attribution.lines {
                let result = said.results.first {
                    $0.programme == line.programme && $0.subject == line.subject
                }
                let sum = isOlder ? line.older : line.newer
                #expect(result?.sum(isExact: line.isExact) == sum, "\(name) \(result?.id ?? "")")
            }
        }
    }

    @Test("a rule and the standard that only it needs are one part")
    func joined() throws {
        let mixtures = LawMixtures(LawPair(try TwoLaws.older(), try TwoLaws.newer()))
        var random = Random(seed: 5)
        var one = RandomHousehold(&random, ages: [35])
        one.people = Array(one.people.prefix(1))
        one.facts["area"] = .string("urban")
        one.people[0].facts.merge([
            "pension": .number(Number(100)), "wage": .number(Number(100)),
            "ailment": .string("none"), "lives_here": .boolean(true),
        ]) { $1 }
        one.people[0].cost = .number(.zero)
        let base = try #require(mixtures.pair.base)
        let found = try #require(attribution(of: one.household(for: base), between: mixtures))
        #expect(found.grain == .joined)
        // 700 − 200 before, 760 − 180 after.
        #expect(found.difference == Number(80))
        #expect(
            found.named == [
                "standard line": Number(60),
                "definition member.income standard pension_share": Number(20),
            ])
    }
}

extension Attribution {
    /// The parts by the names of what they are due to.
    fileprivate var named: [String: Number] {
        Dictionary(
            uniqueKeysWithValues: parts.map { part in
                (
                    part.items.map { "\(items[$0].kind.rawValue) \(items[$0].id)" }.sorted()
                        .joined(separator: " "), part.amount
                )
            })
    }
}

extension ProgrammeResult {
    fileprivate func sum(isExact: Bool) -> Number? {
        if outcome == .notEligible || !isPayable { return .zero }
        guard case .known(let exact, let paid)? = amount else { return nil }
        return isExact ? exact : paid
    }
}
