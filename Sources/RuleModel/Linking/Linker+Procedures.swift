import FEEL

// Procedures: when a step is needed, its days, and its terms.
extension Linker {
    func linkProcedure(_ index: Int) {
        let procedure = edition.procedures[index]
        let entity = procedure.entity
        edition.procedures[index].when = link(procedure.when, for: entity, expecting: .boolean)
        edition.procedures[index].steps = procedure.steps.map { step in
            step.mapping { formula, role in
                link(formula, for: entity, expecting: type(of: role))
            }
        }
    }

    /// A term is a number of days or months: so is a standard that gives one.
    private func type(of role: ProcedureStep.Role) -> FEELType {
        switch role {
        case .condition: .boolean
        case .day: .date
        case .length(.months): .number(MeasurementUnit([.init(base: "month", exponent: 1)]))
        case .length: .number(MeasurementUnit([.init(base: "day", exponent: 1)]))
        }
    }
}
