import Engine

/// What came or went only because of something else: a finding that one new condition rests on is
/// told with that condition, not as a difference of its own.
struct Folding {
    /// By what they are told with.
    private var details: [ChangedItem: [Change]] = [:]
    private var folded: Set<ChangedItem> = []
    /// Programmes that came or went.
    private let programmes: [Change.Nature: Set<String>]

    init(_ difference: EditionDifference) {
        let whole = difference.changes.filter { $0.item.kind == .programme && $0.item.path.isEmpty }
        programmes = Dictionary(grouping: whole, by: \.nature).mapValues { changes in
            Set(changes.map(\.item.id))
        }
        for nature in [Change.Nature.removed, .added] {
            let changes = difference.changes.filter { $0.nature == nature }
            let foldable = changes.filter(\.canBeFolded)
            guard !foldable.isEmpty else { continue }
            let named = Mentions(in: nature == .added ? difference.newer : difference.older)
            for change in foldable {
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

    /// - Parameter isFull: Else what may be had with a programme goes without saying where the
    ///   programme itself came or went.
    func isFolded(_ change: Change, isFull: Bool) -> Bool {
        guard change.nature != .changed else { return false }
        return folded.contains(change.item) || !isFull && comesWithProgramme(change)
    }

    private func comesWithProgramme(_ change: Change) -> Bool {
        guard change.item.kind == .combination, let moved = programmes[change.nature] else {
            return false
        }
        return change.item.programmes.contains(where: moved.contains)
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
