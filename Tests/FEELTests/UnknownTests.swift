import Diagnostics
import Testing

@testable import FEEL

@Suite("Values that are not known")
struct UnknownTests {
    @Test("give what the row says", arguments: try FixtureRow.all(in: "unknowns"))
    func row(_ row: FixtureRow) throws {
        guard case .context(let entries) = read(row.context).kind else {
            throw FixtureRow.Malformed(text: row.context)
        }
        let run = StrictRun(entries.map { ($0.key, Value(facts: $0.value)) })
        #expect(run.evaluate(row.expression).described == Value(facts: read(row.result)).described)
    }

    @Test("an error is not known, is named before a missing fact and is never null")
    func errors() {
        let run = StrictRun([("甲", Value(facts: read("unknown()")))])
        guard case .unknown(let unknown) = run.evaluate("甲 + 1 / 0") else {
            Issue.record("the result is known")
            return
        }
        #expect(unknown.causes.elements.map(\.kind) == [.failure, .fact])
        #expect(run.failures.map(\.message.zh) == ["除数为零"])
        #expect(run.failures.first?.range == TextRange(6, 11))
    }

    @Test("functions and positions without a result are errors", arguments: ["min([])", "[1][2]"])
    func noNull(_ text: String) {
        let run = StrictRun([])
        #expect(run.evaluate(text).described == "unknown()")
        #expect(run.failures.count == 1)
    }

    @Test("asking the host again and again does not count as nesting")
    func depth() {
        let run = StrictRun([("甲", .number(Number(1)))])
        let budget = Budget()
        let tree = run.resolved(run.read("甲 + 甲"), [])
        for _ in 0..<2_000 {
            var evaluation = Evaluation(mode: .strict, host: run, budget: budget)
            #expect(evaluation.evaluate(tree).literalText == "2")
        }
    }

    private func read(_ text: String) -> Expression {
        var found = DiagnosticBag()
        return parse(EmbeddedText(text), as: .expression, names: NameScope(), into: &found)
    }
}
