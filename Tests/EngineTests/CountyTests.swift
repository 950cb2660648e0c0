import Diagnostics
import FEEL
import Records
import Testing

@Suite("The invented county")
struct CountyTests {
    @Test("its rule files hold no mistake")
    func rulesAreClean() {
        let messages = County.library.found.map(\.message.en)
        #expect(messages.isEmpty)
        #expect(CountyCase.all.count >= 17)
    }

    @Test("each of its cases is decided as it says", arguments: CountyCase.all)
    func caseIsDecided(_ one: CountyCase) throws {
        let today = try #require(CalendarDate("2026-01-01"))
        var runner = RuleTestRunner(County.library.book, today: today)
        let report = runner.run(one.test)
        let messages =
            report.findings.map(\.message.en) + report.differences.map(\.diagnostic.message.en)
        let passes = report.passes
        #expect(passes, "\(messages.joined(separator: "\n"))")
    }
}
