import Diagnostics
import FEEL
import RuleModel
import Testing

@Suite("Checks of the standards")
struct StandardChecksTests {
    private let law = """
        standards:
          multiple: {zh: 倍数, en: multiple, type: number, value: 1.3, source: 一}
          support: {zh: 供养标准, en: support, unit: yuan/month/person, set_by: county, source: 一}
        checks:
          - {id: enough, holds: 供养标准 >= 倍数 * 标准, severity: warning, source: act}
          - {id: rises, holds: 标准 > previous year(标准), severity: warning, source: act}
        notice:
          zh: 标准通知
          en: notice
          document: act
          issued: 2023-01-01
          effective: 2023-01-01
          status: in_force
          values: {line: 700, support: 900}
        """

    private func edition(_ day: String, into found: inout DiagnosticBag) throws -> Edition {
        try SmallLaw.edition(law, into: &found, day: day).linked(into: &found)
    }

    @Test("a sentence that does not hold is told with its numbers")
    func fails() throws {
        var found = DiagnosticBag()
        let edition = try edition("2023-06-01", into: &found)
        let all = edition.failedChecks(yearBefore: nil).filter {
            $0.code.name.hasPrefix("rule/check")
        }
        #expect(all.map(\.message.zh) == ["核对不符：供养标准 >= 倍数 * 标准（900 >= 910）"])
        #expect(all.first?.severity == .warning)
    }

    @Test("without the year before a comparison with it is not checkable")
    func notCheckable() throws {
        var found = DiagnosticBag()
        let edition = try edition("2023-06-01", into: &found)
        let before = try self.edition("2022-06-01", into: &found)
        for lint in [
            edition.failedChecks(yearBefore: nil), edition.failedChecks(yearBefore: before),
        ] {
            let notes = lint.filter { $0.code.name == "rule/not-checkable" }
            #expect(notes.map(\.message.zh) == ["无法核对：「标准」没有数值"])
            #expect(notes.first?.severity == .note)
        }
    }

    @Test("the year before is the same standard of another edition")
    func yearBefore() throws {
        var found = DiagnosticBag()
        let edition = try edition("2024-06-01", into: &found)
        let before = try self.edition("2023-06-01", into: &found)
        let messages = edition.failedChecks(yearBefore: before).map(\.message.zh)
        #expect(messages.contains("核对不符：标准 > previous year(标准)（700 > 700）"))
    }
}
