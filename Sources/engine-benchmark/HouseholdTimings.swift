import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// What one household costs: warm, explained and not, and what loading all rules costs.
struct HouseholdTimings {
    private let rules: String
    private let program: Program
    private let households: [(name: String, household: Household)]
    private let month: Month

    /// Fails with a sentence where the rules or a record cannot be used.
    init(rules: String, records: [String], month: Month, today: CalendarDate) throws {
        self.rules = rules
        self.month = month
        program = try Self.load(rules, on: today, month: month)
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        households = try records.map { path in
            var found = DiagnosticBag()
            let file = try RecordFile.read(path, into: &found)
            guard let node = file?.records.first,
                let household = reader.household(from: node, into: &found)
            else { throw Unusable(path: path) }
            return (path.split(separator: "/").last.map(String.init) ?? path, household)
        }
    }

    struct Unusable: Error {
        let path: String
    }

    func run(on today: CalendarDate) throws {
        print("one household (\(program.edition.definitions.count) definitions), median of rounds")
        var plain = DecideOptions()
        plain.explained = false
        for (name, household) in households {
            let explained = Self.rounds.median {
                _ = decide(household, under: program, month: month)
            }
            let unexplained = Self.rounds.median {
                _ = decide(household, under: program, month: month, options: plain)
            }
            print("  \(name): \(explained.microseconds) explained, \(unexplained.microseconds) not")
        }
        let loading = Rounds(count: 11, repetitions: 1).median {
            _ = try? Self.load(rules, on: today, month: month)
        }
        print("all rules read, checked and linked: \(loading.microseconds)")
    }

    private static let rounds = Rounds(count: 15, repetitions: 50)

    private static func load(_ rules: String, on today: CalendarDate, month: Month) throws
        -> Program
    {
        var found = DiagnosticBag()
        let library = try RuleLibrary.read(rules, into: &found)
        let request = EditionRequest(day: month.firstDay, knownOn: today)
        guard let program = library.program(request, into: &found) else {
            throw Unusable(path: rules)
        }
        return program
    }
}
