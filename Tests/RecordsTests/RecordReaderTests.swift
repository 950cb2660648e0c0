import Diagnostics
import Engine
import FEEL
import Records
import RuleModel
import TestSupport
import Testing
import YAML

/// What a record becomes.
@Suite struct RecordReaderTests {
    @Test("ids and Chinese names, YAML and JSON mean the same")
    func forms() throws {
        let records = [
            ("a.yaml", "本村居民: 是\n家庭成员:\n  - {编号: m1, 工资: 715.10, 残疾等级: 二级}"),
            ("b.yaml", "resident: true\nmembers: [{id: m1, wage: 715.10, grade: grade_2}]"),
            (
                "c.json",
                #"{"resident": true, "members": [{"id": "m1", "wage": 715.10, "grade": "grade_2"}]}"#
            ),
            ("d.json", #"[{"本村居民": true, "家庭成员": [{"id": "m1", "工资": 715.10, "残疾等级": "二级"}]}]"#),
        ]
        for (path, text) in records {
            let (read, found, program) = try Village.household(text, path: path)
            #expect(found.isEmpty, "\(path)")
            let household = try #require(read)
            let wage = household.value(of: try program.fact("wage", of: "member"), on: 1)
            guard case .number(let number)? = wage else {
                Issue.record("\(path) has no wage")
                continue
            }
            #expect(number.description == "715.10")
            let resident = household.value(of: try program.fact("resident", of: "household"), on: 0)
            guard case .boolean(true)? = resident else {
                Issue.record("\(path) is no resident")
                continue
            }
            let grade = household.value(of: try program.fact("grade", of: "member"), on: 1)
            guard case .string("grade_2")? = grade else {
                Issue.record("\(path) has no grade")
                continue
            }
        }
    }

    @Test("what is not said, left empty or said to be unknown is not known, nor defaulted")
    func nothingDefaulted() throws {
        for line in ["", "工资:", "工资: unknown", "工资: 未知", "工资: {value: unknown}"] {
            let (read, found, program) = try Village.household(
                "家庭成员:\n  - id: m1\n    \(line)\n")
            #expect(found.isEmpty, "\(line)")
            let household = try #require(read)
            #expect(
                household.value(of: try program.fact("wage", of: "member"), on: 1) == nil, "\(line)"
            )
            let parent = try #require(program.edition.entities.firstIndex { $0.id == "parent" })
            #expect(household.list(of: parent, below: 1) == nil)
        }
    }

    @Test("of values over time the one in force on the day counts")
    func overTime() throws {
        let rows = [
            ("[{from: 2024-01-01, value: 1}]", "1"),
            ("[{from: 2024-01-01, value: 1}, {from: 2024-06-01, value: 2}]", "2"),
            ("[{from: 2024-06-02, value: 2}, {from: 2024-01-01, value: 1}]", "1"),
            ("[{from: 2024-01-01, to: 2024-05-31, value: 1}, {from: 2024-06-01, value: 2}]", "2"),
            ("[{from: 2024-06-02, value: 2}]", nil),
            ("[{from: 2024-01-01, to: 2024-05-31, value: 1}]", nil),
        ]
        for (value, expected) in rows {
            let (read, found, program) = try Village.household(
                "家庭成员: [{id: m1, 工资: \(value)}]")
            #expect(found.isEmpty, "\(value)")
            let wage = try #require(read).value(of: program.fact("wage", of: "member"), on: 1)
            if case .number(let number)? = wage {
                #expect(number.exactText == expected, "\(value)")
            } else {
                #expect(expected == nil, "\(value)")
            }
        }
    }

    @Test("a statement keeps who made it, when and why")
    func statement() throws {
        let (read, found, _) = try Village.household(
            """
            财产符合规定: {value: 否, by: 乡镇, on: 2024-05-20, reason: 有第二套房}
            家庭成员: [{id: m1}]
            """)
        #expect(found.isEmpty)
        let finding = try #require(read?.objects[0].findings.first)
        guard case .boolean(false) = finding.value else {
            Issue.record("another value")
            return
        }
        #expect(finding.by == "乡镇")
        #expect(finding.on?.description == "2024-05-20")
        #expect(finding.reason == "有第二套房")
    }

    @Test("what is applied for, decided and in payment is read by id and by name")
    func procedure() throws {
        let (read, found, program) = try Village.household(
            """
            applies_for: [小村救助]
            decisions: {aid: {date: 2024-05-20, granted: true}}
            in_payment: {小村救助: 88.50}
            家庭成员: [{id: m1, applies_for: old_age}]
            """)
        #expect(found.isEmpty)
        let household = try #require(read)
        let aid = try #require(program.edition.programmes.firstIndex { $0.id == "aid" })
        #expect(household.objects[0].appliesFor == [aid])
        #expect(household.objects[0].decisions.first?.granted == true)
        #expect(household.objects[0].payments.first?.amount.exactText == "88.5")
        #expect(household.objects[1].appliesFor?.count == 1)
    }

    @Test("a person who stands in two places is linked, and may come later in the file")
    func sameAs() throws {
        let (read, found, _) = try Village.household(
            "家庭成员: [{id: m1, 父母双方: [{same_as: m2}, {失联: true}]}, {id: m2}]")
        #expect(found.isEmpty)
        let household = try #require(read)
        let child = try #require(household.objects.firstIndex { $0.sameAs != nil })
        let other = try #require(household.objects[child].sameAs)
        #expect(household.objects[other].id == "m2")
    }

    @Test("given facts fill in what a test's record leaves out, and unknown takes them away")
    func given() throws {
        var bag = DiagnosticBag()
        let file = SourceFile(path: "given.yaml", text: "{工资: 3}")
        let facts = try #require(YAML.parse(file, into: &bag))
        let (read, found, program) = try Village.household(
            "家庭成员: [{id: m1}, {id: m2, 工资: 5}, {id: m3, 工资: unknown}]",
            given: ["member": facts])
        #expect(found.isEmpty)
        let household = try #require(read)
        let wage = try program.fact("wage", of: "member")
        let wages = (1...3).map { object -> String in
            guard case .number(let number)? = household.value(of: wage, on: object) else {
                return "-"
            }
            return number.exactText
        }
        #expect(wages == ["3", "5", "-"])
    }

    @Test("a file holds one record, a list, a stream of documents or lines of JSON")
    func severalRecords() {
        let rows = [
            ("a.yaml", "id: a", 1), ("b.yaml", "- id: a\n- id: b", 2),
            ("c.yaml", "id: a\n---\nid: b\n---\nid: c", 3),
            ("d.json", "{\"id\": \"a\"}\n{\"id\": \"b\"}\n", 2),
            ("e.json", "[{\"id\": \"a\"}, {\"id\": \"b\"}]", 2), ("stdin", "{\"id\": \"a\"}", 1),
        ]
        for (path, text, count) in rows {
            var found = DiagnosticBag()
            let file = RecordFile.parse(SourceFile(path: path, text: text), into: &found)
            #expect(file?.records.count == count, "\(path)")
            #expect(found.isEmpty, "\(path)")
        }
    }
}
