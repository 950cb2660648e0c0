import Diagnostics
import FEEL
import RuleModel
import Testing
import YAML

/// Versions, notices and layers as law in force on a day.
@Suite struct EditionTests {
    /// The base rules with more standards for the nation and notices for the county.
    private func book(nation: String = "", county: [String] = []) throws -> (RuleBook, [String]) {
        let base = "Tests/RuleModelTests/Fixtures/base"
        var layers = try ["nation", "county"].map { try RuleFolder.files("\(base)/\($0)") }
        if !nation.isEmpty { layers[0].append(SourceFile(path: "more.yaml", text: nation)) }
        for (index, text) in county.enumerated() {
            layers[1].append(SourceFile(path: "county\(index).yaml", text: text))
        }
        var found = DiagnosticBag()
        let book = RuleBook.load(layers: layers, into: &found)
        return (book, found.diagnostics.map(\.code.name))
    }

    private func date(_ text: String) throws -> CalendarDate {
        try #require(CalendarDate(text))
    }

    private func notice(
        _ effective: String, issued: String? = nil, document: String = "order", _ values: String,
        more: String = ""
    ) -> String {
        """
        notice: {zh: 通知, en: notice, document: \(document), issued: \(issued ?? effective), \
        effective: \(effective), \(more) values: {\(values)}}
        """
    }

    private func state(
        of id: String, in book: RuleBook, _ day: String, known: String? = nil,
        drafts: Set<String> = [], strict: Bool = false, overrides: [String: YAMLNode] = [:]
    ) throws -> String {
        var found = DiagnosticBag()
        let edition = try #require(
            book.edition(
                on: try date(day),
                knownOn: try date(known ?? "2100-01-01"), drafts: drafts,
                strict: strict, overrides: overrides, into: &found))
        #expect(found.isEmpty)
        guard let standard = edition.standards.first(where: { $0.id == id }) else {
            return "absent"
        }
        return standard.state.outline
    }

    @Test("a value holds from its day until a later notice sets it again")
    func carried() throws {
        let (book, found) = try book(county: [
            notice("2024-01-01", "line: 700"), notice("2025-04-01", "line: 750"),
        ])
        #expect(found == [])
        #expect(try state(of: "line", in: book, "2023-12-31") == "unset")
        #expect(try state(of: "line", in: book, "2024-01-01") == "700")
        #expect(try state(of: "line", in: book, "2025-03-31") == "700")
        #expect(try state(of: "line", in: book, "2025-04-01") == "750")
    }

    @Test("a notice counts from the day on which it was issued, for earlier months too")
    func knowledge() throws {
        let (book, found) = try book(county: [
            notice("2024-01-01", "line: 700"),
            notice("2024-07-01", issued: "2024-10-15", document: "order_2", "line: 720"),
        ])
        #expect(found == [])
        #expect(try state(of: "line", in: book, "2024-08-01", known: "2024-10-14") == "700")
        #expect(try state(of: "line", in: book, "2024-08-01", known: "2024-10-15") == "720")
        #expect(try state(of: "line", in: book, "2024-06-01", known: "2024-10-15") == "700")
    }

    @Test("of two notices in force from one day the later issued counts; replaced ones do not")
    func replaced() throws {
        let (corrected, found) = try book(county: [
            notice("2024-01-01", "line: 700"),
            notice("2024-01-01", issued: "2024-03-01", document: "order_2", "line: 701"),
        ])
        #expect(found == [])
        #expect(try state(of: "line", in: corrected, "2024-02-01") == "701")
        #expect(try state(of: "line", in: corrected, "2024-02-01", known: "2024-02-29") == "700")
        let (replaced, _) = try book(county: [
            notice("2024-06-01", "line: 700, rule: {to: 1, mode: down}"),
            notice("2024-01-01", document: "order_2", "line: 690", more: "replaces: order,"),
        ])
        #expect(try state(of: "line", in: replaced, "2024-07-01") == "690")
        #expect(
            try state(of: "rule", in: replaced, "2024-07-01") == "down to 1",
            "only what it sets itself is replaced")
    }

    @Test("a value past its review still counts, but not strictly; a stated end is an end")
    func review() throws {
        let (book, _) = try book(county: [
            notice("2024-01-01", "line: 700, tiers: {small: 1, large: 2}"),
            notice("2024-01-01", document: "order_2", "basic: 900", more: "to: 2024-12-31,"),
        ])
        #expect(try state(of: "line", in: book, "2024-12-31", strict: true) == "700")
        #expect(try state(of: "line", in: book, "2025-01-01", strict: true) == "unset")
        #expect(try state(of: "line", in: book, "2025-01-01") == "700")
        #expect(try state(of: "tiers", in: book, "2024-01-01") == "large 2, small 1")
        #expect(try state(of: "basic", in: book, "2024-12-31") == "900")
        #expect(try state(of: "basic", in: book, "2025-01-01") == "倍数 * 标准")
    }

    @Test("a draft counts only where it is asked for; illustrative values count")
    func drafts() throws {
        let (book, found) = try book(county: [
            notice("2024-01-01", "line: 700, basic: 900"),
            notice(
                "2024-05-01", document: "plan", "line: 770, basic: computed",
                more: "status: draft,"),
            notice(
                "2024-05-01", document: "order_2", "rule: {to: 1, mode: up}",
                more: "status: illustrative,"),
        ])
        #expect(found == [])
        #expect(try state(of: "line", in: book, "2024-06-01") == "700")
        #expect(try state(of: "line", in: book, "2024-06-01", drafts: ["plan"]) == "770")
        #expect(try state(of: "basic", in: book, "2024-06-01", drafts: ["plan"]) == "倍数 * 标准")
        #expect(try state(of: "rule", in: book, "2024-06-01") == "up to 1")
    }

    @Test("a lower layer fills what is open; a closed period stays")
    func layers() throws {
        let (book, found) = try book(
            nation: """
                document: law
                standards:
                  share:
                    {zh: 份额, en: share, type: number, versions: [
                      {from: 2020-01-01, to: 2021-12-31, value: 1, source: 第一条},
                      {from: 2022-01-01, set_by: county, value: 2, source: 第一条}]}
                """,
            county: [
                """
                standards:
                  share: {from: 2023-01-01, value: 3, source: order}
                define:
                  household.slot: {value: 收入, source: order}
                """
            ])
        #expect(found == [])
        #expect(try state(of: "share", in: book, "2021-12-31") == "1")
        #expect(try state(of: "share", in: book, "2022-01-01") == "2")
        #expect(try state(of: "share", in: book, "2023-01-01") == "3")
        var bag = DiagnosticBag()
        let day = try date("2024-01-01")
        let edition = try #require(book.edition(on: day, knownOn: day, into: &bag))
        let slot = try #require(edition.definitions.first { $0.id == "slot" })
        guard case .value(let formula, nil) = slot.body else {
            Issue.record("the slot is open")
            return
        }
        #expect(formula.text.value == "收入")
        #expect(slot.common.title.zh == "空位")
        #expect(slot.common.setBy == "county")
    }

    @Test("what a test sets takes the place of everything else")
    func overrides() throws {
        let (book, _) = try book(county: [notice("2024-01-01", "line: 700")])
        var found = DiagnosticBag()
        let node = try #require(
            YAML.parse(SourceFile(path: "set", text: "line: 800\nratio: 2\n"), into: &found))
        let values = ["line": node["line"], "ratio": node["ratio"]].compactMapValues { $0 }
        #expect(try state(of: "line", in: book, "2024-06-01", overrides: values) == "800")
        #expect(try state(of: "ratio", in: book, "2024-06-01", overrides: values) == "2")
    }

    @Test("what has an unknown name is not set in silence")
    func unknownOverride() throws {
        let (book, _) = try book()
        var found = DiagnosticBag()
        let node = try #require(YAML.parse(SourceFile(path: "set", text: "lime: 1"), into: &found))
        let day = try date("2024-01-01")
        let value = try #require(node["lime"])
        _ = book.edition(on: day, knownOn: day, overrides: ["lime": value], into: &found)
        #expect(found.diagnostics.map(\.code.name) == ["rule/unknown-standard"])
    }

    @Test("before the first document of a programme there is no edition, and it is said why")
    func beforeTheRules() throws {
        let (book, _) = try book()
        var found = DiagnosticBag()
        let day = try date("2019-12-31")
        #expect(book.edition(on: day, knownOn: day, into: &found) == nil)
        #expect(
            TextRenderer(language: .zh).render(found.sorted) == """
                nation/law.yaml:39:3: 错误: 规则从 2020-01-01 起才有，2019-12-31 还没有 [rule/before-any-rule]
                    aid:
                    ^^^
                  提示: 请换一个月份。「救助」的依据从这天起施行；后来才有的项目要写 from

                """)
    }

    @Test("facts and definitions of a kind stand at each entity that is of it")
    func kinds() throws {
        let (book, _) = try book()
        var found = DiagnosticBag()
        let day = try date("2024-01-01")
        let edition = try #require(book.edition(on: day, knownOn: day, into: &found))
        #expect(edition.entities.map(\.id) == ["household", "member"])
        let facts = edition.facts.map { "\(edition.entities[$0.entity].id).\($0.id)" }
        #expect(facts == ["household.area", "household.income", "member.birth"])
        let age = try #require(edition.definitions.first { $0.id == "age" })
        #expect(age.entity == 1)
        #expect(age.isOfKind)
    }

    @Test("a suggestion from below leaves the rule above as it is")
    func suggestion() throws {
        let (book, found) = try book(
            nation: """
                document: law
                define:
                  household.size: {zh: 规模, en: size, type: size, set_by: county, value: '"小"', source: 第一条}
                """,
            county: ["define: {household.size: {suggest: '\"大\"'}}"])
        #expect(found == [])
        var bag = DiagnosticBag()
        let day = try date("2024-01-01")
        let edition = try #require(book.edition(on: day, knownOn: day, into: &bag))
        let size = try #require(edition.definitions.first { $0.id == "size" })
        #expect(size.suggest?.text.value == "\"大\"")
        guard case .value = size.body else {
            Issue.record("the rule is gone")
            return
        }
    }

    @Test("sources are those of the documents in force on the day")
    func sources() throws {
        let (book, _) = try book(
            nation: """
                documents:
                  new: {zh: 新法, en: the new law, from: 2026-07-01, evidence: general}
                define:
                  household.rich: {zh: 富裕, en: rich, value: 收入 > 0, source: [law 第一条, new 第二条]}
                  household.late: {zh: 后来, en: late, value: 收入 > 0, source: new 第二条}
                """)
        func cited(_ name: String, _ day: String) throws -> [String] {
            var bag = DiagnosticBag()
            let edition = try #require(
                book.edition(on: try date(day), knownOn: try date(day), into: &bag))
            let common = try #require(edition.definitions.first { $0.id == name }).common
            return common.sources.map(\.document) + [common.evidence.rawValue]
        }
        #expect(try cited("rich", "2026-06-30") == ["law", "copy"])
        #expect(try cited("rich", "2026-07-01") == ["law", "new", "copy"])
        #expect(try cited("late", "2024-01-01") == ["new", "general"])
    }

    @Test("an item is in its list on its days only, and not before its document was issued")
    func items() throws {
        let (book, found) = try book(
            nation: """
                documents:
                  later: {zh: 补充规定, en: addition, issued: 2024-03-01, from: 2024-01-01}
                define:
                  household.near:
                    zh: 接近
                    en: near
                    source: law 第一条
                    any:
                      - {id: first, zh: 甲, en: a, to: 2023-12-31, when: 收入 > 1, source: law 第一条}
                      - {id: second, zh: 乙, en: b, from: 2024-01-01, when: 收入 > 2, source: later 一}
                """)
        #expect(found == [])
        func items(_ day: String, known: String) throws -> [String] {
            var bag = DiagnosticBag()
            let edition = try #require(
                book.edition(on: try date(day), knownOn: try date(known), into: &bag))
            guard
                case .test(.any(let items, _)) = edition.definitions.first(where: {
                    $0.id == "near"
                })?.body
            else { return [] }
            return items.map(\.id)
        }
        #expect(try items("2023-12-31", known: "2025-01-01") == ["first"])
        #expect(try items("2024-01-01", known: "2025-01-01") == ["second"])
        #expect(try items("2024-01-01", known: "2024-02-29") == [])
    }

    @Test("an unreadable file is reported alone, not with what then seems missing")
    func unreadable() throws {
        let (_, found) = try book(nation: "a: [", county: ["standards: {line: {valu: 1}}"])
        #expect(found.filter { !$0.hasPrefix("yaml/") } == ["rule/unknown-key"])
    }

    @Test("days with the same choices share a key, and a key changes where a choice does")
    func keys() throws {
        let (book, _) = try book(county: [
            notice("2024-01-01", "line: 700"), notice("2025-04-01", "line: 750"),
        ])
        func key(_ day: String, _ known: String = "2026-01-01") throws -> EditionKey {
            book.editionKey(
                EditionRequest(
                    day: try date(day), knownOn: try date(known)
                )
            )
        }
        #expect(try key("2024-01-01") == key("2024-12-31"))
        #expect(try key("2024-12-31") != key("2025-01-01"), "the review day has passed")
        #expect(try key("2025-03-31") != key("2025-04-01"))
        #expect(try key("2025-05-01") == key("2025-05-01", "2027-01-01"))
        #expect(try key("2025-05-01") != key("2025-05-01", "2025-03-31"))
    }

    @Test("editions with one key are equal, day by day through three years")
    func equalEditions() throws {
        let (book, _) = try book(
            nation: """
                documents:
                  new: {zh: 新法, en: the new law, from: 2025-02-11}
                define:
                  household.near:
                    zh: 接近
                    en: near
                    source: [law 第一条, new 第二条]
                    any:
                      - {id: first, zh: 甲, en: a, to: 2024-05-06, when: 收入 > 1, source: law 第一条}
                      - {id: second, zh: 乙, en: b, from: 2024-09-01, when: 收入 > 2, source: law 第一条}
                """,
            county: [
                notice("2024-01-01", issued: "2024-03-03", "line: 700"),
                notice("2025-04-01", document: "order_2", "line: 750, basic: 900"),
                "standards: {basic: {from: 2025-06-01, value: 5, source: law 第一条}}",
            ])
        let first = try date("2023-12-01")
        var outlines: [EditionKey: String] = [:]
        var changes = 0
        for offset in 0..<1000 {
            let day = try #require(first.adding(days: offset))
            let request = EditionRequest(day: day, knownOn: day, isStrict: true)
            var found = DiagnosticBag()
            let edition = try #require(book.edition(request, into: &found))
            let key = book.editionKey(request)
            if let outline = outlines[key] {
                #expect(outline == edition.outline, "\(day)")
            } else {
                changes += 1
                outlines[key] = edition.outline
            }
        }
        #expect(changes > 8)
    }
}

extension Edition {
    /// What was chosen, for comparison.
    fileprivate var outline: String {
        let standards = standards.map { "\($0.id): \($0.state.outline)" }
        let definitions = definitions.map { definition in
            let items =
                if case .test(let test) = definition.body { test.items.map(\.id) } else { [""] }
            return "\(definition.id): \(items) \(definition.common.sources.map(\.document))"
        }
        return (standards + definitions + programmes.map(\.id)).joined(separator: "\n")
    }
}

extension StandardState {
    /// On one line, for expectations.
    fileprivate var outline: String {
        switch self {
        case .unset: "unset"
        case .computed(let formula, _, _): formula.text.value
        case .values(let values):
            values.map { key, value in
                let text =
                    switch value.value {
                    case .number(let number): "\(number)"
                    case .boolean(let flag): "\(flag)"
                    case .string(let text): text
                    default: value.rounding.map { "\($0.mode) to \($0.step)" } ?? "?"
                    }
                return (key + [text]).joined(separator: " ")
            }.sorted().joined(separator: ", ")
        }
    }
}
