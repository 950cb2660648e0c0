import Testing

@testable import Caseload

@Suite("Cells and records")
struct CellAgreementTests {
    /// Every way in which somebody may write a cell of a column, right and wrong.
    private static let cells: [String: [String]] = [
        "resident": ["true", "false", "是", "否", "", "TRUE", "1", "\"true\"", " true", "未知"],
        "property_ok": ["true", "false", "", "maybe", "\"是\""],
        "birth_date": [
            "1950-01-01", "1930-12-31", "", "2024-06-30", "2024-07-01", "1950-02-29", "1952-02-29",
            "1950-1-1", "1950/01/01", "\"1950-01-01\"", "19500101", "1950-13-01", "+950-01-01",
        ],
        "grade": ["none", "grade_1", "四级", "", "无", "五级", "\"一级\"", "grade_12345678901234567890"],
        "wage": [
            "0", "1500", "715.50", "", "-1", "007", "1e3", "99999999999999999999", "0.12345", "1.",
            ".5", "-0", "\"300\"", "1,5", "３００", "123456789012345", "600.1234", "--5", "5-",
        ],
        "name": ["", "张三", "\"李,四\"", "x"],
    ]

    /// A number of pseudo-random bits.
    private struct Bits {
        var state: UInt64
        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        mutating func cell(_ column: String) -> String {
            let cells = CellAgreementTests.cells[column] ?? [""]
            // Mostly what is right, so that most households have one strange cell at most.
            return below(40) > 0 ? cells[below(2)] : cells[below(cells.count)]
        }
    }

    @Test("cells read fast and households read as records give the same", arguments: 1...8)
    func agreement(seed: Int) throws {
        var bits = Bits(state: UInt64(seed))
        var homes = "id,resident,property_ok\n"
        var people = "household,id,name,birth_date,grade,wage,parents\n"
        var parents = "household,member,same_as,birth_date,lost\n"
        for number in 1...300 {
            homes += "\(number),\(bits.cell("resident")),\(bits.cell("property_ok"))\n"
            let count = bits.below(30) == 0 ? 0 : 1 + bits.below(3)
            for member in 0..<count {
                let id = bits.below(150) == 0 ? "" : bits.below(150) == 0 ? "m0" : "m\(member)"
                let rows = bits.below(3) == 0 ? 2 : bits.below(60) == 0 ? 1 : 0
                let said = ["", "\(rows)", "\(rows)", "2"][max(bits.below(30) - 26, bits.below(3))]
                people +=
                    "\(number),\(id),\(bits.cell("name")),\(bits.cell("birth_date")),"
                    + "\(bits.cell("grade")),\(bits.cell("wage")),\(said)\n"
                for _ in 0..<rows {
                    let same = ["", "", "m0", "m1", "m9"][max(bits.below(60) - 55, bits.below(3))]
                    let born = same.isEmpty || bits.below(99) == 0 ? bits.cell("birth_date") : ""
                    parents +=
                        "\(number),\(id),\(same),\(born),\(["", "true", "no"][max(bits.below(60) - 57, bits.below(2))])\n"
                }
            }
        }
        let files = ["households": homes, "members": people, "parents": parents]
        let fast = try Township().run(files)
        var township = Township()
        township.readsRecords = true
        let slow = try township.run(files)
        #expect(fast.rows == slow.rows)
        #expect(fast.rejects == slow.rejects)
        #expect(fast.addsUp)
        #expect(fast.tally.read == 300)
        #expect(fast.tally.rejected > 20)
        #expect(fast.tally.rejected < 280)
    }
}
