import Diagnostics
import FEEL
import Foundation
import Records
import RuleModel
import TestSupport
import Testing

/// The real law and its cases: what they try, and what they would notice.
@Suite struct PublishedLawTests {
    private static let run: (runner: RuleTestRunner, failed: [String])? = {
        var found = DiagnosticBag()
        let path = SourceTree.root.appendingPathComponent("Rules/zhangjiachuan").path
        guard let library = try? RuleLibrary.read(path, into: &found),
            let today = CalendarDate("2026-11-01")
        else { return nil }
        var runner = RuleTestRunner(library.book, today: today)
        let failed = library.book.tests.filter { !runner.run($0).passes }.map(\.title.en)
        runner.addAllPeriods()
        return (runner, failed)
    }()

    @Test("every case comes out as it says")
    func cases() throws {
        #expect(try #require(Self.run).failed == [])
    }

    @Test("every condition, table row, limit and open question is tried")
    func coverage() throws {
        let coverage = try #require(Self.run).runner.coverage
        #expect(coverage.counts.allSatisfy { $0.all > 0 })
        let gaps = coverage.gaps.map { gap in
            "\(gap.range.file.path):\(gap.range.position.line) \(gap.title.en): \(gap.missing.en)"
        }
        #expect(gaps == [])
    }

    @Test("nearly every change of the law is noticed by a case, or explained")
    func mutations() throws {
        let run = MutationRun(try #require(Self.run).runner)
        #expect(run.misfits.map(\.message.en) == [])
        var noticed = 0
        var unnoticed: [String] = []
        for mutant in run.mutants {
            switch run.verdict(on: mutant) {
            case .noticed: noticed += 1
            case .unnoticed: unnoticed.append("\(mutant.rule): \(mutant.change(arrow: "->"))")
            case .equivalent: break
            case .wronglyEquivalent(let stated, let test):
                Issue.record("\(stated.rule.value) makes a difference to \(test.title.en)")
            }
        }
        #expect(noticed > 300)
        #expect(noticed * 5 > unnoticed.count * 95, "\(unnoticed)")
    }
}
