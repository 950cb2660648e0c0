import Diagnostics
import FEEL
import Records
import RuleModel

/// What it costs to decide two hundred cases under the law of five years.
struct MatrixTimings {
    private let laws: [YearLaw]
    private let cases: [MatrixCase]
    private let today: CalendarDate

    /// The cases of a rule set, again and again until there are two hundred.
    init(rules: String, years: ClosedRange<Int>, today: CalendarDate) throws {
        var found = DiagnosticBag()
        let library = try RuleLibrary.read(rules, into: &found)
        laws = years.compactMap {
            library.law(of: $0, heldAt: nil, knownOn: today, into: &found)
        }
        let own = MatrixCase.tests(of: library.book)
        cases = own.isEmpty ? [] : (0..<200).map { own[$0 % own.count] }
        self.today = today
    }

    /// - Parameter showsEach: Whether the ten dearest cases are named.
    func run(showsEach: Bool) {
        if showsEach { showDearest() }
        let time = Rounds(count: 3, repetitions: 1).times {
            _ = YearMatrix(cases, under: laws, today: today)
        }
        print(
            "matrix of \(cases.count) cases under \(laws.count) years, with causes: "
                + "\(time.text), smallest of rounds")
    }

    private func showDearest() {
        let clock = ContinuousClock()
        let times = cases.map { entry in
            (entry.key, clock.measure { _ = YearMatrix([entry], under: laws, today: today) })
        }
        for (key, time) in times.sorted(by: { $0.1 > $1.1 }).prefix(10) {
            print("  \(time.short)  \(key)")
        }
    }
}
