import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// What one household costs, warm: decided with its reasons, without them, and written as a page.
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
        let count = program.edition.definitions.count
        print("one household, warm (\(count) definitions), least of rounds")
        for (name, household) in households {
            let explained = Self.rounds.times { decided(household) }
            let plain = Self.rounds.times { decided(household, Self.plain) }
            let page = Self.rounds.times { written(household) }
            print("  \(name): explained \(explained.text)")
            print("    without reasons \(plain.text), with its page written \(page.text)")
        }
        let loading = try Rounds(count: 11, repetitions: 1).times {
            _ = try Self.load(rules, on: today, month: month)
        }
        print("all rules read, checked and linked: \(loading.text)")
    }

    /// The same household again and again, for a profiler.
    func profile(explained: Bool, repetitions: Int) {
        for (_, household) in households {
            for _ in 0..<repetitions { decided(household, explained ? .init() : Self.plain) }
        }
    }

    private static let rounds = Rounds(count: 25, repetitions: 50)

    private static let plain = {
        var options = DecideOptions()
        options.explained = false
        return options
    }()

    private func decided(_ household: Household, _ options: DecideOptions = DecideOptions()) {
        _ = decide(household, under: program, month: month, options: options)
    }

    private func written(_ household: Household) {
        let determination = decide(household, under: program, month: month)
        _ = DeterminationPage.text(determination, edition: program.edition, language: .zh)
    }

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
