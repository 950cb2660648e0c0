import Diagnostics
import FEEL
package import RuleModel

/// What the keys of a record mean, for each entity of an edition, by id and by Chinese name.
package struct RecordNames: Sendable {
    package enum Meaning: Sendable, Hashable {
        case fact(Int)
        case finding(FindingPlace)
        /// The list of the objects of an entity.
        case list(Int)
        case word(Word)
    }

    package enum FindingPlace: Sendable, Hashable {
        case definition(Int)
        case part(programme: Int, part: Int)
    }

    /// Keys that do not come from the vocabulary.
    package enum Word: String, Sendable, CaseIterable {
        case id
        case sameAs = "same_as"
        case appliesFor = "applies_for"
        case decisions
        case inPayment = "in_payment"

        package var zh: String {
            switch self {
            case .id: "编号"
            case .sameAs: "即"
            case .appliesFor: "申请项目"
            case .decisions: "已作决定"
            case .inPayment: "在发待遇"
            }
        }
    }

    /// For each entity.
    private var meanings: [[String: Meaning]]
    private var programmes: [String: Int] = [:]
    /// Definitions that no office decides: stating them is a mistake with its own words.
    private var computed: [Set<String>]

    package init(_ edition: Edition) {
        meanings = Array(repeating: [:], count: edition.entities.count)
        computed = Array(repeating: [], count: edition.entities.count)
        for word in Word.allCases {
            for entity in edition.entities.indices where Self.takes(word, edition.entities[entity])
            {
                meanings[entity][word.zh] = .word(word)
                meanings[entity][word.rawValue] = .word(word)
            }
        }
        addVocabulary(of: edition)
        addFindings(of: edition)
        for (index, programme) in edition.programmes.enumerated() {
            programmes[programme.id] = index
            programmes[programme.common.title.zh] = programmes[programme.common.title.zh] ?? index
        }
    }

    private static func takes(_ word: Word, _ entity: Entity) -> Bool {
        switch word {
        case .id: true
        case .sameAs: entity.kind != nil
        case .appliesFor, .decisions, .inPayment: true
        }
    }

    private mutating func addVocabulary(of edition: Edition) {
        for (index, fact) in edition.facts.enumerated()
        where meanings.indices.contains(fact.entity) {
            meanings[fact.entity][fact.id] = .fact(index)
            meanings[fact.entity][fact.common.title.zh] = .fact(index)
        }
        for (index, entity) in edition.entities.enumerated() {
            guard let parent = entity.parent, let list = entity.list,
                meanings.indices.contains(parent)
            else { continue }
            meanings[parent][list.id] = .list(index)
            meanings[parent][list.title.zh] = .list(index)
        }
    }

    private mutating func addFindings(of edition: Edition) {
        for (index, definition) in edition.definitions.enumerated()
        where meanings.indices.contains(definition.entity) {
            let id = definition.id.split(separator: ".").last.map(String.init) ?? definition.id
            let names = [id, definition.common.title.zh]
            guard definition.common.decidedBy != nil else {
                computed[definition.entity].formUnion(names)
                continue
            }
            for name in names {
                meanings[definition.entity][name] = .finding(.definition(index))
            }
        }
        for (index, programme) in edition.programmes.enumerated()
        where meanings.indices.contains(programme.entity) {
            for (part, amount) in programme.amount.enumerated()
            where amount.common.decidedBy != nil {
                let meaning = Meaning.finding(.part(programme: index, part: part))
                meanings[programme.entity]["\(programme.id).\(amount.id)"] = meaning
                let zh = "\(programme.common.title.zh).\(amount.common.title.zh)"
                meanings[programme.entity][zh] = meaning
            }
        }
    }

    package func meaning(of name: String, for entity: Int) -> Meaning? { meanings[entity][name] }

    package func isComputed(_ name: String) -> Bool { computed.contains { $0.contains(name) } }

    /// The entities at which a name does mean something.
    package func entities(knowing name: String) -> [Int] {
        meanings.indices.filter { meanings[$0][name] != nil }
    }

    package func names(for entity: Int) -> [String] { Array(meanings[entity].keys) }

    func programme(_ name: String) -> Int? { programmes[name] }

    var programmeNames: [String] { Array(programmes.keys) }
}
