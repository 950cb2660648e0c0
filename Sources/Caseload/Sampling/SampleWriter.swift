import FEEL

/// Invented households as tables: one text for each list.
struct SampleTables: ~Copyable {
    static let names = ["households", "members", "obligors", "parents"]

    /// In the order of the names.
    private var texts: InlineArray<4, SampleCSV> = [
        SampleCSV(), SampleCSV(), SampleCSV(), SampleCSV(),
    ]

    var bytes: [[UInt8]] { texts.indices.map { texts[$0].bytes } }

    /// The first rows, with the columns' names.
    static var heads: [[UInt8]] {
        var heads = SampleTables()
        for index in heads.texts.indices { heads.texts[index].writesNames = true }
        var person = SamplePerson()
        person.obligors = [SampleObligor()]
        person.parents = [SampleParent()]
        heads.add(SampleHousehold(number: 0, members: [person]))
        return heads.bytes
    }

    mutating func add(_ home: SampleHousehold) {
        let id = home.id
        texts[0].add("id", id)
        home.write(to: &texts[0])
        texts[0].endRow()
        for (number, person) in home.members.enumerated() {
            texts[1].add("household", id)
            texts[1].add("id", "m\(number + 1)")
            person.write(to: &texts[1])
            texts[1].add("obligors", person.obligors?.count)
            texts[1].add("parents", person.parents?.count)
            texts[1].endRow()
            for obligor in person.obligors ?? [] {
                addKeys(id, number, obligor.sameAs, to: 2)
                obligor.write(to: &texts[2])
                texts[2].endRow()
            }
            for parent in person.parents ?? [] {
                addKeys(id, number, parent.sameAs, to: 3)
                parent.write(to: &texts[3])
                texts[3].endRow()
            }
        }
    }

    private mutating func addKeys(_ id: String, _ member: Int, _ same: Int?, to table: Int) {
        texts[table].add("household", id)
        texts[table].add("member", "m\(member + 1)")
        texts[table].add("same_as", same.map { "m\($0 + 1)" })
    }
}

extension SampleHousehold {
    /// Says in every row of every file, and of every result, that nobody is meant.
    var id: String {
        let digits = String(number)
        return "synthetic-" + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    }
}

/// One table of invented rows.
struct SampleCSV: SampleText, ~Copyable {
    var writesNames = false
    private var text = CSVText()

    var bytes: [UInt8] { text.bytes }

    mutating func endRow() { text.endRow() }

    mutating func add(_ name: StaticString, _ value: String) {
        text.add(writesNames ? "\(name)" : value)
    }

    mutating func add(_ name: StaticString, _ number: Int) {
        if writesNames { text.add("\(name)") } else { text.add(number) }
    }

    mutating func add(_ name: StaticString, day: Int) {
        if writesNames { text.add("\(name)") } else { text.add(day: day) }
    }

    mutating func add(_ name: StaticString, _ answer: Bool) {
        text.add(writesNames ? "\(name)" : answer ? "true" : "false")
    }

    mutating func addNothing(_ name: StaticString) {
        if writesNames { text.add("\(name)") } else { text.addEmpty() }
    }
}

/// Invented households as records, one a line.
struct SampleRecords: SampleText, Sendable {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func add(_ home: SampleHousehold) {
        bytes += "{\"id\":\"\(home.id)\"".utf8
        home.write(to: &self)
        bytes += ",\"members\":[".utf8
        for (number, person) in home.members.enumerated() {
            bytes += "\(number > 0 ? "," : ""){\"id\":\"m\(number + 1)\"".utf8
            person.write(to: &self)
            if let obligors = person.obligors {
                addList("obligors", obligors, \.sameAs) { $0.write(to: &$1) }
            }
            if let parents = person.parents {
                addList("parents", parents, \.sameAs) { $0.write(to: &$1) }
            }
            bytes += "}".utf8
        }
        bytes += "]}\n".utf8
    }

    private mutating func addList<Item>(
        _ name: String, _ items: [Item], _ same: (Item) -> Int?,
        _ write: (Item, inout SampleRecords) -> Void
    ) {
        bytes += ",\"\(name)\":[".utf8
        for (number, item) in items.enumerated() {
            // The first key tells objects apart; where there is none it is a number of the list.
            let key = same(item).map { "\"same_as\":\"m\($0 + 1)\"" } ?? "\"id\":\"\(number + 1)\""
            bytes += "\(number > 0 ? "," : ""){\(key)".utf8
            write(item, &self)
            bytes += "}".utf8
        }
        bytes += "]".utf8
    }

    mutating func add(_ name: StaticString, _ value: String) {
        bytes += ",\"\(name)\":\"\(value)\"".utf8
    }

    mutating func add(_ name: StaticString, _ number: Int) {
        bytes += ",\"\(name)\":\(number)".utf8
    }

    mutating func add(_ name: StaticString, day: Int) {
        add(name, CalendarDate(daysSinceEpoch: day)?.description ?? "")
    }

    mutating func add(_ name: StaticString, _ answer: Bool) {
        bytes += ",\"\(name)\":\(answer)".utf8
    }

    mutating func addNothing(_ name: StaticString) {}
}
