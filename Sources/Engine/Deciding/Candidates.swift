import FEEL
import RuleModel

/// The values that something missing might turn out to have.
struct Candidates {
    let program: Program
    let household: Household

    private var edition: Edition { program.edition }

    /// All of them, where they are few: yes and no, the values of an enumeration, the rules among
    /// which a line of the matrix is still open.
    func all(of missing: Missing) -> [Candidate]? {
        switch missing {
        case .fact(let fact, _): all(of: edition.facts[fact].type)
        case .definition(let definition, _): all(of: edition.definitions[definition].type)
        case .standard(let standard): all(of: edition.standards[standard].type)
        case .combination(let combination):
            edition.combinations[combination].among.map(Candidate.rule)
        case .part, .list, .failure: nil
        }
    }

    private func all(of type: FEELType) -> [Candidate]? {
        switch type {
        case .boolean: [.value(.boolean(true)), .value(.boolean(false))]
        case .enumeration(let index) where edition.enumerations.indices.contains(index):
            edition.enumerations[index].cases.map { .value(.string($0.id)) }
        default: nil
        }
    }
}
