import Diagnostics

extension Joiner {
    mutating func joinCombinations(_ layers: [[RuleFile]]) {
        let ids = book.programmes.map(\.id)
        for (layer, files) in layers.enumerated() {
            for combination in files.flatMap(\.combinations) {
                for programme in combination.programmes where !ids.contains(programme.value) {
                    found.add(.unknownProgramme(programme, ids))
                }
                for level in combination.common.levelRanges { checkLevel(level) }
                checkPairs(combination, layer)
                book.combinations.append(Stated(layer: layer, content: combination))
            }
        }
    }

    /// A pair is named once for a day; a lower layer may settle what is open above.
    private mutating func checkPairs(_ new: CombinationDeclaration, _ layer: Int) {
        for stated in book.combinations {
            let old = stated.content
            guard old.shared(with: new).count > 1,
                old.common.validity.overlaps(new.common.validity)
            else { continue }
            if stated.layer < layer, old.common.setBy != nil, old.ids == new.ids { continue }
            found.add(.pairTwice(old.shared(with: new), new.common.range, old.common.range))
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

    func shared(with other: CombinationDeclaration) -> [String] {
        ids.intersection(other.ids).sorted()
    }
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
