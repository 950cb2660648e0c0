import Diagnostics
import Engine
import FEEL
import Foundation
import Records
import RuleModel
import TestSupport
import Testing

@testable import Caseload

/// Which change of the law brings how much, over a caseload.
@Suite("Causes of an impact") struct ImpactCausesTests {
    private static let village = SourceTree.root.appendingPathComponent(
        "Tests/CommandTests/Fixtures/village")

    /// The village's law with some texts of its files replaced.
    private static func law(_ changes: [(file: String, old: String, new: String)]) throws
        -> ChosenLaw
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "impact-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: village, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        for change in changes {
            let file = folder.appendingPathComponent(change.file)
            let text = try String(contentsOf: file, encoding: .utf8)
            try #require(text.contains(change.old))
            try text.replacingOccurrences(of: change.old, with: change.new)
                .write(to: file, atomically: true, encoding: .utf8)
        }
        var found = DiagnosticBag()
        let day = try #require(CalendarDate("2024-06-01"))
        let library = try RuleLibrary.read(folder.path, into: &found)
        let chosen = library.book.edition(EditionRequest(day: day, knownOn: day), into: &found)
        let linked = try #require(chosen).linked(into: &found)
        try #require(!found.hasErrors, "\(found.sorted.map(\.message.en))")
        return ChosenLaw(chosen: try #require(chosen), linked: linked)
    }

    private static let raised = ("notice-2024.yaml", "500", "537")
    /// A tenth of the wage is left to the family.
    private static let disregard = (
        "rules.yaml", "value: sum(家庭成员.工资)", "value: 0.9 * sum(家庭成员.工资)"
    )

    private static func run(
        _ pair: LawPair, mostMixed: Int, near: Int = 0
    ) throws -> (outcome: ImpactRun.Outcome, causes: ImpactCauses.Result) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "impact-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var (homes, people) = ("id,resident,property_ok\n", "household,id,birth_date,wage\n")
        for number in 1...400 {
            homes += "\(number),\(number % 9 > 0),\(number % 7 > 0 ? "true" : "")\n"
            for member in 1...(1 + number % 3) {
                people +=
                    "\(number),m\(member),1980-01-01,\(number * 41 * member % 800).\(number % 10)\n"
            }
        }
        let paths = ["h.csv", "m.csv"].map { folder.appendingPathComponent($0) }
        try homes.write(to: paths[0], atomically: true, encoding: .utf8)
        try people.write(to: paths[1], atomically: true, encoding: .utf8)
        let laws = try #require(ImpactLaws(pair, near: Number(near), mostMixed: mostMixed))
        let form = ImpactForm(
            laws: laws, groupings: nil, weights: nil, losses: 5, writesChanges: false,
            language: .en)
        let members = try #require(laws.older.edition.members)
        let setting = RunSetting(
            files: CaseloadFiles(
                lists: [
                    .init(entity: 0, path: paths[0].path),
                    .init(entity: members, path: paths[1].path),
                ], encoding: .utf8, mapping: Mapping()),
            today: try #require(CalendarDate("2024-06-30")), threads: 2, maxRejects: nil,
            scratchFolder: folder.path)
        let run = ImpactRun(setting, form: form)
        var found = DiagnosticBag()
        let outcome = try run.run(
            makeOutputs: { RunOutputs(output: nil, explanations: nil, rejects: nil) },
            notice: { _ in }, report: { _ in }, into: &found)
        let done = try #require(outcome, "\(found.sorted.map(\.message.en))")
        return (done, done.tally.causes.result(change: done.tally.total.change))
    }

    @Test("mixtures over the whole caseload give what households give one by one")
    func mixtures() throws {
        let pair = LawPair(try Self.law([]), try Self.law([Self.raised, Self.disregard]))
        #expect(pair.items.count == 2)
        let mixed = try Self.run(pair, mostMixed: 4)
        let single = try Self.run(pair, mostMixed: 0)
        #expect(mixed.outcome.tally.total == single.outcome.tally.total)
        #expect(mixed.outcome.tally.causes.households == 0)
        #expect(single.outcome.tally.causes.households > 100)
        for result in [mixed.causes, single.causes] {
            #expect(result.rest.isZero)
            let sum = result.parts.reduce(result.rounding) { $0.plus($1.amount) }
            #expect(sum == mixed.outcome.tally.total.change)
            #expect(Set(result.parts.map(\.items)) == [[0], [1]])
        }
        // Every household is rounded by itself there: at most half a fen each.
        let limit = try #require(Number("2"))
        for part in mixed.causes.parts {
            let other = try #require(single.causes.parts.first { $0.items == part.items })
            #expect(part.amount.minus(other.amount).magnitude < limit)
            #expect(!part.amount.isZero && !part.amount.isNegative)
        }
    }

    @Test("a new rule and the new standard it rests on stand together")
    func together() throws {
        let bonus =
            "standards:\n  bonus: {zh: 补贴标准, en: bonus, unit: yuan/month, min: 0, "
            + "versions: [{from: 2020-01-01, value: 20, source: 第二条}]}"
        let pair = LawPair(
            try Self.law([]),
            try Self.law([
                ("rules.yaml", "standards:", bonus),
                ("rules.yaml", "count(家庭成员) - 家庭月收入", "count(家庭成员) - 家庭月收入 + 补贴标准"),
            ]))
        #expect(pair.items.count == 2)
        let run = try Self.run(pair, mostMixed: 4)
        #expect(run.outcome.tally.causes.households > 100)
        #expect(run.causes.parts.map(\.items) == [[0, 1]])
        #expect(run.causes.rest.isZero && run.causes.rounding.isZero)
        #expect(run.causes.parts.first?.amount == run.outcome.tally.total.change)
        #expect(!run.outcome.tally.total.change.isZero)
    }

    @Test("who stands close to the limit is who comes or goes when the standard moves")
    func near() throws {
        let older = try Self.law([])
        let run = try Self.run(LawPair(older, try Self.law([Self.raised])), mostMixed: 4, near: 30)
        let higher = try Self.run(
            LawPair(
                try Self.law([Self.raised]), try Self.law([("notice-2024.yaml", "500", "567")])),
            mostMixed: 4)
        let lower = try Self.run(
            LawPair(
                try Self.law([Self.raised]), try Self.law([("notice-2024.yaml", "500", "507")])),
            mostMixed: 4)
        let near = run.outcome.tally.near[0]
        #expect(near.above == higher.outcome.tally.programmes[0][.newlyIn])
        #expect(near.below == lower.outcome.tally.programmes[0][.newlyOut])
        #expect(near.above.count > 3 && near.below.count > 3)
        #expect(near.higher == higher.outcome.tally.total.change)
        #expect(near.lower == lower.outcome.tally.total.change)
    }

    @Test("the greatest losses are kept, the others are not")
    func losses() throws {
        let run = try Self.run(
            LawPair(try Self.law([Self.raised]), try Self.law([])), mostMixed: 4)
        let all = run.outcome.tally.losses.all
        #expect(all.count == 5)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.change <= $1.change })
        // Three persons lose three times what one loses.
        #expect(all.allSatisfy { $0.change == Number(-111) })
        let total = run.outcome.tally.total
        #expect(total[.less].count > 100)
        #expect(total[.less].change.plus(total[.newlyOut].change) == total.change)
    }
}
