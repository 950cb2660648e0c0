import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// What an exact curve costs, and whether it says what each single decision says.
struct CurveTimings {
    private struct Subject {
        let name: String
        let household: Household
        let variable: CurveVariable
    }

    private let program: Program
    private let subjects: [Subject]

    /// The wage of the first member of each record.
    init(rules: String, records: [String], month: Month, today: CalendarDate) throws {
        var found = DiagnosticBag()
        let library = try RuleLibrary.read(rules, into: &found)
        let request = EditionRequest(day: month.firstDay, knownOn: today)
        guard let program = library.program(request, into: &found),
            let wage = program.edition.facts.firstIndex(where: { $0.id == "wage" })
        else { throw Unusable(path: rules) }
        self.program = program
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        subjects = try records.map { path in
            var found = DiagnosticBag()
            let file = try RecordFile.read(path, into: &found)
            guard let node = file?.records.first,
                let household = reader.household(from: node, into: &found),
                let member = household.objects.firstIndex(where: {
                    $0.entity == program.edition.facts[wage].entity
                })
            else { throw Unusable(path: path) }
            return Subject(
                name: path.split(separator: "/").last.map(String.init) ?? path,
                household: household, variable: CurveVariable(.fact(wage), of: member))
        }
    }

    private struct Unusable: Error {
        let path: String
    }

    func run() throws {
        print("one exact curve, wage from 0 to 5000, all programmes, smallest of rounds")
        for subject in subjects {
            let made = try curve(of: subject, to: 5000)
            let time = try Rounds(count: 9, repetitions: 1).times {
                _ = try curve(of: subject, to: 5000)
            }
            let breaks = made.lines.reduce(0) { $0 + $1.breaks.count }
            print("  \(subject.name): \(time.text), \(breaks) breaks")
        }
    }

    private func curve(of subject: Subject, to end: Int) throws -> Curve {
        try Engine.curve(
            of: subject.household, over: subject.variable, from: .zero, to: Number(end),
            under: program)
    }

    /// Decides each household at every fen of the range; `false` where one of them is otherwise.
    func agreesAtEveryFen(upTo yuan: Int) throws -> Bool {
        var options = DecideOptions()
        options.explained = false
        options.provesNeeds = false
        var agrees = true
        for subject in subjects {
            let made = try curve(of: subject, to: yuan)
            var differences = 0
            for fen in 0...(yuan * 100) {
                guard let x = Number(coefficient: Int128(fen), exponent: -2) else { continue }
                let said = decide(
                    subject.variable.household(subject.household, at: x), under: program,
                    options: options)
                let found = made.disagreements(with: said, at: x)
                if let first = found.first, differences < 3 { print("    \(x): \(first)") }
                differences += found.count
            }
            let places = Set(made.lines.flatMap(\.breaks).map(\.x)).sorted()
            print(
                "  \(subject.name): \(yuan * 100 + 1) decisions, \(differences) differ; breaks at "
                    + places.map(\.exactText).joined(separator: ", "))
            agrees = agrees && differences == 0
        }
        return agrees
    }
}
