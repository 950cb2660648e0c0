import Diagnostics
import Testing

@testable import FEEL

private func read(
    _ text: String, as form: ParseForm = .expression, names: [String] = [], members: [String] = []
) -> (tree: Expression, found: [Diagnostic]) {
    var found = DiagnosticBag()
    let tree = parse(
        EmbeddedText(text), as: form, names: NameScope(names, members: members), into: &found)
    return (tree, found.sorted)
}

@Suite("Reading expressions")
struct ParserTests {
    @Test(
        "binds operators as the grammar says",
        arguments: [
            ("1 + 2 * 3", "1 + 2 * 3"), ("(1 + 2) * 3", "(1 + 2) * 3"), ("-3 ** 2", "-3 ** 2"),
            ("-(3 ** 2)", "-(3 ** 2)"), ("3 ** 4 ** 5", "3 ** 4 ** 5"),
            ("3 ** (4 ** 5)", "3 ** (4 ** 5)"),
            ("-10--5", "-10 - -5"), ("a or b and c", "a or b and c"),
            ("(a or b) and c", "(a or b) and c"),
            ("x in (1, 5, 9)", "x in (1, 5, 9)"), ("x in <= 10", "x in (<= 10)"),
            ("x in [1..5]", "x in ([1..5])"), ("x in (1..5]", "x in ((1..5])"),
            ("x in (=10)", "x in (= 10)"),
            ("x between 1 and 2 and y", "x between 1 and 2 and y"), ("]1..10[", "(1..10)"),
            ("[1..10[", "[1..10)"),
            ("[a[1]..b[1]]", "[a[1]..b[1]]"), ("[1, 2][1]", "[1, 2][1]"),
            ("f(a: 1, b c: 2)", "f(a: 1, b c: 2)"),
            ("{a: 1, \"b c\": a}.b c", "{a: 1, \"b c\": a}.b c"),
            (".872 + 1.23e+4", "0.872 + 12300"),
            ("for i in 4..2, j in [i] return i * j", "for i in 4..2, j in [i] return i * j"),
            ("some p in 家庭成员 satisfies p.周岁 < 18", "some p in 家庭成员 satisfies p.周岁 < 18"),
            ("if a then b else c", "if a then b else c"),
            ("function(a: list<number>, b) a", "function(a: list<number>, b) a"),
            ("x instance of function<number>->string", "x instance of function<number>->string"),
            ("1 /* one */ + // more\n 2", "1 + 2"),
            ("@\"2024-01-31\" + @\"P1D\"", "@\"2024-01-31\" + @\"P1D\""),
            ("\"\\uD83D\\uDC0E\\s\\t\"", "\"🐎\\\\s\\t\""), ("(< 10)", "(< 10)"),
            ("[< 10, 3]", "[< 10, 3]"),
        ])
    func operators(text: String, canonical: String) {
        let (tree, found) = read(text)
        #expect(found.isEmpty)
        #expect(print(tree) == canonical)
        let again = read(canonical)
        #expect(again.found.isEmpty)
        #expect(print(again.tree) == canonical)
    }

    @Test("takes the longest name that is known")
    func longestName() {
        let names = [
            "a", "a-b", "days in weekend", "Teacher's Evaluation", "decision A 2.1",
            "Person.Children",
        ]
        #expect(print(read("a-b + a - b", names: names).tree) == "a-b + a - b")
        #expect(
            print(read("for i in days in weekend return i", names: names).tree)
                == "for i in days in weekend return i")
        #expect(print(read("decision  A 2.1 + 1", names: names).tree) == "decision A 2.1 + 1")
        #expect(print(read("Person.Children", names: names).tree) == "Person.Children")
        #expect(read("x.time offset + y.start included").found.isEmpty)
        #expect(read("[{first name: 1}][first name = 1]").found.isEmpty)
    }

    @Test("reads the cells of tables")
    func cells() {
        #expect(print(read("-", as: .unaryTests).tree) == "-")
        #expect(print(read("-5", as: .unaryTests).tree) == "-5")
        #expect(print(read("not(1, < 5)", as: .unaryTests).tree) == "not(1, < 5)")
        #expect(print(read("not(a) and b", as: .unaryTests).tree) == "not(a) and b")
        #expect(print(read("[1..3], > 10, ? = 2", as: .unaryTests).tree) == "[1..3], > 10, ? = 2")
    }

    @Test(
        "reports a mistake at its place",
        arguments: [
            ("max(a，b)", "feel/full-width", 6), ("年龄 ≥ 18", "feel/full-width", 4),
            ("年龄in[1..2]", "feel/stuck-keyword", 3),
            ("x = “城市”", "feel/full-width", 5), ("a 并且and b", "feel/stuck-keyword", 5),
            ("for 人in 家庭 return 人", "feel/stuck-keyword", 6),
            ("1 +", "feel/unexpected-end", 4), ("a == b", "feel/unexpected", 4),
            ("(1", "feel/unexpected-end", 3),
            ("\"abc", "feel/unclosed-string", 1), ("@\"2024-13-01\"", "feel/bad-date", 1),
            ("a b", "feel/unexpected", 3),
            ("收入 and年龄", "feel/stuck-keyword", 4), ("1 /* 2", "feel/unclosed-comment", 3),
            ("{a 1}", "feel/unexpected", 5),
            ("", "feel/unexpected-end", 1),
        ])
    func mistakes(text: String, code: String, column: Int) {
        let first = read(text).found.first
        #expect(first?.code.name == code)
        #expect(first?.range?.position.column == column)
    }

    @Test("keeps full-width characters inside of text")
    func fullWidthText() {
        #expect(read("\"他说：「好，」！\"").found.isEmpty)
        #expect(print(read("“一类”").tree) == "\"一类\"")
    }
}
