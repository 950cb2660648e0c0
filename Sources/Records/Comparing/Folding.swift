import Engine

/// What came or went only because of something else: a finding that one new condition rests on is
/// told with that condition, not as a difference of its own.
struct Folding {
    /// By what they are told with.
    private var details: [ChangedItem: [Change]] = [:]
    private var folded: Set<ChangedItem> = []

    init(_ difference: EditionDifference) {
        let mentions = (Mentions(in: difference.older), Mentions(in: difference.newer))
        for nature in [Change.Nature.removed, .added] {
            let changes = difference.changes.filter { $0.nature == nature }
            let named = nature == .added ? mentions.1 : mentions.0
            for change in changes where change.canBeFolded {
                let places = named.places(naming: change.item)
                    .filter { !$0.isWithin(change.item) }
                let hosts = places.map { place in
                    changes.first { $0.canHold && place.isWithin($0.item) }
                }
                guard let host = hosts.first ?? nil, !hosts.contains(where: { $0 == nil }) else {
                    continue
                }
                details[host.item, default: []].append(change)
                folded.insert(change.item)
            }
        }
    }

    func isFolded(_ change: Change) -> Bool {
        change.nature != .changed && folded.contains(change.item)
    }

    /// What is told with a difference.
    func details(of change: Change) -> [Change] {
        change.nature == .changed ? [] : details[change.item] ?? []
    }
}

extension Change {
    /// A definition or a standard as a whole.
    fileprivate var canBeFolded: Bool {
        [.definition, .standard].contains(item.kind) && item.path.isEmpty
    }

    fileprivate var canHold: Bool { item.kind != .fact && item.kind != .enumeration }
}
