import Diagnostics
import Engine
import RuleModel

/// A law of which single formulas and values can be changed, with nothing else worked out again.
struct MutableLaw {
    private let program: Program
    /// By the place of a formula or value: the rules that hold it.
    ///
    /// What a kind defines stands once for each of its entities.
    private var places: [SourceRange: [Place]] = [:]

    private enum Place {
        case definition(Int)
        case programme(Int)
        case standard(Int)
        case procedure(Int)
    }

    init(_ program: Program) {
        self.program = program
        let edition = program.edition
        for (index, definition) in edition.definitions.enumerated() {
            add(.definition(index), at: definition.body.formulas.map(\.range))
        }
        for (index, programme) in edition.programmes.enumerated() {
            let formulas = programme.decidingFormulas.map(\.formula)
            add(.programme(index), at: formulas.map(\.range))
        }
        for (index, procedure) in edition.procedures.enumerated() {
            add(.procedure(index), at: procedure.formulas.map(\.range))
        }
        for (index, standard) in edition.standards.enumerated() {
            switch standard.state {
            case .values(let published):
                add(.standard(index), at: published.values.map(\.range))
            case .computed(let formula, _, _): add(.standard(index), at: [formula.range])
            case .unset: break
            }
        }
    }

    private mutating func add(_ place: Place, at ranges: [SourceRange]) {
        for range in Set(ranges) { places[range, default: []].append(place) }
    }

    func mutated(by mutant: Mutant) -> Program {
        let edition = program.edition
        var definitions: [Int: DefinitionInForce] = [:]
        var programmes: [Int: ProgrammeInForce] = [:]
        var standards: [Int: StandardInForce] = [:]
        var procedures: [Int: ProcedureInForce] = [:]
        for place in places[mutant.carrier] ?? [] {
            switch place {
            case .definition(let index):
                definitions[index] = edition.definitions[index].mutated(by: mutant)
            case .programme(let index):
                programmes[index] = edition.programmes[index].mutated(by: mutant)
            case .standard(let index):
                standards[index] = edition.standards[index].mutated(by: mutant)
            case .procedure(let index):
                procedures[index] = edition.procedures[index].mutated(by: mutant)
            }
        }
        return program.replacing(
            definitions: definitions, programmes: programmes, standards: standards,
            procedures: procedures)
    }
}
