import Diagnostics
import Testing

@testable import FEEL

/// A table drawn as text: a row is `test ; test => result ; result`, and `=> …` the default.
private struct DrawnTable {
    let hitPolicy: HitPolicy
    let columns: [String?]
    /// The values of the first column, the one of highest priority first.
    let values: [String]
    let drawing: String

    init(
        _ hitPolicy: HitPolicy, columns: [String?] = [nil], values: [String] = [],
        _ drawing: String
    ) {
        self.hitPolicy = hitPolicy
        self.columns = columns
        self.values = values
        self.drawing = drawing
    }

    func decide(
        _ inputs: Value..., allowed: String? = nil, mode: Mode = .standard
    ) -> (value: Value, notes: [Failure]) {
        var rows: [DecisionTable.Row] = []
        var defaults: [Expression] = []
        for line in drawing.split(separator: "\n") {
            let sides = line.split(separator: "=>", omittingEmptySubsequences: false)
            let tests = cells(sides[0]).map { parsed($0, as: .unaryTests) }
            let results = cells(sides[1]).map { parsed($0, as: .expression) }
            if tests.isEmpty {
                defaults = results
            } else {
                rows.append(DecisionTable.Row(tests: tests, results: results))
            }
        }
        let table = DecisionTable(
            hitPolicy: hitPolicy,
            inputs: inputs.map { input in
                DecisionTable.Input(
                    Expression(.literal(input), TextRange(0, 0)),
                    allowed: allowed.map { parsed($0, as: .unaryTests) })
            },
            outputs: columns.enumerated().map { index, name in
                DecisionTable.Output(
                    name: name,
                    values: index == 0 ? values.map { parsed($0, as: .unaryTests) } : [],
                    otherwise: index < defaults.count ? defaults[index] : nil)
            }, rows: rows)
        var run = Evaluation(mode: mode)
        return (table.evaluate(in: &run), run.notes)
    }

    private func cells(_ side: Substring) -> [String] {
        let cells = side.split(separator: ";").map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        return cells.filter { !$0.isEmpty }
    }

    private func parsed(_ text: String, as form: ParseForm) -> Expression {
        var found = DiagnosticBag()
        let tree = parse(EmbeddedText(text), as: form, names: .language, into: &found)
        #expect(found.isEmpty, "\(text)")
        return tree
    }
}

private func number(_ value: Int) -> Value { .number(Number(value)) }

private func unknown(_ kind: Cause.Kind = .fact, between low: Int? = nil, and high: Int? = nil)
    -> Value
{
    .unknown(
        Unknown(
            Causes([Cause(kind, 7)]),
            .numbers(low: low.map { Number($0) }, high: high.map { Number($0) })))
}

@Suite("Decision tables")
struct DecisionTableTests {
    private static let overlapping = """
        >= 60 => 30
        >= 80 => 80
        >= 70 => 50
        """

    @Test(
        "the hit policy says what becomes of the rows that match",
        arguments: [
            (.first, 85, "30"), (.ruleOrder, 85, "[30, 80, 50]"), (.ruleOrder, 75, "[30, 50]"),
            (.unique, 65, "30"), (.any, 65, "30"),
            (.priority, 85, "80"), (.priority, 75, "50"),
            (.outputOrder, 85, "[80, 50, 30]"), (.outputOrder, 65, "[30]"),
            (.collect(nil), 85, "[30, 80, 50]"), (.collect(.sum), 85, "160"),
            (.collect(.minimum), 85, "30"), (.collect(.maximum), 85, "80"),
            (.collect(.count), 85, "3"),
        ] as [(HitPolicy, Int, String)])
    func hitPolicies(policy: HitPolicy, age: Int, expected: String) {
        let table = DrawnTable(policy, values: ["80", "50", "30"], Self.overlapping)
        let (value, notes) = table.decide(number(age))
        #expect(value.text == expected)
        #expect(notes.isEmpty)
    }

    @Test("rows that exclude each other must not match together")
    func overlap() {
        let (value, notes) = DrawnTable(.unique, Self.overlapping).decide(number(75))
        #expect(value.text == "null")
        #expect(notes.map(\.message.en) == ["more than one row matches"])
    }

    @Test("rows that may match together must agree")
    func agreement() {
        let table = DrawnTable(
            .any, ">= 60 => \"老年人\"\n>= 70 => \"老年人\"\n>= 80 => \"高龄老人\"")
        #expect(table.decide(number(75)).value.text == "老年人")
        #expect(table.decide(number(85)).notes.count == 1)
    }

    @Test("several columns make a context, and every one of them counts for the priority")
    func columns() {
        let drawing = """
            >= 60 ; - => "甲" ; 2
            - ; true => "乙" ; 1
            => "无" ; 0
            """
        let table = DrawnTable(
            .outputOrder, columns: ["类别", "系数"], values: ["\"乙\"", "\"甲\""], drawing)
        #expect(
            table.decide(number(70), .boolean(true)).value.text
                == "[{类别: \"乙\", 系数: 1}, {类别: \"甲\", 系数: 2}]")
        #expect(
            table.decide(number(50), .boolean(false)).value.text == "{类别: \"无\", 系数: 0}")
    }

    @Test(
        "cells are tests of their input",
        arguments: [
            ("-", 5, true), ("< 10", 5, true), ("[1..5)", 5, false), ("1, 5, 9", 5, true),
            ("not(1, 5)", 5, false), ("[1, 5]", 5, true), ("? * 2 = 10", 5, true),
            ("null", 5, false),
        ])
    func cells(cell: String, value: Int, matches: Bool) {
        let result = DrawnTable(.first, "\(cell) => true\n=> false").decide(number(value)).value
        #expect(result.text == "\(matches)")
    }

    @Test("without a matching row the result is null by the standard and an error in rules")
    func noMatch() {
        let table = DrawnTable(.first, "> 10 => 1")
        let standard = table.decide(number(5))
        #expect(standard.value.text == "null")
        #expect(standard.notes.isEmpty)
        #expect(
            table.decide(number(5), mode: .strict).value.causes?.elements.first?.kind == .failure)
    }

    @Test("an input that is none of its allowed values is an error, whatever the default")
    func allowedValues() {
        let table = DrawnTable(.first, "> 10 => 1\n=> 0")
        #expect(table.decide(number(5), allowed: "[0..100]").value.text == "0")
        let (value, notes) = table.decide(number(500), allowed: "[0..100]")
        #expect(value.text == "null")
        #expect(notes.count == 1)
    }
}

@Suite("Decision tables with inputs that are not known")
struct UnknownTableTests {
    private let table = DrawnTable(
        .unique,
        """
        < 60 => 0
        [60..80) => 50
        [80..90) => 100
        >= 90 => 100
        """)

    @Test("the result lies within those of the rows that can still match")
    func hull() {
        let value = table.decide(unknown(between: 0, and: 79), mode: .strict).value
        guard case .unknown(let unknown) = value else {
            Issue.record("\(value.text)")
            return
        }
        #expect(unknown.causes == Causes([Cause(.fact, 7)]))
        #expect(Hull.around([number(0), number(50)]).text == unknown.hull.text)
    }

    @Test("where all of them agree the result is known")
    func agreement() {
        #expect(table.decide(unknown(between: 85), mode: .strict).value.text == "100")
    }

    @Test("a row that matches ends the search: below it nothing is first any more")
    func first() {
        let table = DrawnTable(.first, "- ; true => 1\n>= 60 ; - => 1\n- ; - => 2")
        let known = table.decide(number(70), unknown(), mode: .strict).value
        #expect(known.text == "1")
        let open = table.decide(number(50), unknown(), mode: .strict).value
        #expect(open.causes == Causes([Cause(.fact, 7)]))
    }

    @Test("where rows exclude each other, one that matches leaves no room for the others")
    func exclusion() {
        let table = DrawnTable(.unique, "- ; true => 1\n>= 60 ; - => 2")
        #expect(table.decide(number(70), unknown(), mode: .strict).value.text == "2")
    }

    @Test("the default counts as long as no row matches for certain")
    func otherwise() {
        let table = DrawnTable(.first, ">= 60 => 1\n=> 0")
        let value = table.decide(unknown(), mode: .strict).value
        guard case .unknown(let unknown) = value else {
            Issue.record("\(value.text)")
            return
        }
        #expect(unknown.hull.text == Hull.around([number(1), number(0)]).text)
    }

    @Test("a mistake in a cell is a mistake of the table, unless another cell rules the row out")
    func failure() {
        let table = DrawnTable(.first, "< 10 ; = 1 / 0 => 1\n- ; - => 2")
        let value = table.decide(number(5), number(1), mode: .strict).value
        #expect(value.causes?.elements.map(\.kind) == [.failure])
        #expect(table.decide(number(50), number(1), mode: .strict).value.text == "2")
    }
}

extension Hull {
    /// For comparing in tests.
    fileprivate var text: String {
        switch self {
        case .any: "any"
        case .numbers(let low, let high):
            "\(low.map { "\($0)" } ?? "…") to \(high.map { "\($0)" } ?? "…")"
        case .oneOf(let values): values.map(\.text).joined(separator: " or ")
        }
    }
}
