import Columns
import Engine
import FEEL
import RuleModel
import Testing

/// Small laws, decided over columns.
@Suite("Deciding a block")
struct BatchTests {
    private static let words = """
        vocabulary:
          units: {yuan: {zh: 元, en: yuan, money: true}, month: {zh: 月, en: month}, year: {zh: 年, en: year}, person: {zh: 人, en: person}}
          household: {zh: 家庭, en: household, facts: {area: {zh: 城镇, en: urban, type: boolean}}}
          member:
            {of: household, counts: person, zh: 成员, en: member, list: {id: members, zh: 家庭成员, en: members}, facts: {wage: {zh: 工资, en: wage, unit: yuan/month/person, min: 0}, born: {zh: 出生, en: born, type: date}}}
        document: law
        documents: {law: {zh: 办法, en: Measures, issued: 2020-01-01, from: 2020-01-01, evidence: published}}
        standards:
          line: {zh: 标准, en: line, unit: yuan/month/person, value: 715, source: 第一条}
        """

    private static let aid = """

        define:
          household.income: {zh: 收入, en: income, unit: yuan/month, value: sum(家庭成员.工资), source: 第一条}
        programme:
          aid:
            {zh: 救助, en: aid, decides: household, covers: 家庭成员, kind: monthly_cash, source: 第一条, conditions: [{id: poor, zh: 低于标准, en: below, when: 收入 < 标准 * count(家庭成员)}], amount: [{id: gap, zh: 补差, en: gap, value: 标准 * count(家庭成员) - 收入}]}
          gift:
            {zh: 礼金, en: gift, decides: member, kind: in_kind, source: 第一条, conditions: [{id: old, zh: 六十周岁, en: 60, when: 'years and months duration(出生, 基准日).years >= 60'}]}
        combine: [{of: [aid, gift], rule: together, source: 第一条}]
        """

    private let batch: BatchProgram

    init() throws {
        batch = BatchProgram(Program(try Law.edition(Self.words + Self.aid)))
    }

    private func column(_ id: String) throws -> Int {
        try #require(batch.layout.edition.facts.firstIndex { $0.id == id })
    }

    @Test("equal is not below, and a fen below is an entitlement of a fen")
    func decidesToTheFen() throws {
        let block = Block(batch.layout)
        let wage = try column("wage")
        for fen in [71_499, 71_500, 0] {
            let home = block.addHousehold()
            let member = try #require(block.add(1, below: home))
            block.set(number: Int64(fen), decimals: 2, in: wage, row: member)
        }
        block.seal()
        let evaluator = BatchEvaluator(batch)
        evaluator.decide(block)
        #expect(
            (0..<3).map { evaluator.outcome(of: 0, row: $0) } == [
                .eligible, .notEligible, .eligible,
            ])
        #expect(evaluator.paid(0, row: 0) == 1)
        #expect(evaluator.decimals(of: 0) == 2)
        #expect(evaluator.paid(0, row: 2) == 71_500)
        guard case .known(let exact, let paid)? = evaluator.amount(of: 0, row: 0) else {
            Issue.record("the amount is known")
            return
        }
        #expect(exact == paid && paid.exactText == "0.01")
        #expect(evaluator.amount(of: 0, row: 1) == nil)
    }

    @Test("what is not known is left to the case evaluator, for that household alone")
    func leavesUnknown() throws {
        let block = Block(batch.layout)
        let born = try column("born")
        let wage = try column("wage")
        for isKnown in [true, false] {
            let home = block.addHousehold()
            let member = try #require(block.add(1, below: home))
            block.set(number: 100, decimals: 0, in: wage, row: member)
            if isKnown { block.set(day: -4000, in: born, row: member) }
        }
        block.seal()
        let evaluator = BatchEvaluator(batch)
        evaluator.decide(block)
        #expect(evaluator.determination(of: 0) == nil)
        #expect(evaluator.outcome(of: 1, row: 0) == .eligible)
        let left = try #require(evaluator.determination(of: 1))
        #expect(left.results.map(\.outcome) == [.eligible, .undetermined])
        #expect(evaluator.fallbacks.counts == [.uncertain(programme: 1): 1])
    }

    @Test("birthdays count from the day, also at the end of February")
    func countsAges() throws {
        let block = Block(batch.layout)
        let born = try column("born")
        let wage = try column("wage")
        let days = ["1964-06-01", "1964-06-02", "1964-02-29", "2024-06-01", "1900-03-01"]
        let home = block.addHousehold()
        for day in days {
            let member = try #require(block.add(1, below: home))
            let date = try #require(CalendarDate(day))
            block.set(day: Int32(date.daysSinceEpoch), in: born, row: member)
            block.set(number: 1, decimals: 0, in: wage, row: member)
        }
        block.seal()
        let evaluator = BatchEvaluator(batch)
        evaluator.decide(block)
        let outcomes = days.indices.map { evaluator.outcome(of: 1, row: $0) }
        #expect(outcomes == [.eligible, .notEligible, .eligible, .notEligible, .eligible])
    }
}
