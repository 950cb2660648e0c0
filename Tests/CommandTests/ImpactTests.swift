import Foundation
import TestSupport
import Testing

/// `yingbao impact`: a caseload under two laws.
@Suite("impact") struct ImpactTests {
    private static let when = [
        "--rules", "village", "--month", "2024-06", "--known-on", "2024-06-30",
    ]
    private static let files = [
        "--households", "impact/households.csv", "--members", "impact/members.csv",
    ]

    private static func run(
        _ laws: [String] = ["2024-06", "impact/raised.yaml"], options: [String] = [],
        language: String = "zh"
    ) throws -> CommandRun {
        try CommandRun(["impact"] + laws + files + when + options, language: language)
    }

    @Test(
        "a village's standard goes up, in every form and both languages",
        arguments: [("text", "txt"), ("html", "html"), ("csv", "csv"), ("json", "json")]
            as [(String, String)], ["zh", "en"])
    func pages(form: (name: String, ending: String), language: String) throws {
        let run = try Self.run(
            options: [
                "--format", form.name, "--weights", "weight", "--by", "township,resident,size",
            ], language: language)
        // Two households cannot be read.
        #expect(run.status == 1)
        #expect(run.error.isEmpty)
        expectGolden(run.output, file: "Golden/impact/raised.\(language).\(form.ending)")
    }

    @Test("a standard goes down: losses with their comparisons", arguments: ["zh", "en"])
    func losses(language: String) throws {
        let run = try Self.run(
            ["impact/raised.yaml", "2024-06"],
            options: ["--format", "html", "--near", "0", "--losers", "3"], language: language)
        #expect(run.output.contains("href=\"#loss1\""))
        #expect(!run.output.contains("id=\"loss4\""))
        expectGolden(run.output, file: "Golden/impact/lowered.\(language).html")
    }

    @Test("one law against itself: nothing changes, and what is open is no loss")
    func same() throws {
        let run = try Self.run(["2024-06", "2024-06"], options: ["--format", "csv"])
        let total = try #require(Table(run.output).row(["table": "total"]))
        #expect(total["older"] == "1276.15")
        #expect(total["newer"] == "1276.15")
        for kind in ["difference", "newly_in", "more", "less", "newly_out"] {
            #expect(total[kind] == "0", "\(kind)")
        }
        #expect(total["open"] == "1")
        #expect(try Table(run.output).rows.allSatisfy { $0["table"] != "cause" })
    }

    @Test("what cannot be read goes to the rejects with its place, a wrong weight too")
    func rejects() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let rejects = scratch.folder.appendingPathComponent("rejects.csv")
        let homes = scratch.folder.appendingPathComponent("h.csv")
        let text = try String(
            contentsOf: SourceTree.root.appendingPathComponent(
                "Tests/CommandTests/Fixtures/impact/households.csv"), encoding: .utf8)
        try text.replacingOccurrences(of: "1,true,true,2,", with: "1,true,true,two,")
            .replacingOccurrences(of: "0.25", with: "0.1234567")
            .write(to: homes, atomically: true, encoding: .utf8)
        let run = try CommandRun(
            [
                "impact", "2024-06", "impact/raised.yaml", "--households", homes.path, "--members",
                "impact/members.csv", "--weights", "weight", "--rejects", rejects.path, "--format",
                "json",
            ] + Self.when, language: "en")
        #expect(run.status == 1)
        let found = try Table(String(contentsOf: rejects, encoding: .utf8)).rows.map { row in
            ["household", "line", "column", "code"].map { row[$0] ?? "?" }.joined(separator: " ")
        }
        #expect(
            Set(found) == [
                "1 2 weight caseload/weight", "5 6 weight caseload/weight",
                "9 10 resident record/not-yes-or-no", "10 13 household caseload/no-household",
            ])
        #expect(run.output.contains(#""read": 10"#))
        #expect(run.output.contains(#""rejected": 4"#))
    }

    @Test("the listed households as records and comparisons that give the same sums")
    func cases() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let folder = scratch.folder
        try "id,resident,income,persons\na,true,700,3\nb,true,550,2\nc,true,10,5\n".write(
            to: folder.appendingPathComponent("h.csv"), atomically: true, encoding: .utf8)
        let run = try CommandRun(
            [
                "impact", "2023", "2024", "--rules", "two-years", "--month", "2023-06",
                "--known-on", "2024-12-31", "--households", folder.path + "/h.csv", "--format",
                "html", "--output", folder.path + "/impact.html", "--cases",
                folder.path + "/cases",
            ], language: "en")
        #expect(run.status == 0, "\(run.error)")
        let page = try String(
            contentsOf: folder.appendingPathComponent("impact.html"), encoding: .utf8)
        #expect(page.contains("href=\"cases/loss1.html\""))
        #expect(page.contains("yingbao compare RECORD --years 2023,2024 --month 2023-06"))
        let comparison = try String(
            contentsOf: folder.appendingPathComponent("cases/loss1.html"), encoding: .utf8)
        #expect(comparison.contains("extra aid"))
        let compare = try CommandRun(
            [
                "compare", folder.path + "/cases/loss1.json", "--years", "2023,2024", "--month",
                "2023-06", "--rules", "two-years", "--known-on", "2024-12-31",
            ], language: "en")
        #expect(compare.output.contains("Household a"))
        #expect(compare.output.contains("−80 yuan a month (80 → 0)"))
    }

    @Test("a record of a household with members, findings and parents is that household")
    func records() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let run = try Self.run(
            ["impact/raised.yaml", "2024-06"],
            options: ["--cases", scratch.folder.path, "--losers", "1", "--format", "json"])
        #expect(run.status == 1)
        let check = try CommandRun(
            ["check", scratch.folder.path + "/loss1.json", "--format", "json"] + Self.when)
        #expect(check.status == 0, "\(check.error)")
        #expect(check.output.contains("416.15"))
    }

    @Test("what cannot be asked for is said")
    func mistakes() throws {
        let by = try Self.run(options: ["--by", "residnt"], language: "en")
        #expect(by.status == 2)
        #expect(by.error.contains("did you mean “resident”?"))
        let near = try Self.run(options: ["--near", "-5"], language: "en")
        #expect(near.status == 2)
        let weights = try Self.run(options: ["--weights", "nothing"], language: "en")
        #expect(weights.status == 1)
        #expect(weights.error.contains("no column “nothing”"))
        let none = try CommandRun(
            ["impact", "2024-06", "impact/raised.yaml"] + Self.when, language: "en")
        #expect(none.status == 2)
        #expect(none.error.contains("--households"))
    }
}

/// Many households: sums, exchanged laws, laws of other words, many changes.
@Suite("impact, many households") struct ImpactSumTests {
    private static let when = [
        "--rules", "village", "--month", "2024-06", "--known-on", "2024-06-30",
    ]

    /// A caseload with open facts and weights, as files of a folder.
    private static func write(_ count: Int, to folder: URL, extra: String = "") throws {
        let head = extra.isEmpty ? "" : ",\(extra)"
        var homes = "id,resident,property_ok,weight,township\(head)\n"
        var people = "household,id,birth_date,wage\n"
        for number in 1...count {
            let property = number % 11 == 0 ? "" : number % 7 > 0 ? "true" : "false"
            let weight = ["1", "0.5", "2.25", "10"][number % 4]
            let cell = extra.isEmpty ? "" : ",\(number % 2 == 0)"
            homes += "\(number),\(number % 13 > 0),\(property),\(weight),T\(number % 3)\(cell)\n"
            for member in 1...(1 + number % 3) {
                let wage =
                    number % 29 == 0 ? "" : "\(number * 37 * member % 900).\(number % 90 + 10)"
                people += "\(number),m\(member),19\(20 + number % 80)-01-01,\(wage)\n"
            }
        }
        try homes.write(
            to: folder.appendingPathComponent("h.csv"), atomically: true, encoding: .utf8)
        try people.write(
            to: folder.appendingPathComponent("m.csv"), atomically: true, encoding: .utf8)
    }

    private static func run(
        _ laws: [String], in folder: URL, _ options: [String]
    ) throws -> Table {
        let run = try CommandRun(
            [
                "impact", laws[0], laws[1], "--households", folder.path + "/h.csv", "--members",
                folder.path + "/m.csv", "--format", "csv",
            ] + when + options)
        #expect(run.status == 0, "\(run.error)")
        return try Table(run.output)
    }

    @Test("every total is exactly the sum of the rows, by programme and by group")
    func totals() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try Self.write(2000, to: scratch.folder)
        let changes = scratch.folder.appendingPathComponent("changes.csv").path
        let table = try Self.run(
            ["2024-06", "impact/raised.yaml"], in: scratch.folder,
            ["--changes", changes, "--weights", "weight", "--by", "township,resident,size"])
        let rows = try Table(String(contentsOfFile: changes, encoding: .utf8)).rows
        #expect(rows.count > 1000)
        #expect(rows.contains { $0["change"] == "open" })
        for line in table.rows where line["table"] != "cause" {
            let (of, id) = (line["table"] ?? "", line["id"] ?? "")
            let mine = rows.filter { row in
                switch of {
                case "total": row["programme"] == "aid"
                case "programme": row["programme"] == id
                default: row["programme"] == "aid" && row[of] == id
                }
            }
            #expect(line.decimal("older") == Self.sum(mine, "older"), "\(of) \(id)")
            #expect(line.decimal("newer") == Self.sum(mine, "newer"), "\(of) \(id)")
            #expect(line.decimal("difference") == Self.sum(mine, "difference"), "\(of) \(id)")
            #expect(line.decimal("open_newer_low") == Self.sum(mine, "newer_low"), "\(of) \(id)")
            for kind in ["newly_in", "more", "same", "less", "newly_out", "open"] {
                let weight = mine.filter { $0["change"] == kind }.reduce(Decimal.zero) {
                    $0 + $1.decimal("weight")
                }
                #expect(line.decimal(kind) == weight, "\(of) \(id) \(kind)")
            }
        }
        let total = try #require(table.row(["table": "total"]))
        let causes = table.rows.filter { $0["table"] == "cause" }
        #expect(
            causes.reduce(.zero) { $0 + $1.decimal("difference") } == total.decimal("difference"))
        #expect(total.decimal("difference") > 0)
    }

    private static func sum(_ rows: [Table.Row], _ column: String) -> Decimal {
        rows.reduce(.zero) { $0 + $1.decimal(column) * $1.decimal("weight") }
    }

    @Test("with the laws exchanged every change has the other sign; threads count for nothing")
    func exchanged() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try Self.write(1500, to: scratch.folder)
        let laws = ["2024-06", "impact/raised.yaml"]
        let one = try Self.run(laws, in: scratch.folder, ["--threads", "1"])
        let four = try Self.run(laws, in: scratch.folder, ["--threads", "4"])
        #expect(one == four)
        let back = try Self.run(laws.reversed(), in: scratch.folder, [])
        let opposite = [
            "newly_in": "newly_out", "more": "less", "same": "same", "open": "open",
            "households_older": "households_newer", "older": "newer",
            "open_older_high": "open_newer_high",
        ]
        for line in one.rows {
            let other = try #require(
                back.row(["table": line["table"] ?? "", "id": line["id"] ?? ""]))
            #expect(other.decimal("difference") == -line.decimal("difference"))
            for (column, turned) in opposite {
                #expect(other[turned] == line[column], "\(column)")
                #expect(other[column] == line[turned], "\(column)")
            }
        }
    }

    @Test("a law with another vocabulary reads the same bytes by its own words")
    func otherWords() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try Self.write(1200, to: scratch.folder, extra: "garden")
        let copy = try scratch.copy(of: "Tests/CommandTests/Fixtures/village", to: "newer")
        let notice = copy.appendingPathComponent("notice-2024.yaml")
        try String(contentsOf: notice, encoding: .utf8).replacingOccurrences(of: "500", with: "530")
            .write(to: notice, atomically: true, encoding: .utf8)
        let rules = copy.appendingPathComponent("rules.yaml")
        let fact = "      garden: {zh: 菜园, en: garden, type: boolean, ask: {zh: 有吗？, en: Any?}}\n"
        try String(contentsOf: rules, encoding: .utf8).replacingOccurrences(
            of: "      resident: {zh: 本村居民", with: fact + "      resident: {zh: 本村居民"
        ).write(to: rules, atomically: true, encoding: .utf8)
        let two = try Self.run(["village", copy.path], in: scratch.folder, ["--by", "resident"])
        try Self.write(1200, to: scratch.folder)
        let one = try Self.run(
            ["2024-06", "impact/raised.yaml"], in: scratch.folder, ["--by", "resident"])
        #expect(two == one)
        #expect(try #require(two.row(["table": "total"])).decimal("difference") > 0)
    }

    @Test("many changes: the parts add up, and are negated where the laws are exchanged")
    func manyChanges() throws {
        func run(_ older: String, _ newer: String) throws -> Table {
            let files = ["households", "members", "obligors", "parents"].flatMap {
                ["--\($0)", "Examples/caseload/\($0).csv"]
            }
            let run = try CommandRun(
                ["impact", older, newer] + files + [
                    "--rules", "Examples/demo-county", "--month", "2024-06", "--known-on",
                    "2026-11-01", "--format", "csv", "--near", "0",
                ], in: "")
            #expect(run.status == 0, "\(run.error)")
            return try Table(run.output)
        }
        func causes(_ table: Table, times sign: Decimal) -> [String: Decimal] {
            let rows = table.rows.filter { $0["table"] == "cause" }
            return Dictionary(
                rows.map { ($0["id"] ?? "", sign * $0.decimal("difference")) },
                uniquingKeysWith: +)
        }
        let table = try run("2024", "2025")
        let parts = causes(table, times: 1)
        #expect(parts.count > 1)
        #expect(parts["rest"] == nil)
        let total = try #require(table.row(["table": "total"]))
        #expect(parts.values.reduce(.zero, +) == total.decimal("difference"))
        #expect(total.decimal("difference") != 0)
        #expect(causes(try run("2025", "2024"), times: -1) == parts)
    }
}

/// A CSV file without quotes, by its columns.
private struct Table: Equatable {
    struct Row: Equatable {
        let cells: [String: String]
        subscript(column: String) -> String? { cells[column] }

        /// 0 for an empty cell.
        func decimal(_ column: String) -> Decimal {
            let text = cells[column] ?? ""
            return text.isEmpty ? .zero : Decimal(string: text) ?? .nan
        }
    }

    let rows: [Row]

    init(_ text: String) throws {
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let heads = try #require(lines.first)
        rows = lines.dropFirst().map { line in
            Row(cells: Dictionary(zip(heads, line)) { first, _ in first })
        }
    }

    func row(_ wanted: [String: String]) -> Row? {
        rows.first { row in wanted.allSatisfy { row[$0.key] == $0.value } }
    }
}
