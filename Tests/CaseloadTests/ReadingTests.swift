import Diagnostics
import Foundation
import Testing

@testable import Caseload

@Suite("Reading a caseload")
struct ReadingTests {
    private let households = """
        id,resident,property_ok
        1,true,true
        2,true,false
        3,true,
        """
    private let members = """
        household,id,birth_date,wage
        1,m1,1960-01-01,300
        1,m2,1961-01-01,100.50
        2,m1,1930-01-01,0
        3,m1,1990-01-01,0
        """

    private func plain() throws -> Township.Run {
        try Township().run(["households": households, "members": members])
    }

    @Test("a row for each result, in the order of the households")
    func rows() throws {
        let run = try plain()
        #expect(
            run.rows == [
                "1,,aid,eligible,true,599.50,599.50,599.50,2024-07,2,",
                "2,m1,old_age,eligible,true,,,,2024-06,1,",
                "3,,aid,undetermined,false,,0.00,500.00,,1,household.property_ok",
            ])
        #expect(run.rejects == [])
        #expect(run.addsUp)
        #expect(run.tally.undetermined == 1)
    }

    @Test(
        "line breaks of Windows, a byte order mark, quotes and blank lines at the end change nothing",
        arguments: ["crlf", "bom", "quoted", "blank lines", "no last line break"])
    func forms(_ form: String) throws {
        func written(_ text: String) -> String {
            switch form {
            case "crlf": return text.replacingOccurrences(of: "\n", with: "\r\n") + "\r\n"
            case "bom": return "\u{FEFF}" + text + "\n"
            case "quoted":
                return text.split(separator: "\n").map { line in
                    line.split(separator: ",", omittingEmptySubsequences: false)
                        .map { "\"\($0)\"" }.joined(separator: ",")
                }.joined(separator: "\n") + "\n"
            case "blank lines": return text + "\n\n\r\n\n"
            default: return text
            }
        }
        let run = try Township().run([
            "households": written(households), "members": written(members),
        ])
        #expect(run.rows == (try plain()).rows)
        #expect(run.rejects == [])
    }

    @Test("files that are not sorted are sorted first, and lines stay those of the file")
    func unsorted() throws {
        var lines = members.split(separator: "\n").map(String.init)
        lines.append("2,m2,1990-01-01,many")
        let shuffled = [lines[0]] + lines[1...].reversed()
        let run = try Township().run([
            "households": households, "members": shuffled.joined(separator: "\n"),
        ])
        let sorted = run.outcome.sorted.map { URL(fileURLWithPath: $0).lastPathComponent }
        #expect(sorted == ["members.csv"])
        #expect(run.rows.count == 2)
        #expect(
            run.rejects.first?.hasPrefix("2,members.csv,2,wage,rejected,record/not-a-number")
                == true)
        #expect(run.addsUp)
    }

    @Test("Chinese names of columns, and what an office calls them")
    func mapping() throws {
        var township = Township()
        township.mapping.columns = [
            "households": ["户号": "id", "备考": "ignored"],
            "members": ["户号": "household", "序号": "id"],
        ]
        township.mapping.values = ["grade": ["重": "grade_1"]]
        township.mapping.yes = ["Y"]
        township.mapping.no = ["N"]
        township.mapping.unknown = ["-"]
        let run = try township.run([
            "households": "户号,本村居民,财产符合规定,备考\n1,Y,Y,x\n2,Y,N,\n3,Y,-,",
            "members": """
            户号,序号,出生日期,工资,残疾等级
            1,m1,1960-01-01,300,重
            1,m2,1961-01-01,100.50,一级
            2,m1,1930-01-01,0,-
            3,m1,1990-01-01,0,
            """,
        ])
        #expect(run.rows == (try plain()).rows)
        #expect(run.rejects == [])
    }

    @Test("GB 18030, as county spreadsheets export it")
    func encoding() throws {
        // 编号,本村居民,财产符合规定 and 是
        let head: [UInt8] = [
            0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xB1, 0xBE, 0xB4, 0xE5, 0xBE, 0xD3, 0xC3, 0xF1, 0x2C,
            0xB2, 0xC6, 0xB2, 0xFA, 0xB7, 0xFB, 0xBA, 0xCF, 0xB9, 0xE6, 0xB6, 0xA8, 0x0A,
        ]
        let yes: [UInt8] = [0xCA, 0xC7]
        var bytes = head
        for id in ["1", "2", "3"] {
            bytes += Array(id.utf8) + [0x2C] + yes + [0x2C]
            bytes += id == "1" ? yes : id == "2" ? [0xB7, 0xF1] : []
            bytes.append(0x0A)
        }
        var township = Township()
        township.encoding = .gb18030
        let run = try township.run([
            "households": Data(bytes), "members": Data(members.utf8),
        ])
        #expect(run.rows == (try plain()).rows)
    }

    /// Those programs that this machine has; every system has the first.
    private static let packers = ["gzip", "zstd", "xz", "bzip2"].filter { name in
        name == "gzip"
            || ["/usr/bin", "/bin", "/usr/local/bin"].contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
            }
    }

    private static func packed(_ text: String, by name: String) throws -> Data {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(
            "packed-\(UUID().uuidString)")
        try text.write(to: place, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: place) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name, "-c", place.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let packed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return packed
    }

    @Test("compressed files are read as what they hold, in whatever pieces", arguments: packers)
    func compressed(packer: String) throws {
        var (homes, people) = ("id,resident,property_ok\n", "household,id,birth_date,wage\n")
        for number in 1...9000 {
            homes += "\(number),true,true\n"
            for member in 0...(number % 3) {
                people += "\(number),m\(member),1960-01-01,\(number * 31 % 700)\n"
            }
        }
        let plain = try Township().run(["households": homes, "members": people])
        let files = [
            "households": try Self.packed(homes, by: packer),
            "members": try Self.packed(people, by: packer),
        ]
        let run = try Township().run(files)
        #expect(run.rows == plain.rows)
        #expect(run.outcome.sorted == [])
        let cut = files.mapValues { Data($0.prefix($0.count - 12)) }
        #expect(throws: (any Error).self) { try Township().run(cut) }
    }

    @Test("thousands of rows under one id are one reject, and hold nobody up")
    func manyRows() throws {
        let many = (0..<50_000).map { "2,m\($0),1960-01-01,0" }.joined(separator: "\n")
        let files = [
            "households": households,
            "members": members.replacingOccurrences(of: "2,m1,1930-01-01,0", with: many),
        ]
        let started = ContinuousClock.now
        let run = try Township().run(files)
        #expect(ContinuousClock.now - started < .seconds(20))
        #expect(run.rows == (try plain()).rows.filter { !$0.hasPrefix("2,") })
        #expect(
            run.rejects.map { $0.prefix(55) } == [
                "2,members.csv,4,household,rejected,caseload/too-many-ro"
            ])
        #expect(run.addsUp)
    }

    @Test("hundreds of members are decided as they are in a record")
    func largeHousehold() throws {
        let many = (0..<600).map { "2,m\($0),1930-01-01,0" }.joined(separator: "\n")
        let files = [
            "households": households,
            "members": members.replacingOccurrences(of: "2,m1,1930-01-01,0", with: many),
        ]
        let run = try Township().run(files)
        var other = Township()
        other.readsRecords = true
        #expect(run.rows == (try other.run(files)).rows)
        #expect(run.rows.count { $0.hasPrefix("2,m") } == 600)
        #expect(run.rejects == [])
    }

    @Test(
        "cells that are not written plainly say the same as in a record",
        arguments: [
            "12\"34\"", "\"12\"", "\"12", "12\"", "\"1\"\"2\"", "12\r", "012", "00", "0", "-5",
            "-0", "5.",
            ".5", "5.1", "5.12", "5.123", "5.12345", "1e3", "1 ", " 1", "+1", "1234567.89",
            "12345678",
            "123456789", "12345678901234567890", "\"1,5\"", "true", "x", "\u{7F}", "一",
        ])
    func oddCells(cell: String) throws {
        for (line, head) in [
            ("1,m1,1960-01-01,\(cell)", "birth_date,wage"),
            ("1,m1,\(cell),1960-01-01", "wage,birth_date"),
        ] {
            let files = [
                "households": "id,resident\n1,true", "members": "household,id,\(head)\n\(line)",
            ]
            let run = try Township().run(files)
            var other = Township()
            other.readsRecords = true
            let record = try other.run(files)
            #expect(run.rows == record.rows)
            #expect(run.rejects == record.rejects)
        }
    }

    @Test("a numbered row has a cell for each column")
    func numbered() throws {
        var township = Township()
        township.columns = ["number", "household", "member", "programme", "amount"]
        township.rowForm = .payments
        let run = try township.run(["households": households, "members": members])
        #expect(run.rows == ["1,1,,aid,599.50"])
    }

    @Test("a column that nobody knows is an error of the file, with a hint")
    func unknownColumn() throws {
        let files = ["households": "id,residnet\n1,true", "members": members]
        let found = try Township().mistakes(files)
        #expect(found.map(\.code.name) == ["caseload/unknown-column"])
        #expect(found.first?.hint?.en.contains("did you mean “resident”?") == true)
    }

    @Test(
        "many small households in several chunks, by any number of threads",
        arguments: [1, 2, 3, 8])
    func chunks(threads: Int) throws {
        var (homes, people) = ("id,resident,property_ok\n", "household,id,birth_date,wage\n")
        for number in 1...2500 {
            homes += "\(number),true,true\n"
            for member in 0...(number % 3) {
                people += "\(number),m\(member),1960-01-01,\(number % 700)\n"
            }
        }
        var township = Township()
        township.threads = threads
        let run = try township.run(["households": homes, "members": people])
        #expect(run.tally.read == 2500)
        #expect(run.addsUp)
        let ids = run.rows.compactMap { $0.split(separator: ",").first.flatMap { Int($0) } }
        #expect(ids == Array(1...2500))
    }
}
