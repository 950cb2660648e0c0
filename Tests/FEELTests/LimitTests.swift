import Diagnostics
import Foundation
import Testing

@testable import FEEL

@Suite("Limits")
struct LimitTests {
    @Test(
        "deep nesting ends with a diagnostic, on a small stack too",
        arguments: [
            ("(", "1", ")"), ("[", "1", "]"), ("{a:", "1", "}"), ("-", "1", ""), ("", "1", "+1"),
            ("", "true", " and true"), ("", "a", "[1]"), ("", "a", "(1)"), ("", "a", ".b"),
            ("if ", "1", ""), ("for i in ", "1", ""), ("f(", "1", ")"), ("1 in (", "1", ")"),
            ("", "a instance of ", "list<"), ("function() ", "1", ""),
        ], [5_000, 100_000])
    func nesting(_ parts: (before: String, middle: String, after: String), count: Int) async {
        let text =
            String(repeating: parts.before, count: count) + parts.middle
            + String(repeating: parts.after, count: count)
        let codes = await onSmallStack {
            var found = DiagnosticBag()
            _ = parse(EmbeddedText(text), as: .expression, names: NameScope(), into: &found)
            return found.sorted.map(\.code.name)
        }
        #expect(codes == ["feel/too-deep"] || codes == ["feel/too-long"])
    }

    @Test("what is just allowed is read and printed on a small stack")
    func allowed() async {
        let text =
            String(repeating: "(1+", count: 60) + "1" + String(repeating: ")", count: 60)
        let isRead = await onSmallStack {
            var found = DiagnosticBag()
            let tree = parse(EmbeddedText(text), as: .expression, names: NameScope(), into: &found)
            return found.isEmpty && !print(tree).isEmpty
        }
        #expect(isRead)
    }

    @Test("a text of ten megabytes ends with a diagnostic")
    func length() {
        var found = DiagnosticBag()
        let text = EmbeddedText(String(repeating: "x", count: 10_000_000))
        _ = parse(text, as: .expression, names: NameScope(), into: &found)
        #expect(found.sorted.map(\.code.name) == ["feel/too-long"])
    }

    @Test(
        "what would never end ends with an error",
        arguments: [
            "for i in 1..1000000000 return i", "some i in 1..1000000000 satisfies i < 0",
            "{f: function(s) f(s + s), r: f(\"a\")}.r", "{f: function(n) f(n + 1), r: f(1)}.r",
            "for i in 1..1000, j in 1..1000, k in 1..1000 return i",
            "count(for i in 1..100000 return if i = 1 then 1 else [partial[-1]])",
            "string(for i in 1..60 return if i = 1 then 1 else [partial[-1], partial[-1]])",
            "[1, 2][sort([1, 2], function(a, b) a < b)[for i in 1..1000000000 return i]]",
            "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\", \"(a+)+b\")",
        ])
    func endless(_ text: String) {
        var found = DiagnosticBag()
        let tree = parse(EmbeddedText(text), as: .expression, names: NameScope(), into: &found)
        var limits = Limits()
        limits.steps = 200_000
        limits.depth = 100
        var run = Evaluation(mode: .standard, budget: Budget(limits))
        _ = run.evaluate(tree)
        #expect(found.isEmpty)
        #expect(!run.notes.isEmpty)
    }

    private func onSmallStack<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 512 * 1024
            thread.start()
        }
    }
}
