import Diagnostics
import Engine
import FEEL
import Records
import TestSupport
import Testing

/// Whatever a file holds, reading it ends with a household or with errors, never with a crash.
@Suite struct DamagedRecordTests {
    private static let record = """
        id: v1
        本村居民: 是
        财产符合规定: {value: true, by: 乡镇, on: 2024-05-20, reason: "核查"}
        applies_for: [aid, old_age]
        decisions: {aid: {date: 2024-05-20, granted: true}}
        in_payment: {aid: 88.50}
        家庭成员:
          - id: m1
            姓名: '张三'
            出生日期: 1984-03-01
            工资: [{from: 2024-01-01, to: 2024-05-31, value: 600}, {from: 2024-06-01, value: 7.10}]
            父母双方: [{same_as: m2}, {失联: true}]
          - {id: m2, 残疾等级: 二级}
        """

    @Test("a record that is cut, or has a character replaced, is read or refused", arguments: 0..<8)
    func damaged(remainder: Int) throws {
        let program = try Village.program()
        let today = try #require(CalendarDate(year: 2024, month: 6, day: 30))
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        let scalars = Array(Self.record.unicodeScalars)
        let strays: [Unicode.Scalar] = ["{", "]", ":", "\"", "-", "7", "\n", "，"]
        for place in scalars.indices where place % 8 == remainder {
            var replaced = scalars
            replaced[place] = strays[place / 8 % strays.count]
            for scalars in [Array(scalars[..<place]), replaced] {
                var damaged = ""
                damaged.unicodeScalars.append(contentsOf: scalars)
                for path in ["a.yaml", "a.json"] {
                    var found = DiagnosticBag()
                    let file = RecordFile.parse(SourceFile(path: path, text: damaged), into: &found)
                    let households = (file?.records ?? []).map {
                        reader.household(from: $0, into: &found)
                    }
                    #expect(found.hasErrors || households.contains { $0 != nil })
                    // Showing a mistake must not fail either.
                    #expect(
                        !found.hasErrors
                            || !TextRenderer(language: .zh).render(found.sorted).isEmpty)
                }
            }
        }
    }
}
