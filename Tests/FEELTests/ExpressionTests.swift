import Diagnostics
import Testing

@testable import FEEL

@Suite("Evaluating expressions by the standard")
struct ExpressionTests {
    @Test("gives what the row says", arguments: try FixtureRow.all(in: "expressions"))
    func row(_ row: FixtureRow) throws {
        guard case .context(let context) = try value(row.context, ContextValue()) else {
            throw FixtureRow.Malformed(text: row.context)
        }
        var run = Evaluation(mode: .standard, scope: [context])
        let tree = try read(row.expression, context)
        let result = run.evaluate(tree)
        if row.result == "error" {
            #expect(result.text == "null")
            #expect(!run.notes.isEmpty)
            return
        }
        #expect(run.notes.isEmpty)
        let expected = try value(row.result, context)
        #expect(result.literalText == expected.literalText)
        #expect(result.isIdentical(to: expected))
    }

    @Test("gives the same after printing", arguments: try FixtureRow.all(in: "expressions"))
    func printed(_ row: FixtureRow) throws {
        guard case .context(let context) = try value(row.context, ContextValue()) else { return }
        let text = print(try read(row.expression, context))
        #expect(print(try read(text, context)) == text)
    }

    @Test(
        "a cell of a table accepts what its tests say",
        arguments: [
            ("-", 3, true), ("3", 3, true), ("< 3", 3, false), ("[1..3)", 3, false),
            ("1, > 2", 3, true),
            ("not(1, 2)", 3, true), ("not(3)", 3, false), ("[1, 3]", 3, true),
            ("? * 2 = 6", 3, true),
            ("? > 1 and ? < 3", 3, false), ("标准", 3, true), ("!= 3", 3, false), ("-3", -3, true),
        ])
    func cell(tests: String, input: Int, isAccepted: Bool) {
        var found = DiagnosticBag()
        let tree = parse(
            EmbeddedText(tests), as: .unaryTests, names: NameScope(["标准"]), into: &found)
        let context = ContextValue([ContextValue.Entry(key: "标准", value: .number(Number(3)))])
        var run = Evaluation(mode: .standard, scope: [context])
        #expect(run.test(tree, on: .number(Number(input))).literalText == "\(isAccepted)")
        #expect(found.isEmpty && run.notes.isEmpty)
    }

    private func read(_ text: String, _ context: ContextValue) throws -> Expression {
        var found = DiagnosticBag()
        let tree = parse(
            EmbeddedText(text), as: .expression,
            names: NameScope(context.entries.map(\.key)), into: &found)
        guard found.isEmpty else { throw FixtureRow.Malformed(text: "\(text): \(found.sorted)") }
        return tree
    }

    private func value(_ text: String, _ context: ContextValue) throws -> Value {
        var run = Evaluation(mode: .standard, scope: [context])
        return run.evaluate(try read(text, context))
    }
}
