package import Diagnostics
import Engine
package import FEEL
package import RuleModel

/// What nobody has set yet: what to ask, whom, and which programmes wait for it.
package struct UnsetValues {
    package enum Kind: String, Sendable, CaseIterable {
        case standard
        case definition
        case part
        case combination
    }

    package struct Entry: Sendable {
        package let kind: Kind
        package let id: String
        package let title: Title
        /// For a keyed standard the keys without a value.
        package let missing: [Wording]
        /// The level whose business it is.
        package let setBy: Title?
        package let question: Wording?
        package let since: CalendarDate?
        /// The programmes that wait for it.
        package let programmes: [Title]
        package let programmeIDs: [String]
    }

    package private(set) var entries: [Entry] = []
    private let edition: Edition
    private let words: LawWords
    /// For each programme what it is computed from, directly or not.
    private let reached: [Set<Dependencies.Node>]

    /// - Parameter edition: linked.
    package init(_ edition: Edition, dependencies: Dependencies) {
        self.edition = edition
        words = LawWords(edition)
        reached = edition.programmes.indices.map {
            dependencies.reachable(from: .result($0, .share))
        }
        addStandards()
        addDefinitions()
        addParts()
        addCombinations()
    }

    private mutating func addStandards() {
        for (index, standard) in edition.standards.enumerated() {
            let waiting = edition.programmes.indices.filter {
                reached[$0].contains(.standard(index))
                    || edition.roundings(of: $0).contains(index)
                    || edition.terms(of: $0).contains(index)
            }
            let missing: [Wording]
            switch standard.state {
            case .computed: continue
            case .unset: missing = []
            case .values(let values):
                let keys = words.keys(of: standard).filter { values[$0] == nil }
                if keys.isEmpty { continue }
                missing = keys.map { words.name(ofKey: $0, of: standard) }
            }
            add(.standard, standard.id, standard.common, missing: missing, waiting)
        }
    }

    /// Definitions of a kind stand once for each of its entities, and are asked once.
    private mutating func addDefinitions() {
        var places: [String: [Int]] = [:]
        for (index, definition) in edition.definitions.enumerated() where definition.isUnset {
            places[words.qualifiedID(definition), default: []].append(index)
        }
        for definition in edition.definitions {
            let id = words.qualifiedID(definition)
            guard let same = places.removeValue(forKey: id) else { continue }
            add(
                .definition, id, definition.common,
                programmes(waitingFor: same.map(Dependencies.Node.definition)))
        }
    }

    private mutating func addParts() {
        for (index, programme) in edition.programmes.enumerated() {
            for part in programme.amount where part.value == nil {
                add(
                    .part, "\(programme.id).\(part.id)", part.common,
                    programmes(waitingFor: [.result(index, .amount)]),
                    title: programme.common.title.colon(part.common.title))
            }
        }
    }

    private mutating func addCombinations() {
        for line in edition.combinations where line.rule == nil {
            let programmes = line.programmes.map { edition.programmes[$0] }
            add(
                .combination, programmes.map(\.id).joined(separator: "+"), line.common,
                line.programmes, title: .sequence(programmes.map(\.common.title)))
        }
    }

    private func programmes(waitingFor nodes: [Dependencies.Node]) -> [Int] {
        edition.programmes.indices.filter { !reached[$0].isDisjoint(with: nodes) }
    }

    private mutating func add(
        _ kind: Kind, _ id: String, _ common: Common, missing: [Wording] = [],
        _ waiting: [Int], title: Wording? = nil
    ) {
        let programmes = waiting.map { edition.programmes[$0] }
        entries.append(
            Entry(
                kind: kind, id: id, title: title ?? common.title, missing: missing,
                setBy: words.level(common.setBy), question: common.ask,
                since: words.beginning(of: common), programmes: programmes.map(\.common.title),
                programmeIDs: programmes.map(\.id)))
    }
}

extension DefinitionInForce {
    /// For a level to set; what an office decides in the single case alone is not unset.
    fileprivate var isUnset: Bool {
        if case .none = body { common.setBy != nil } else { false }
    }
}
