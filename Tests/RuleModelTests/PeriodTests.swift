import Diagnostics
import FEEL
import RuleModel
import Testing

/// All arrangements of up to three periods over four months: whether two share a day or leave a
/// gap is counted day by day, and the book must say the same.
@Suite struct PeriodTests {
    private struct Period {
        let first: Int
        /// `nil`: open.
        let last: Int?

        func holds(_ month: Int) -> Bool { first <= month && (last.map { month <= $0 } ?? true) }
    }

    private static let months = 1...4
    private static let periods: [Period] = months.flatMap { first in
        (first...4).map { Period(first: first, last: $0) } + [Period(first: first, last: nil)]
    }

    /// Each choice of periods once; every other one is written latest first.
    private static func arrangements(of count: Int) -> [[Period]] {
        var chosen: [[Int]] = [[]]
        for _ in 0..<count {
            chosen = chosen.flatMap { rest in
                ((rest.last ?? 0)..<periods.count).map { rest + [$0] }
            }
        }
        return chosen.enumerated().map { number, indexes in
            let arrangement = indexes.map { periods[$0] }
            return number.isMultiple(of: 2) ? arrangement : arrangement.reversed()
        }
    }

    private func codes(_ arrangement: [Period]) -> (Set<String>, RuleBook) {
        let versions = arrangement.enumerated().map { index, period in
            let days = ["31", "29", "31", "30"]
            let to = period.last.map { ", to: 2024-0\($0)-\(days[$0 - 1])" } ?? ""
            return "      - {from: 2024-0\(period.first)-01\(to), value: \(index)}"
        }
        let text = """
            ruleset: {id: land, zh: 全境, en: the land, level: nation}
            levels: [nation]
            standards:
              dated:
                zh: 值
                en: value
                type: number
                versions:
            \(versions.joined(separator: "\n"))
            """
        var found = DiagnosticBag()
        let book = RuleBook.load(
            layers: [[SourceFile(path: "rules.yaml", text: text)]], into: &found)
        return (Set(found.diagnostics.map(\.code.name)), book)
    }

    @Test("overlaps and gaps are found in every arrangement", arguments: 1...3)
    func arrangements(count: Int) throws {
        for arrangement in Self.arrangements(of: count) {
            let held = (1...5).map { month in arrangement.count { $0.holds(month) } }
            let overlaps = held.contains { $0 > 1 }
            let used = held.indices.filter { held[$0] > 0 }
            let span = (used.first ?? 0)...(used.last ?? 0)
            let hasGap = span.contains { held[$0] == 0 }
            let (codes, book) = codes(arrangement)
            #expect(codes.contains("rule/overlapping-dates") == overlaps, "\(arrangement)")
            #expect(codes.contains("rule/gap-in-dates") == hasGap, "\(arrangement)")
            guard !overlaps else { continue }
            try expectChosen(arrangement, book)
        }
    }

    private func expectChosen(_ arrangement: [Period], _ book: RuleBook) throws {
        for month in 1...5 {
            let day = try #require(Month(year: 2024, month: month)).firstDay
            var found = DiagnosticBag()
            let edition = try #require(book.edition(on: day, knownOn: day, into: &found))
            let chosen = edition.standards.first.flatMap { standard -> Number? in
                guard case .values(let values) = standard.state, let only = values[[]],
                    case .number(let number) = only.value
                else { return nil }
                return number
            }
            let expected = arrangement.firstIndex { $0.holds(month) }.map { Number($0) }
            #expect(chosen == expected, "\(arrangement) in month \(month)")
        }
    }
}
