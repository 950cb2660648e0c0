import Foundation
import TestSupport
import Testing

/// The law of July 2026 against the texts before it, row by row: every difference that is modelled
/// appears, and nothing else does.
@Suite("diff of the law of 2026") struct Law2026Tests {
    private static let laws = [
        "diff", "2026-06", "2026-08", "--rules", "Rules/zhangjiachuan", "--known-on", "2026-11-01",
    ]

    /// In which of the law's novelties an article stands; those of one topic have one number.
    ///
    /// 1 the line of marginal families, 2 who is covered singly, 3 minors in special hardship,
    /// 4 payment in tiers, 5 who sets the standard, 6 delegation to townships, 7 hearing before a
    /// cut, 8 consent to checks of obligors, 9 where and how temporary assistance is given, 10 the
    /// fine for fraud, 11 refusals of work, 12 the price subsidy, 13 evaluation of performance.
    private static let novelties: [String: Int] = [
        "law2026 第二十一条第三款": 1,
        "law2026 第二十一条": 2, "mf2021_57 第八条（一）": 2, "mf2021_57 第八条（二）": 2,
        "law2026 第十六条第一款": 3, "law2026 第十六条第三款": 3, "zbf2020_18 5": 3,
        "law2026 第十八条": 4,
        "law2026 第十九条": 5,
        "law2026 第四十四条": 6, "law2026 第四十四条第二款": 6,
        "law2026 第四十八条": 7,
        "law2026 第四十一条": 8,
        "law2026 第三十七条第二款": 9, "law2026 第五十条": 9,
        "law2026 第七十三条": 10, "gl649 第六十八条": 10,
        "law2026 第三十二条": 12,
        "law2026 第六条": 13, "law2026 第六十九条": 13,
    ]

    /// Articles that differ from the older texts beside the thirteen, or say again what they said.
    private static let others: [String: String] = [
        "law2026 第十三条": "the list of who is helped names persons adrift beside those who beg",
        "law2026 第十六条": "special hardship itself: the same conditions, now in the law",
        "law2026 第十七条": "the law knows the care standard, which only a policy text did",
        "law2026 第二十条": "extra support within dibao: the same groups, now in the law",
        "law2026 第二十二条": "families with rigid expenditure: the city sets the ratio, not the county",
        "law2026 第二十三条": "the province, not city or county, says how income and property count",
        "law2026 第二十九条": "temporary assistance itself, now in the law",
        "law2026 第三十一条": "finding the family of somebody unidentified is a duty of its own",
        "law2026 第三十七条第一款": "where a family applies: as before, now in the law",
        "law2026 第四十三条": "inquiry by the township: as before, now in the law",
        "law2026 第四十五条": "refusals in writing with reasons for every kind of assistance",
        "law2026 第四十六条": "regular reviews: as before, now in the law",
        "law2026 第四十六条第二款": "regular reviews: as before, now in the law",
        "law2026 第四十七条": "ending after a change: as before, now in the law",
        "law2026 第五十二条": "where persons adrift apply: as before, now in the law",
    ]

    /// What shows its novelty otherwise than by an article that it newly cites.
    private static let byItem: [String: Int] = [
        // The computed rural line cites the reading that computes it; who sets it is article 19.
        "rural_dibao": 5,
        // The law has no duty to cut after three refusals: 国务院令第649号 is no longer its basis.
        "member.cut_due/refused": 11,
    ]

    @Test("every row belongs to a novelty of the law, and every novelty has a row")
    func rows() throws {
        let run = try CommandRun(Self.laws + ["--format", "json"], in: "")
        #expect(run.status == 0, "\(run.error)")
        let changes = try Self.changes(run.output)
        var shown: Set<Int> = []
        for change in changes {
            let articles = change.sources.filter { !Self.isOld($0) || change.nature == "removed" }
            let numbers =
                articles.compactMap { Self.novelties[$0] }
                + [Self.byItem[change.item]].compactMap { $0 }
            let isExplained = articles.contains { Self.others[$0] != nil }
            #expect(!numbers.isEmpty || isExplained, "\(change.item) belongs to no difference")
            for article in articles {
                let isKnown = Self.novelties[article] != nil || Self.others[article] != nil
                #expect(isKnown, "\(change.item): \(article) is in no table")
            }
            shown.formUnion(numbers)
        }
        #expect(shown == Set(1...13))
        let cited = Set(changes.flatMap(\.sources))
        for article in Self.others.keys { #expect(cited.contains(article), "\(article)") }
    }

    /// What the page says of each novelty, so that a reader who knows only the page knows it.
    private static let told: [(number: Int, text: String)] = [
        (1, "边缘倍数              1.5  未定"), (1, "由省级民政部门规定：边缘倍数〔第二十一条第三款〕"),
        (2, "新增：边缘家庭中的重残、重病或者确有特殊困难的人员"), (3, "新增：未成年人。周岁低于18"),
        (4, "第十八条："), (5, "由市（州）人民政府规定 → 由省级民政部门规定：城市低保标准、农村低保标准"),
        (6, "低保确认权限下放乡镇"), (7, "应减发本人部分 · 决定前听取了本人意见"),
        (8, "义务人是否同意核对其收入、财产？"), (9, "原：急难发生在本地或⟦申请时在本地⟧；现：急难发生在本地"),
        (9, "应当先行"), (10, "骗取救助罚款倍数上限    3     2"), (10, "取消：骗取救助罚款下限"),
        (11, "第四十五条：应减发本人部分"), (12, "新增：价格临时补贴"),
        (13, "社会救助制度落实情况纳入绩效评价"),
    ]

    @Test("the page tells every novelty")
    func page() throws {
        let run = try CommandRun(Self.laws, in: "", language: "zh")
        let unwrapped = run.output.split(separator: "\n").map { line in
            String(line.drop { $0 == " " })
        }.joined()
        for line in Self.told {
            let isTold = run.output.contains(line.text) || unwrapped.contains(line.text)
            #expect(isTold, "\(line.number): \(line.text)")
        }
        #expect(Set(Self.told.map(\.number)) == Set(1...13))
    }

    @Test(
        "one page for who answers for the law, in both languages and every form",
        arguments: [("text", "txt"), ("markdown", "md"), ("html", "html")] as [(String, String)],
        ["zh", "en"])
    func pages(form: (name: String, ending: String), language: String) throws {
        let run = try CommandRun(Self.laws + ["--format", form.name], in: "", language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/diff/law-2026.\(language).\(form.ending)")
        // An A4 page in letters of 9 points; it has 96 columns, too.
        if form.name == "text", language == "zh" {
            #expect(run.output.count(where: \.isNewline) <= 72)
        }
    }

    @Test("with everything that differs", arguments: ["zh", "en"])
    func full(language: String) throws {
        let run = try CommandRun(Self.laws + ["--full"], in: "", language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/diff/law-2026-full.\(language).txt")
    }

    // MARK: - Reading the JSON

    private struct Change {
        let item: String
        let nature: String
        let sources: [String]
    }

    private static func isOld(_ citation: String) -> Bool { !citation.hasPrefix("law2026") }

    private static func changes(_ text: String) throws -> [Change] {
        let root = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let fields = try #require(root as? [String: Any])
        let changes = try #require(fields["changes"] as? [[String: Any]])
        #expect(!changes.isEmpty)
        return changes.map { change in
            Change(
                item: change["item"] as? String ?? "", nature: change["nature"] as? String ?? "",
                sources: change["sources"] as? [String] ?? [])
        }
    }
}
