import Diagnostics
import Engine
import RuleModel

/// The differences of one chapter put together as people would tell them.
struct ChangeGroups {
    enum Group {
        case one(Change)
        /// Several parts of one thing.
        case parts([Change])
        /// One programme, and those with which it may or may not be had.
        case partners(of: String, [Change])
        /// Things of which the same is said.
        case alike([Change])
    }

    private(set) var groups: [Group] = []

    /// - Parameter likeness: What is said of a difference where nothing but its name need be
    ///   added; `nil` where it is told by itself.
    init(_ changes: [Change], likeness: (Change) -> String?) {
        var told: Set<Int> = []
        for (place, change) in changes.enumerated() where told.insert(place).inserted {
            func others(_ belongs: (Change) -> Bool) -> [Change] {
                let found = changes.indices.filter { !told.contains($0) && belongs(changes[$0]) }
                told.formUnion(found)
                return [change] + found.map { changes[$0] }
            }
            if let said = likeness(change) {
                groups.append(.alike(others { likeness($0) == said }))
            } else if change.item.kind == .combination {
                let partner = Self.partner(of: change, in: changes)
                groups.append(
                    partner.map { id in .partners(of: id, others { $0.isLike(change, with: id) }) }
                        ?? .one(change))
            } else if !change.item.path.isEmpty {
                let all = others { $0.stands(beside: change) }
                groups.append(all.count == 1 ? .one(change) : .parts(all))
            } else {
                groups.append(.one(change))
            }
        }
    }

    /// The programme that most lines of the matrix like this one share.
    private static func partner(of change: Change, in changes: [Change]) -> String? {
        let shared = change.item.programmes.map { id in
            (id, changes.count { $0.isLike(change, with: id) })
        }
        guard let most = shared.max(by: { $0.1 < $1.1 }), most.1 > 1 else { return nil }
        return most.0
    }
}

extension ChangedItem {
    /// Of a line of the matrix.
    var programmes: [String] { id.split(separator: "+").map(String.init) }
}

extension Change {
    fileprivate func stands(beside other: Change) -> Bool {
        !item.path.isEmpty && item.owner == other.item.owner
            && item.path.dropLast() == other.item.path.dropLast()
    }

    /// A line that came or went like another one, for the same programme and the same reason.
    fileprivate func isLike(_ other: Change, with programme: String) -> Bool {
        nature == other.nature && nature != .changed && item.kind == .combination
            && item.programmes.contains(programme) && content == other.content
    }

    /// All that a line says, besides whom it is about.
    private var content: [String] {
        let said = shown.aspects.compactMap { aspect -> String? in
            guard case .words(let ids) = aspect.content else { return nil }
            return "\(aspect.name.rawValue) \(ids.joined(separator: " "))"
        }
        let cited = shown.sources.map { "\($0.document) \($0.article)" }
        return said + cited + [shown.evidence.rawValue]
    }
}
