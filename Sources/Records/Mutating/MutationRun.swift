import Diagnostics
import Engine
import FEEL
import RuleModel

/// Tries small changes of the law on the tests: a change that no test notices is a gap in them.
package struct MutationRun {
    private let cases: [TestedCase]
    /// In the order in which they are tried: the same for the same seed.
    package let mutants: [Mutant]
    /// All there are, also those beyond the limit.
    package let available: Int

    /// - Parameter limit: how many are tried, chosen by the seed.
    package init(_ runner: RuleTestRunner, limit: Int, seed: UInt64) {
        cases = runner.cases.filter(\.passes)
        var known: Set<String> = []
        let all = runner.loadedEditions.flatMap(\.mutants).filter { mutant in
            known.insert(
                "\(mutant.range.file.path) \(mutant.range.start) \(mutant.range.end)"
                    + " \(mutant.before) \(mutant.after)"
            ).inserted
        }.sorted {
            ($0.range.file.path, $0.range.start, $0.range.end, $0.before, $0.after)
                < ($1.range.file.path, $1.range.start, $1.range.end, $1.before, $1.after)
        }
        available = all.count
        var order = SeededRandom(seed: seed)
        mutants = Array(all.shuffled(using: &order).prefix(max(limit, 0)))
    }

    /// Whether some test fails under the change.
    package func notices(_ mutant: Mutant) -> Bool {
        var last: (day: EditionDay, program: Program)?
        for tested in cases where tested.touched.contains(mutant.carrier) {
            let day = EditionDay(tested)
            let program: Program
            if let last, last.day == day {
                program = last.program
            } else {
                program = Program(tested.edition.mutated(by: mutant))
                last = (day, program)
            }
            if tested.notices(mutant, program) { return true }
        }
        return false
    }
}

/// Tests of one day under the same law share the changed program.
private struct EditionDay: Equatable {
    let day: CalendarDate
    let knownOn: CalendarDate
    /// A test that states values or drafts has a law of its own.
    let own: SourceRange?

    init(_ tested: TestedCase) {
        day = tested.edition.day
        knownOn = tested.edition.knownOn
        let hasOwn = !tested.test.values.isEmpty || !tested.test.drafts.isEmpty
        own = hasOwn ? tested.test.range : nil
    }
}
