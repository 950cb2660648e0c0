import Diagnostics

/// # Two programmes, and nobody said whether a person may have both
///
/// What: a pair of programmes that no line of `combine` names.
/// Why: they would be paid together, whatever the law says.
/// Instead: a line with its source; `together`, where both are due.
extension Edition {
    func unnamedPairs() -> [Diagnostic] {
        var named: Set<[Int]> = []
        for line in combinations {
            for first in line.programmes {
                for second in line.programmes where first < second {
                    named.insert([first, second])
                }
            }
        }
        return programmes.indices.compactMap { first in
            let others = programmes.indices.filter { second in
                first < second && !named.contains([first, second]) && concernsMoney(first, second)
            }
            guard !others.isEmpty else { return nil }
            return .unnamedPairs(programmes[first], others.map { programmes[$0] })
        }
    }

    /// What only watches a family over takes nothing from anything else.
    private func concernsMoney(_ first: Int, _ second: Int) -> Bool {
        programmes[first].kind != .monitoring && programmes[second].kind != .monitoring
    }
}

extension Diagnostic {
    fileprivate static func unnamedPairs(
        _ programme: ProgrammeInForce, _ others: [ProgrammeInForce]
    ) -> Diagnostic {
        let title = programme.common.title
        return Diagnostic(
            "rule/unnamed-pair", .warning, at: programme.common.range,
            Wording(
                zh: "没有规定「\(title.zh)」能否与"
                    + others.map { "「\($0.common.title.zh)」" }.joined(separator: "、") + "同时享受",
                en: "nothing says whether “\(title.en)” goes with "
                    + others.map { "“\($0.common.title.en)”" }.joined(separator: ", ")),
            hint: Wording(
                zh: "在 combine 里写一行：exclusive、choice、difference 或 together",
                en: "add a line to combine: exclusive, choice, difference or together"))
    }
}
