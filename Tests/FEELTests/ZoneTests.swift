import Testing

@testable import FEEL

@Suite struct ZoneTests {
    @Test(
        "a named zone has its offset of the day, in the past and in the years to come",
        arguments: [
            ("2018-01-08T00:00:00@Europe/Paris", "PT1H"),
            ("2018-07-08T00:00:00@Europe/Paris", "PT2H"),
            ("2500-07-08T00:00:00@Europe/Paris", "PT2H"),
            ("2500-12-08T00:00:00@Europe/Paris", "PT1H"),
            ("2500-12-08T00:00:00@Australia/Melbourne", "PT11H"),
            ("2500-07-08T00:00:00@Australia/Melbourne", "PT10H"),
            ("2500-07-08T00:00:00@Europe/Dublin", "PT1H"),
            ("2500-01-08T00:00:00@Europe/Dublin", "PT0S"),
            ("1988-07-01T00:00:00@Asia/Shanghai", "PT9H"),
            ("2024-07-01T00:00:00@Asia/Shanghai", "PT8H"),
            ("0001-01-01T00:00:00@Asia/Shanghai", "PT8H5M43S"),
            ("2024-07-01T00:00:00@Etc/GMT+5", "-PT5H"),
            ("999999999-07-01T00:00:00@Europe/Paris", "PT2H"),
        ])
    func offset(text: String, offset: String) throws {
        let moment = try #require(DateAndTime(text))
        #expect(moment.timeOffset()?.description == offset)
    }

    @Test(
        "an hour that comes twice is the first, one that is left out counts on",
        arguments: [
            ("2024-10-27T02:30:00@Europe/Paris", "PT2H"),
            ("2024-10-27T03:00:00@Europe/Paris", "PT1H"),
            ("2024-03-31T01:59:59@Europe/Paris", "PT1H"),
            ("2024-03-31T02:30:00@Europe/Paris", "PT1H"),
            ("2024-03-31T03:00:00@Europe/Paris", "PT2H"),
        ])
    func change(text: String, offset: String) throws {
        let moment = try #require(DateAndTime(text))
        #expect(moment.timeOffset()?.description == offset)
    }

    @Test("an instant and the clock of a zone are converted to and fro")
    func instants() throws {
        let zone = try #require(Zone("@Europe/Paris"))
        for instant in stride(from: 1_709_000_000, to: 1_741_000_000, by: 86_400 * 7 + 1234) {
            let moment = try #require(DateAndTime(secondsSinceEpoch: instant, zone: zone))
            #expect(moment.secondsSinceEpoch() == instant)
        }
        #expect(DateAndTime(secondsSinceEpoch: .max) == nil)
        #expect(DateAndTime(secondsSinceEpoch: .min, zone: zone) == nil)
        for extreme in [Int.min, .max] {
            #expect(SystemZones().offset(of: "Europe/Paris", local: extreme) != nil)
        }
    }

    @Test(
        "a name that is no zone, or leads out of the database, is refused",
        arguments: [
            "", "xyz/abc", "Europe/Nowhere", "Europe", "../../../etc/passwd", "/etc/passwd",
            "Europe/../Europe/Paris", "Europe//Paris", "Europe/Paris/", "europe/paris",
            "Europe/Paris ", "localtime", "zone.tab", "欧洲/巴黎", String(repeating: "A", count: 65),
        ])
    func unknown(name: String) {
        #expect(Zone("@\(name)") == nil)
        #expect(SystemZones().offset(of: name, local: 0) == nil)
    }

    @Test(
        "a rule for later years is read in all its forms",
        arguments: [
            ("UTC0", 1_720_000_000, 0), ("<+0330>-3:30", 1_720_000_000, 12_600),
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_720_000_000, 7200),
            ("EST5EDT4,J60,J300", 1_720_000_000, -14_400),
            ("EST5EDT,59/1:30,299/-2", 1_704_100_000, -18_000),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_720_000_000, 3600),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_704_100_000, 0),
        ])
    func rule(text: String, instant: Int, offset: Int) throws {
        #expect(try #require(PosixZone(text)).offset(at: instant) == offset)
    }

    @Test(
        "a rule that is malformed is none",
        arguments: [
            "", "UT0", "UTC", "UTC999", "CET-1CEST,", "CET-1CEST,M3.5.0",
            "CET-1CEST,M13.5.0,M1.1.1",
            "CET-1CEST,M3.5.7,M10.5.0", "<+03-3", "CET-1CEST,M3.5.0,M10.5.0x", "A:B",
        ])
    func malformed(text: String) {
        #expect(PosixZone(text) == nil)
    }

    @Test("a zone file that is cut off or damaged is no zone and no crash")
    func damaged() {
        let types: [UInt8] = [0, 0, 0x0E, 0x10, 0, 0]
        let header = Array("TZif2".utf8) + Array(repeating: 0, count: 15)
        let counts: [UInt8] = [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4,
        ]
        let block = header + counts + types + Array("CET\0".utf8)
        let file = block + block + Array("\nCET-1\n".utf8)
        #expect(ZoneTable(file)?.offset(at: 0) == 3600)
        for count in 0..<block.count * 2 { #expect(ZoneTable(Array(file.prefix(count))) == nil) }
        for index in file.indices {
            var damaged = file
            damaged[index] = 0xFF
            _ = ZoneTable(damaged)?.offset(at: 0)
        }
    }
}
