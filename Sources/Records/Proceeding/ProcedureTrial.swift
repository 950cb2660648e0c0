import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// The procedures of a test's record with the laws that they go by, for trying them again under a
/// changed law.
struct ProcedureTrial: Sendable {
    struct Law: Sendable {
        let program: Program
        /// Its number among the laws of the run.
        let number: Int
        let household: Household
    }

    let asOf: CalendarDate
    private(set) var laws: [CalendarDate: Law] = [:]
    private(set) var results: [ProcedureResult] = []

    /// - Parameter law: The record under the law of a day.
    init(
        asOf: CalendarDate,
        law: (CalendarDate) -> (household: Household, program: Program, number: Int)?
    ) {
        self.asOf = asOf
        var laws: [CalendarDate: Law] = [:]
        results = procedures(asOf: asOf) { day in
            let found = law(day)
            laws[day] = found.map {
                Law(program: $0.program, number: $0.number, household: $0.household)
            }
            return found.map { ($0.household, $0.program) }
        }
        self.laws = laws
    }

    /// What the steps try of the laws they go by.
    var observations: Observations {
        var seen = Observations()
        for law in laws.values {
            seen.add(
                Engine.observations(
                    ofProceduresOf: law.household, under: law.program, asOf: asOf))
        }
        return seen
    }

    /// The same under a changed law, by its number.
    func results(under changed: (Int) -> Program) -> [ProcedureResult] {
        procedures(asOf: asOf) { day in
            laws[day].map { law in
                let edition = law.program.edition
                let program = changed(law.number).asked(
                    for: edition.day, knownOn: edition.knownOn)
                return (law.household, program)
            }
        }
    }
}
