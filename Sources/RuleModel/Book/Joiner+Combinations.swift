import Diagnostics

extension Joiner {
    mutating func joinCombinations(_ layers: [[RuleFile]]) {
        let ids = book.programmes.map(\.id)
        var lines: [String: [Int]] = [:]
        for (layer, files) in layers.enumerated() {
            for combination in files.flatMap(\.combinations) {
                for programme in combination.programmes where !ids.contains(programme.value) {
                    found.add(.unknownProgramme(programme, ids))
                }
                for level in combination.common.levelRanges { checkLevel(level) }
                checkPairs(combination, layer, lines)
                for id in combination.ids {
                    lines[id, default: []].append(book.combinations.count)
                }
                book.combinations.append(Stated(layer: layer, content: combination))
            }
        }
    }

    /// A pair is named once for a day; a lower layer may settle what is open above.
    ///
    /// - Parameter lines: The lines so far that name a programme.
    private mutating func checkPairs(
        _ new: CombinationDeclaration, _ layer: Int, _ lines: [String: [Int]]
    ) {
        let sharing = new.ids.flatMap { lines[$0] ?? [] }.sorted()
        let twice = zip(sharing, sharing.dropFirst()).filter { $0 == $1 }.map(\.0)
        for line in Set(twice).sorted() {
            let stated = book.combinations[line]
            let old = stated.content
            guard old.common.validity.overlaps(new.common.validity) else { continue }
            if stated.layer < layer, old.common.setBy != nil, old.ids == new.ids { continue }
            let shared = old.ids.intersection(new.ids).sorted()
            found.add(.pairTwice(shared, new.common.range, old.common.range))
        }
    }

    mutating func joinChecks(_ files: [RuleFile]) {
        for check in files.flatMap(\.checks) {
            if let first = book.checks.first(where: { $0.id == check.id }) {
                found.add(
                    .duplicateName(check.id, at: check.common.range, first: first.common.range))
            } else {
                book.checks.append(check)
            }
        }
    }
}

extension CombinationDeclaration {
    var ids: Set<String> { Set(programmes.map(\.value)) }
}

extension Diagnostic {
    fileprivate static func pairTwice(
        _ pair: [String], _ range: SourceRange, _ first: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/pair-twice", at: range,
            Wording.list(pair)
                + Wording(zh: "能否同时享受已有规定", en: " already have a line"),
            hint: Wording(zh: "每一对项目只写一次", en: "name each pair once"),
            notes: [.init(range: first, message: Wording(zh: "在这里", en: "here"))])
    }
}
