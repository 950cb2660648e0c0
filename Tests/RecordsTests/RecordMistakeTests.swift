import Diagnostics
import Records
import TestSupport
import Testing

/// Each mistake of a record: which one, and where.
///
/// The marker 1️⃣ stands where it is reported.
@Suite struct RecordMistakeTests {
    static let rows: [(code: String, record: String)] = [
        ("record/not-a-mapping", "1️⃣just words"),
        ("record/unknown-key", "1️⃣本村居名: true\n家庭成员: [{id: m1}]"),
        ("record/said-twice", "本村居民: true\n1️⃣resident: true\n家庭成员: [{id: m1}]"),
        ("record/computed", "1️⃣家庭月收入: 100\n家庭成员: [{id: m1}]"),
        ("record/computed", "家庭成员: [{id: m1, 1️⃣周岁: 4}]"),
        ("record/misplaced-key", "1️⃣工资: 100\n家庭成员: [{id: m1}]"),
        ("record/missing-list", "1️⃣本村居民: true"),
        ("record/not-a-list", "家庭成员: 1️⃣m1"),
        ("record/too-few", "家庭成员: 1️⃣[]"),
        ("record/too-many", "家庭成员: [{id: m1, 父母双方: 1️⃣[{}, {}, {}]}]"),
        ("record/missing-id", "家庭成员: [1️⃣{工资: 1}]"),
        ("record/missing-id", "家庭成员: [{id: 1️⃣[m1]}]"),
        ("record/repeated-id", "家庭成员: [{id: m1}, {id: 1️⃣m1}]"),
        ("record/unknown-person", "家庭成员: [{id: m1, 父母双方: [{same_as: 1️⃣m7}, {}]}]"),
        ("record/same-as-itself", "家庭成员: [{id: m1, 父母双方: [{same_as: 1️⃣m1}, {}]}]"),
        (
            "record/said-elsewhere",
            "家庭成员: [{id: m1, 父母双方: [{same_as: m2, 1️⃣残疾等级: 无}, {}]}, {id: m2}]"
        ),
        ("record/not-yes-or-no", "本村居民: 1️⃣yes\n家庭成员: [{id: m1}]"),
        ("record/not-yes-or-no", "本村居民: 1️⃣\"true\"\n家庭成员: [{id: m1}]"),
        ("record/not-a-number", "家庭成员: [{id: m1, 工资: 1️⃣1500元}]"),
        ("record/not-a-number", "家庭成员: [{id: m1, 工资: 1️⃣\"1500\"}]"),
        ("record/not-a-number", "家庭成员: [{id: m1, 工资: 1️⃣１５００}]"),
        ("record/not-a-number", "家庭成员: [{id: m1, 工资: 1️⃣0600}]"),
        ("record/not-a-number", "家庭成员: [{id: m1, 工资: 1️⃣1e3}]"),
        ("record/below-minimum", "家庭成员: [{id: m1, 工资: 1️⃣-0.01}]"),
        ("record/not-a-date", "家庭成员: [{id: m1, 出生日期: 1️⃣2023-02-29}]"),
        ("record/not-a-date", "家庭成员: [{id: m1, 出生日期: 1️⃣1984-3-1}]"),
        ("record/in-the-future", "家庭成员: [{id: m1, 出生日期: 1️⃣2024-07-01}]"),
        ("record/not-in-list", "家庭成员: [{id: m1, 残疾等级: 1️⃣七级}]"),
        ("record/not-a-value", "家庭成员: [{id: m1, 残疾等级: {value: 1️⃣[一级]}}]"),
        ("record/no-value", "财产符合规定: 1️⃣{by: 乡镇}\n家庭成员: [{id: m1}]"),
        ("record/unknown-key", "财产符合规定: {value: true, 1️⃣who: 乡镇}\n家庭成员: [{id: m1}]"),
        ("record/not-over-time", "家庭成员: [{id: m1, 工资: [1️⃣100, 200]}]"),
        (
            "record/overlap-in-time",
            "家庭成员: [{id: m1, 工资: [{from: 2024-01-01, value: 1}, 1️⃣{from: 2024-01-01, value: 2}]}]"
        ),
        (
            "record/gap-in-time",
            """
            家庭成员:
              - id: m1
                工资: [{from: 2024-01-01, to: 2024-01-31, value: 1}, 1️⃣{from: 2024-03-01, value: 2}]
            """
        ),
        (
            "record/ends-before-it-begins",
            "家庭成员: [{id: m1, 工资: [1️⃣{from: 2024-02-01, to: 2024-01-01, value: 1}]}]"
        ),
        ("record/unknown-programme", "applies_for: [1️⃣小村求助]\n家庭成员: [{id: m1}]"),
        ("record/not-a-decision", "decisions: {aid: 1️⃣granted}\n家庭成员: [{id: m1}]"),
        ("record/not-a-payment", "in_payment: 1️⃣aid\n家庭成员: [{id: m1}]"),
        ("record/not-a-number", "in_payment: {aid: 1️⃣much}\n家庭成员: [{id: m1}]"),
    ]

    @Test("each mistake is found at its place", arguments: rows)
    func mistake(code: String, record: String) throws {
        let marked = Marked(record)
        let (_, found, _) = try Village.household(marked.text)
        let places = found.map { "\($0.code.name) at \($0.range?.start ?? -1)" }
        #expect(places == ["\(code) at \(marked["1️⃣"])"])
    }

    @Test("a misspelt key and a misspelt value get the one that was meant")
    func hints() throws {
        let (_, found, _) = try Village.household(
            "本村居名: true\n家庭成员: [{id: m1, 残疾等级: 一級}]")
        #expect(found.first?.hint?.zh == "是不是「本村居民」？")
        #expect(found.last?.hint?.zh.contains("无、一级、二级、三级、四级") == true)
    }

    @Test("all mistakes of a record are found in one run")
    func allAtOnce() throws {
        let (household, found, _) = try Village.household(
            "本村居民: 7\n家庭成员: [{id: m1, 工资: -1}, {工资: x, 残疾等级: 七级}]")
        #expect(household == nil)
        #expect(found.count == 5)
    }

    @Test("no diagnostic shows a name, a birth date or what stands behind an unknown key")
    func masked() throws {
        let (_, found, _) = try Village.household(
            "家庭成员: [{id: m1, 姓名: 欧阳, 出生日期: 2033-05-06, 身分证: '620525', 工资: -1}]")
        let text = TextRenderer(language: .zh).render(found)
        #expect(found.count == 3)
        for secret in ["欧阳", "2033", "620525"] { #expect(!text.contains(secret)) }
        #expect(text.contains("工资: -1"))
    }
}
