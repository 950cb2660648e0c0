import Diagnostics
import Foundation
import Synchronization
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

    @Test("brackets after 'in' are read once", .timeLimit(.minutes(1)))
    func membership() {
        for (before, after) in [("1 in (", ")+1"), ("1 in ((", "..5)+1)")] {
            var found = DiagnosticBag()
            let text =
                String(repeating: before, count: 25) + "1" + String(repeating: after, count: 25)
            _ = parse(EmbeddedText(text), as: .expression, names: NameScope(), into: &found)
            #expect(found.isEmpty)
        }
    }

    @Test(
        "a limit that is reached is named, and nothing gets larger than allowed",
        arguments: [
            ("for i in 1..5000 return i", "a list gets longer than allowed"),
            (
                "{f: function(l, n) if n = 0 then l else f(concatenate(l, l), n - 1), r: f([1], 40)}.r",
                "a list gets longer than allowed"
            ),
            (
                "{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f(\"abc\", 40)}.r",
                "a text gets longer than allowed"
            ),
            (
                "{f: function(s, n) if n = 0 then s else f(replace(s, \"a\", \"aaaa\"), n - 1), r: f(\"a\", 40)}.r",
                "a text gets longer than allowed"
            ),
            (
                "string join(for i in 1..900 return \"abcdefghijk\", \"-\")",
                "a text gets longer than allowed"
            ),
            (
                "{s: string join(for i in 1..500 return \"abcdef\", \"\"), r: string(for i in 1..900 return s)}.r",
                "a text gets longer than allowed"
            ),
            ("{f: function(n) f(n + 1), r: f(1)}.r", "calls are nested too deeply"),
            (
                "{f: function(x, n) if n = 0 then x else f([x], n - 1), r: f(1, 30)}.r",
                "lists are nested deeper than allowed"
            ),
            (
                "{f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(30)}.r",
                "the evaluation takes more steps than allowed"
            ),
            (
                "{l: for i in 1..900 return i, r: for j in 1..900 return sum(l)}.r",
                "the evaluation takes more steps than allowed"
            ),
            (
                "{l: for i in 1..900 return i, r: for j in 1..900 return l = l}.r",
                "the evaluation takes more steps than allowed"
            ),
            (
                "{l: for i in 1..900 return i, r: for j in 1..900 return append(l, j)}.r",
                "the evaluation takes more steps than allowed"
            ),
            (
                "{c: context(for i in 1..500 return {key: string(i), value: i}), r: for i in 1..900 return context put(c, \"x\", i)}.r",
                "the evaluation takes more steps than allowed"
            ),
            (
                "sort(for i in 1..900 return i, function(x, y) (some z in 1..100 satisfies z = 100))",
                "the evaluation takes more steps than allowed"
            ),
        ])
    func limits(_ text: String, message: String) {
        var limits = Limits()
        limits.steps = 20_000
        limits.depth = 120
        limits.listLength = 1_000
        limits.nesting = 20
        limits.stringLength = 5_000
        let notes = notes(of: text, Budget(limits))
        #expect(notes.first == message)
    }

    @Test("an evaluation that is given a clock ends when its time is over")
    func time() {
        // A clock that goes on by a tenth of a second each time it is looked at.
        let ticks = Ticks()
        let budget = Budget(clock: { .milliseconds(100 * ticks.next()) })
        let notes = notes(of: "some i in 1..1000000 satisfies i < 0", budget)
        #expect(notes == ["the evaluation takes longer than allowed"])
        #expect(budget.reached == .time)
    }

    private func notes(of text: String, _ budget: Budget) -> [String] {
        var found = DiagnosticBag()
        let tree = parse(EmbeddedText(text), as: .expression, names: NameScope(), into: &found)
        #expect(found.isEmpty)
        var run = Evaluation(mode: .standard, budget: budget)
        _ = run.evaluate(tree)
        return run.notes.map(\.message.en)
    }

    private func onSmallStack<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 512 * 1024
            thread.start()
        }
    }
}

private final class Ticks: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}
