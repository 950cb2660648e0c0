import Diagnostics
import FEEL
import Testing

@testable import Engine

@Suite("Distances of dates and durations")
struct TimeDistanceTests {
    @Test(
        "when something is reached is said with the days to go while they are few",
        arguments: [
            ("2024-06-20", "2024年6月20日达到，还有 19 天", "will be reached on 2024-06-20, in 19 days"),
            ("2024-06-02", "2024年6月2日达到，还有 1 天", "will be reached on 2024-06-02, in 1 day"),
            ("2032-05-01", "2032年5月1日达到", "will be reached on 2032-05-01"),
            ("2024-06-01", "2024年6月1日已达到", "reached on 2024-06-01"),
            ("2022-01-15", "2022年1月15日已达到", "reached on 2022-01-15"),
        ])
    func turning(day: String, zh: String, en: String) throws {
        let from = try #require(CalendarDate("2024-06-01"))
        let words = TimeDistance.words(try #require(CalendarDate(day)), from: from)
        #expect(words.zh == zh)
        #expect(words.en == en)
    }

    @Test(
        "two dates or durations are so far apart",
        arguments: [
            ("date(\"2024-05-12\")", "date(\"2024-06-01\")", "早 20 天", "20 days earlier"),
            (
                "date(\"2026-09-01\")", "date(\"2024-06-01\")", "晚 2 年 3 个月",
                "2 years and 3 months later"
            ),
            ("date(\"2024-06-01\")", "date(\"2024-06-01\")", "同一天", "the same day"),
            ("@\"P4M\"", "@\"P6M\"", "短 2 个月", "2 months shorter"),
            ("@\"P1Y\"", "@\"P1M\"", "长 11 个月", "11 months longer"),
            ("@\"P1M\"", "@\"P1M\"", "相等", "equal"),
            ("@\"P10D\"", "@\"P30D\"", "短 20 天", "20 days shorter"),
        ])
    func apart(left: String, right: String, zh: String, en: String) throws {
        let words = TimeDistance.words(between: value(left), and: value(right), .less)
        #expect(words?.zh == zh)
        #expect(words?.en == en)
        #expect(TimeDistance.words(between: value(left), and: value(right), .equal) == nil)
    }

    @Test("numbers and texts are no times")
    func others() {
        #expect(TimeDistance.words(between: .number(.one), and: .number(.zero), .less) == nil)
        #expect(TimeDistance.words(between: .string("a"), and: .string("b"), .less) == nil)
    }

    private func value(_ text: String) -> Value {
        var found = DiagnosticBag()
        let tree = FEEL.parse(EmbeddedText(text), as: .expression, names: .language, into: &found)
        var run = Evaluation(mode: .standard)
        return run.evaluate(tree)
    }
}
