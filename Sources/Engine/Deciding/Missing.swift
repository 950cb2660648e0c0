import FEEL
import RuleModel

/// What an unknown value waits for.
enum Missing: Hashable {
    case fact(Int, object: Int)
    /// The objects of an entity below an object.
    case list(Int, object: Int)
    case standard(Int)
    case combination(Int)
    /// A definition that nobody has set, or that an office decides.
    case definition(Int, object: Int)
    case part(Int, programme: Int, object: Int)
    /// An expression failed: the number of its failure.
    case failure(Int)

    /// Whose it is; nothing for what is the law's.
    var object: Int? {
        switch self {
        case .fact(_, let object), .list(_, let object), .definition(_, let object),
            .part(_, _, let object):
            object
        case .standard, .combination, .failure: nil
        }
    }

    /// What an office has not stated of an object.
    init(_ subject: Finding.Subject, of object: Int) {
        switch subject {
        case .definition(let definition): self = .definition(definition, object: object)
        case .part(let programme, let part):
            self = .part(part, programme: programme, object: object)
        }
    }
}

/// The numbers that what is missing goes by inside the values of one case.
struct MissingNumbers: Sendable {
    private let factCount: Int
    private let factStride: Int
    private let standardCount: Int
    private let combinationCount: Int
    private let definitionCount: Int
    private let slotStride: Int
    /// For each programme the number of its first amount part among all parts.
    private let firstParts: [Int]

    init(_ edition: Edition) {
        factCount = edition.facts.count
        factStride = factCount + edition.entities.count
        standardCount = edition.standards.count
        combinationCount = edition.combinations.count
        definitionCount = edition.definitions.count
        var parts = 0
        firstParts = edition.programmes.map { programme in
            defer { parts += programme.amount.count }
            return parts
        }
        slotStride = definitionCount + parts
    }

    func cause(_ missing: Missing) -> Cause {
        let shared = standardCount + combinationCount
        return switch missing {
        case .fact(let fact, let object): Cause(.fact, object * factStride + fact)
        case .list(let entity, let object):
            Cause(.fact, object * factStride + factCount + entity)
        case .standard(let standard): Cause(.unset, standard)
        case .combination(let combination): Cause(.unset, standardCount + combination)
        case .definition(let definition, let object):
            Cause(.unset, shared + object * slotStride + definition)
        case .part(let part, let programme, let object):
            Cause(
                .unset,
                shared + object * slotStride + definitionCount + firstParts[programme] + part)
        case .failure(let failure): Cause(.failure, failure)
        }
    }

    func missing(_ cause: Cause) -> Missing {
        let index = Int(cause.index)
        switch cause.kind {
        case .failure: return .failure(index)
        case .fact:
            let (object, place) = index.quotientAndRemainder(dividingBy: max(factStride, 1))
            return place < factCount
                ? .fact(place, object: object) : .list(place - factCount, object: object)
        case .unset:
            if index < standardCount { return .standard(index) }
            if index < standardCount + combinationCount {
                return .combination(index - standardCount)
            }
            return slot(index - standardCount - combinationCount)
        }
    }

    private func slot(_ index: Int) -> Missing {
        let (object, place) = index.quotientAndRemainder(dividingBy: max(slotStride, 1))
        guard place >= definitionCount else { return .definition(place, object: object) }
        let part = place - definitionCount
        let programme = firstParts.lastIndex { $0 <= part } ?? 0
        return .part(part - firstParts[programme], programme: programme, object: object)
    }
}
