import Diagnostics
import Engine
import FEEL
import RuleModel
import Testing

@Suite("Curves of one household over one fact")
struct CurveTests {
    private static let quick = {
        var options = DecideOptions()
        options.explained = false
        options.provesNeeds = false
        return options
    }()

    private static func number(_ text: String) -> Number { Number(text) ?? .zero }

    /// The wage of one person of the invented county.
    private static func wage(_ person: Int, of household: Household, in edition: Edition) throws
        -> CurveVariable
    {
        let fact = try #require(edition.facts.firstIndex { $0.id == "wage" })
        let object = try #require(household.objects.firstIndex { $0.id == "m\(person + 1)" })
        return CurveVariable(.fact(fact), of: object)
    }

    @Test("a gap falls with the wage and ends where the income reaches the line")
    func gap() throws {
        let program = try County.program()
        var random = Random(seed: 1)
        var one = RandomHousehold(&random, ages: [35])
        one.people = Array(one.people.prefix(1))
        one.facts["area"] = .string("urban")
        one.people[0].facts = one.people[0].facts.merging([
            "pension": .number(.zero), "ailment": .string("none"), "lives_here": .boolean(true),
        ]) { $1 }
        one.people[0].cost = .number(.zero)
        let household = one.household(for: program)
        let curve = try curve(
            of: household, over: Self.wage(0, of: household, in: program.edition), from: .zero,
            to: Number(2000), under: program)
        let line = try #require(curve.lines.first { $0.isOfInterest })
        #expect(program.edition.programmes[line.programme ?? 0].id == "gap")
        #expect(line.pieces.map(\.from) == [.zero, Number(700)])
        #expect(line.pieces[0].exact?.slope == Number(-1))
        #expect(line.pieces[0].exact?.start == Number(700))
        // The county has not set its rounding: up to a yuan each way.
        #expect(line.pieces[0].roundsDown == .one)
        #expect(line.pieces[0].roundsUp == .one)
        let end = try #require(line.breaks.first)
        #expect(line.breaks.count == 1)
        #expect(end.x == Number(700))
        #expect(end.value?.standing.outcome == .notEligible)
        #expect(end.causes.map(\.title.en) == ["income below the line"])
    }

    /// Around each break at every fen, and at random elsewhere: what the curve says is what the
    /// decision says.
    @Test("a curve says what each single decision says", arguments: 0..<24)
    func agreement(seed: Int) throws {
        let program = try County.program()
        var random = Random(seed: seed)
        let complete = RandomHousehold(&random)
        let one = seed % 4 == 0 ? complete.forgetting(&random, oneIn: 20) : complete
        let household = one.household(for: program)
        let variable = try Self.wage(
            random.pick(Array(one.people.indices)), of: household, in: program.edition)
        let curve = try curve(
            of: household, over: variable, from: .zero, to: Number(3000), under: program)
        var places = (0..<12).map { _ in Int(random.next() % 300_001) }
        for point in Set(curve.lines.flatMap(\.points).map(\.x)) {
            guard
                let fen = point.multiplied(by: Number(100))?.rounded(scale: 0, .floor)?
                    .exactInt()
            else { continue }
            places += (fen - 1)...(fen + 1)
        }
        for fen in Set(places) where (0...300_000).contains(fen) {
            let x = try #require(Number(coefficient: Int128(fen), exponent: -2))
            let said = decide(
                variable.household(household, at: x), under: program, options: Self.quick)
            for disagreement in curve.disagreements(with: said, at: x) {
                Issue.record("\(x): \(disagreement)")
            }
        }
    }

    @Test("a range without anything in it has no curve")
    func empty() throws {
        let program = try County.program()
        var random = Random(seed: 3)
        let household = RandomHousehold(&random).household(for: program)
        let variable = try Self.wage(0, of: household, in: program.edition)
        #expect(throws: CurveError.empty) {
            try curve(of: household, over: variable, from: .one, to: .one, under: program)
        }
    }
}
