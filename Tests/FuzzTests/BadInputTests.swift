import Diagnostics
import FEEL
import Testing

/// Texts that are written to exhaust an engine: each ends with an error that says so.
@Suite("Inputs that ask for too much")
struct BadInputTests {
    private func evaluated(_ text: String) -> (value: Value, errors: [String]) {
        var found = DiagnosticBag()
        let tree = FEEL.parse(EmbeddedText(text), as: .expression, names: .language, into: &found)
        guard !found.hasErrors else { return (.null, found.diagnostics.map(\.code.name)) }
        var run = Evaluation(mode: .standard)
        let value = run.evaluate(tree)
        return (value, run.notes.map(\.message.en))
    }

    @Test(
        "end with an error",
        arguments: [
            "for i in 1..1000000000 return i",
            "count(for i in 1..999999, j in 1..999999 return 1)",
            "every i in 1..1000000000 satisfies i > 0",
            "for i in 1..100000 return count(partial[item > 0])",
            "{f: function(n) f(n + 1)}.f(0)",
            "{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), a: f(100)}.a",
            "count((for i in 1..1000 return for j in 1..1000 return for k in 1..9 return k)[1])",
            "for i in @\"-999999999-01-01\"..@\"999999999-12-31\" return 1",
            "matches(string join(for i in 1..30 return \"a\") + \"b\", \"(a+)+$\")",
            "matches(string join(for i in 1..5000 return \"a\") + \"b\", \"(a|a|aa)*(a*)*$\")",
            "replace(string join(for i in 1..1000 return \"ab\"), \"(.*)*(.*)*c\", \"x\")",
            "10 ** 10000", "exp(1000000)", "decimal(1/3, 7000)",
            "string join(for i in 1..999999 return \"十个字的一段文字在此\")",
        ])
    func evaluation(text: String) {
        let (value, errors) = evaluated(text)
        #expect(value.text == "null")
        #expect(!errors.isEmpty)
    }

    @Test(
        "are not read",
        arguments: [
            (String(repeating: "(", count: 30_000) + "1", "feel/too-deep"),
            (String(repeating: "[", count: 30_000), "feel/too-deep"),
            (String(repeating: "{a:", count: 15_000), "feel/too-deep"),
            (String(repeating: "-", count: 30_000) + "1", "feel/too-deep"),
            (String(repeating: "if true then ", count: 4_000) + "1", "feel/too-deep"),
            (String(repeating: "1 + ", count: 15_000) + "1", "feel/too-deep"),
            ("a" + String(repeating: "[1]", count: 15_000), "feel/too-deep"),
            ("a" + String(repeating: ".b", count: 15_000), "feel/too-deep"),
            (String(repeating: "(", count: 100_000) + "1", "feel/too-long"),
            ("\"" + String(repeating: "文", count: 3_500_000) + "\"", "feel/too-long"),
        ])
    func reading(text: String, code: String) {
        #expect(evaluated(text).errors == [code])
    }

    @Test("long but flat texts are read")
    func flat() {
        let list = "[" + (0..<10_000).map(String.init).joined(separator: ", ") + "]"
        #expect(evaluated("count(\(list))").value.text == "10000")
        let text = String(repeating: "文", count: 20_000)
        #expect(evaluated("string length(\"\(text)\")").value.text == "20000")
    }
}
