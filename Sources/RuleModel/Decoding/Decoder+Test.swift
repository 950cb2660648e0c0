import Diagnostics
import FEEL
import YAML

extension KeyList {
    static let test = KeyList(
        "test", zh: "测试", en: "a test",
        [
            Key("case", .mapping("wording"), isRequired: true, zh: "案例的标题", en: "the case's title"),
            Key("month", .month, zh: "决定哪个月", en: "the month that is decided"),
            Key(
                "day", .date, zh: "决定哪一天（随申请日确定的项目）", en: "the day, for programmes decided on a day"
            ),
            Key("known_on", .date, zh: "按哪天所知的规定", en: "the day as of which the law is known"),
            Key(
                "record", .mapping("record"), isRequired: true, zh: "家庭的记录",
                en: "the household's record"),
            Key(
                "expect", .table(.anything), isRequired: true, zh: "应有的结果", en: "what must come out"
            ),
            Key("values", .table(.anything), zh: "测试自己设定的标准", en: "standards that the test sets"),
            Key("drafts", .several(.id), zh: "采用哪些草案", en: "the drafts that are admitted"),
            Key.source,
            Key(
                "sure", .choice(["A", "B", "C"]), zh: "对预期结果的把握",
                en: "how sure the expected result is"),
        ])
}

extension Decoder {
    mutating func test(_ node: YAMLNode, given: [RuleTest.Given]) -> RuleTest? {
        guard let scope = open(node, .test), let record = scope["record"],
            let expect = scope["expect"], let named = scope["case"], let title = wording(named)
        else { return nil }
        exclusive(["month", "day"], in: scope)
        if scope["month"] == nil, scope["day"] == nil, node["month"] == nil {
            found.add(.missingKey("month", in: .test, at: node.range))
        }
        return RuleTest(
            title: title, titleRange: named.range, month: scope.text("month").flatMap { Month($0) },
            day: scope.date("day"),
            knownOn: scope.date("known_on"), record: record, expect: expect, given: given,
            values: scope.entries("values").map(noticeEntry), drafts: scope.texts("drafts"),
            sources: scope.items("source").compactMap { citation($0) }, sure: scope.text("sure"),
            range: node.range)
    }

    mutating func given(_ node: YAMLNode) -> [RuleTest.Given] {
        mappingEntries(node, key: "given").compactMap { entry in
            guard Shape.mapping("record").check(entry.value, key: entry.name, into: &found) else {
                return nil
            }
            return RuleTest.Given(
                entity: Located(entry.name, at: entry.key.range), facts: entry.value)
        }
    }
}
