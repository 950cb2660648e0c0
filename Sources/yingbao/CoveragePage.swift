import Diagnostics
import Records

/// What the tests try of the rules, for people and for programs.
struct CoveragePage {
    let coverage: RuleCoverage
    let language: Language

    /// How much is tried, each kind with its count.
    var summary: String {
        let counts = coverage.counts.map { "\($0.kind.name[language]) \($0.covered)/\($0.all)" }
        let words = Wording(zh: "案例试到的：", en: "covered: ")[language]
        return words + counts.joined(separator: Wording(zh: "，", en: ", ")[language]) + "\n"
    }

    /// A line for each thing that is not covered, with its place.
    var gaps: String {
        coverage.gaps.map { gap in
            let place = "\(gap.range.file.path):\(gap.range.position.line)"
            let colon = Wording(zh: "：", en: ": ")[language]
            return "\(place)  \(gap.kind.name[language])  \(gap.title[language])\(colon)"
                + "\(gap.missing[language])\n"
        }.joined()
    }

    var json: JSONValue {
        [
            "coverage": .object(
                coverage.counts.map {
                    (
                        $0.kind.rawValue,
                        ["covered": .integer($0.covered), "all": .integer($0.all)]
                    )
                }),
            "gaps": .array(
                coverage.gaps.map { gap in
                    [
                        "kind": .string(gap.kind.rawValue),
                        "path": .string(gap.range.file.path),
                        "line": .integer(gap.range.position.line),
                        "zh": .string(gap.title.zh),
                        "en": .string(gap.title.en),
                        "missing": .string(gap.missing[language]),
                    ]
                }),
        ]
    }
}

extension RuleCoverage.Kind {
    fileprivate var name: Wording {
        switch self {
        case .condition: Wording(zh: "条件", en: "conditions")
        case .row: Wording(zh: "表格行", en: "table rows")
        case .threshold: Wording(zh: "界限", en: "thresholds")
        case .slot: Wording(zh: "未定事项", en: "unset slots")
        }
    }
}
