import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// The procedures of a test's record with the laws that they go by, for trying them again under a
/// changed law.
struct ProcedureTrial: Sendable {
    struct Law: Sendable {
        let edition: Edition
        let household: Household
    }

    let asOf: CalendarDate
    private(set) var laws: [CalendarDate: Law] = [:]
    private(set) var results: [ProcedureResult] = []

    /// - Parameter law: The record under the law of a day.
    init(asOf: CalendarDate, law: (CalendarDate) -> (household: Household, program: Program)?) {
        self.asOf = asOf
        var laws: [CalendarDate: Law] = [:]
        results = procedures(asOf: asOf) { day in
            let found = law(day)
            laws[day] = found.map { Law(edition: $0.program.edition, household: $0.household) }
            return found
        }
        self.laws = laws
    }

    /// What the steps try of the laws they go by.
    var observations: Observations {
        var seen = Observations()
        for law in laws.values {
            seen.add(
                Engine.observations(
                    ofProceduresOf: law.household, under: Program(law.edition), asOf: asOf))
        }
        return seen
    }

    /// The same under a changed law.
    func results(under mutant: Mutant) -> [ProcedureResult] {
        procedures(asOf: asOf) { day in
            laws[day].map { ($0.household, Program($0.edition.mutated(by: mutant))) }
        }
    }
}
