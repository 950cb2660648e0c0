import Columns
import Engine
import FEEL
import RuleModel
import Testing

@Suite("Households as columns")
struct BlockTests {
    private static let rules = """
        vocabulary:
          units: {yuan: {zh: 元, en: yuan, money: true}, month: {zh: 月, en: month}, person: {zh: 人, en: person}}
          enums: {area: {zh: 城乡, en: area, values: {urban: 城镇, rural: 农村}}}
          person:
            facts:
              born: {zh: 出生, en: born, type: date}
          household:
            zh: 家庭
            en: household
            facts:
              area: {zh: 户籍, en: area, type: area}
          member:
            {of: household, is: person, counts: person, zh: 成员, en: member, list: {id: members, zh: 家庭成员, en: members}, facts: {wage: {zh: 工资, en: wage, unit: yuan/month/person, min: 0}, well: {zh: 健康, en: well, type: boolean}}}
          parent:
            {of: member, is: person, zh: 父母, en: parent, list: {id: parents, zh: 父母双方, en: parents}, facts: {lost: {zh: 失联, en: lost, type: boolean}}}
        """

    private let edition: Edition
    private let layout: BlockLayout

    init() throws {
        edition = try Law.edition(Self.rules)
        layout = BlockLayout(edition)
    }

    private func fact(_ id: String, of entity: Int) throws -> Int {
        try #require(edition.facts.firstIndex { $0.id == id && $0.entity == entity })
    }

    private func add(_ entity: Int, below parent: Int, id: String, to block: Block) throws -> Int {
        let bytes = Array(id.utf8)
        let row = block.add(entity, below: parent, id: bytes.span)
        return try #require(row)
    }

    @Test("cells and rows come back as a record")
    func comesBack() throws {
        let block = Block(layout, capacity: 1)
        let home = block.addHousehold(id: Array("h1".utf8).span)
        block.set(code: 1, in: try fact("area", of: 0), row: home)
        for number in 0..<9 {
            let member = try add(1, below: home, id: "m\(number)", to: block)
            block.set(number: 150, decimals: 1, in: try fact("wage", of: 1), row: member)
            block.set(number % 2 == 0, in: try fact("well", of: 1), row: member)
        }
        block.beginList(of: 2, below: 0)
        let parent = try #require(block.add(2, below: 1))
        block.set(day: -1, in: try fact("born", of: 2), row: parent)
        block.seal()
        let record = block.household(at: 0)
        #expect(record.id == "h1")
        #expect(record.value(of: try fact("area", of: 0), on: 0)?.text == "rural")
        #expect(record.list(of: 1, below: 0)?.count == 9)
        #expect(record.value(of: try fact("wage", of: 1), on: 1)?.text == "15")
        #expect(record.list(of: 2, below: 1)?.isEmpty == true)
        let below = try #require(record.objects.firstIndex { $0.entity == 2 })
        #expect(record.objects[below].parent == record.objects.firstIndex { $0.id == "m1" })
        #expect(record.value(of: try fact("born", of: 2), on: below)?.text == "1969-12-31")
        #expect(record.value(of: try fact("lost", of: 2), on: below) == nil)
        #expect(
            record.list(of: 2, below: try #require(record.objects.firstIndex { $0.id == "m2" }))
                == nil)
    }

    @Test("what a column cannot hold is kept exactly and sets the household aside")
    func keepsExactly() throws {
        let block = Block(layout)
        let home = block.addHousehold()
        let member = try #require(block.add(1, below: home))
        let wage = try fact("wage", of: 1)
        block.set(number: 12_345, decimals: 3, in: wage, row: member)
        block.seal()
        #expect(block.householdsSetAside == [0])
        #expect(block.household(at: 0).value(of: wage, on: 1)?.text == "12.345")
    }

    @Test("rows that were found together stand as rows that were added one by one")
    func foundTogether() throws {
        let block = Block(layout, capacity: 1)
        let wage = try fact("wage", of: 1)
        let text = Array("h1h2 a long id, m2        ".utf8)
        let ids = [(0, 2), (2, 2), (5, 9), (0, -1), (16, 2)].map {
            FoundRows.ID(start: $0.0, count: $0.1)
        }
        let parents: [Int32] = [0, 0, 0, 0, 1]
        block.reserve(2, of: 0)
        block.reserve(4, of: 1)
        let cells = block.memory(of: wage)
        (cells.words[1], cells.known[1], cells.known[3]) = (700, 1, 1)
        text.withUnsafeBufferPointer { text in
            ids.withUnsafeBufferPointer { ids in
                parents.withUnsafeBufferPointer { parents in
                    guard let text = text.baseAddress, let ids = ids.baseAddress,
                        let parents = parents.baseAddress
                    else { return }
                    for (entity, start, count) in [(0, 0, 2), (1, 2, 3)] {
                        block.append(
                            FoundRows(
                                count: count, parents: parents + start, ids: ids + start,
                                text: text), of: entity)
                    }
                }
            }
        }
        block.forgetCells(of: 1, upTo: 4)
        let late = try add(1, below: 1, id: "late", to: block)
        block.seal()
        #expect(late == 3)
        #expect(block.householdCount == 2)
        #expect(block.householdsSetAside.isEmpty)
        let records = (0..<2).map { block.household(at: $0) }
        #expect(records.map(\.id) == ["h1", "h2"])
        #expect(records[0].objects.dropFirst().map(\.id) == ["a long id", nil])
        #expect(records[1].objects.dropFirst().map(\.id) == ["m2", "late"])
        #expect(records[0].value(of: wage, on: 2)?.text == "7")
        #expect(records[1].value(of: wage, on: 2) == nil)
    }

    @Test("rows that come too late are refused")
    func refusesLateRows() throws {
        let block = Block(layout)
        _ = block.addHousehold()
        _ = block.add(1, below: 0)
        _ = block.add(1, below: 0)
        #expect(block.add(2, below: 1) == 0)
        #expect(block.add(2, below: 0) == nil)
    }
}
