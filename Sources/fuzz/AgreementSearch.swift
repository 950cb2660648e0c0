import Columns
import Diagnostics
import Engine
import FEEL
import Fuzzing
import Records
import RuleModel

/// `fuzz agreement FOLDER MONTH COUNT`: columns against the case evaluator on random households.
enum AgreementSearch {
    /// `fuzz agreement random LAWS COUNT`: the same under laws made at random.
    static func run(laws: Int, households: Int) -> Int32 {
        var differing = 0
        var total = Agreement()
        for seed in 0..<laws {
            var source = RandomLaw(seed: UInt64(seed))
            guard let edition = source.edition() else { continue }
            let agreement = Agreement.of(
                BatchProgram(Program(edition)), households: households, seed: UInt64(seed))
            total.add(agreement)
            if !agreement.differences.isEmpty { differing += 1 }
            for difference in agreement.differences.prefix(3) {
                print("law \(seed): \(difference)")
            }
        }
        print("\(laws) random laws, \(differing) with differences: \(total.summary)")
        return differing == 0 ? 0 : 1
    }

    static func run(_ folder: String, month: String, count: Int) -> Int32 {
        var found = DiagnosticBag()
        guard let library = try? RuleLibrary.read(folder, into: &found),
            let day = CalendarDate("\(month)-01"),
            let program = library.program(EditionRequest(day: day, knownOn: day), into: &found)
        else {
            print(TextRenderer(language: .en).render(found.sorted))
            return 1
        }
        let agreement = Agreement.of(BatchProgram(program), households: count, seed: 7)
        print("\(folder) in \(month): \(agreement.summary)")
        for difference in agreement.differences { print("  \(difference)") }
        return agreement.differences.isEmpty ? 0 : 1
    }
}
