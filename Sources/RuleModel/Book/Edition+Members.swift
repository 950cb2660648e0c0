extension Edition {
    /// The entity of a household's members: those whose own programmes are decided, or whom the
    /// household's programmes cover; of others that stand below the household (proceedings) none.
    ///
    /// The edition must have been linked.
    package var memberEntity: Int? {
        let owner = programmes.lazy.map(\.entity).first { entities[$0].parent == 0 }
        return owner ?? coveredEntity ?? entities.firstIndex { $0.parent == 0 }
    }

    private var coveredEntity: Int? {
        for programme in programmes {
            var found: Int?
            programme.covers?.expression.forEachReference { reference in
                if case .list(let entity) = reference, entities[entity].parent == 0 {
                    found = found ?? entity
                }
            }
            if let found { return found }
        }
        return nil
    }
}
