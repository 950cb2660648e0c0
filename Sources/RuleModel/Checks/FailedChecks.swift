import Diagnostics
import FEEL

/// # A sentence of `checks` that does not hold
///
/// What: the standards of the day break a sentence that their own documents state.
/// Why: a number was copied wrongly, or a notice is missing.
/// Instead: compare with the documents. Where a value is unset the sentence cannot be checked,
/// which is no pass.
extension Edition {
    func failedChecks(yearBefore: Edition?) -> [Diagnostic] {
        checks.compactMap { check in
            guard check.holds.type != .invalid else { return nil }
            let host = StandardsHost(self, yearBefore: yearBefore)
            switch host.evaluate(check.holds) {
            case .boolean(true): return nil
            case .boolean(false): return .checkFailed(check, comparison(of: check.holds, host))
            default:
                var missing: [Title] = []
                for index in host.unset where !missing.contains(standards[index].common.title) {
                    missing.append(standards[index].common.title)
                }
                return .notCheckable(check, missing)
            }
        }
    }

    /// `930 >= 929.5`, where the sentence is a comparison.
    private func comparison(of formula: Formula, _ host: StandardsHost) -> String? {
        guard case .comparison(let sign, let left, let right) = formula.expression.kind else {
            return nil
        }
        var sides: [String] = []
        for side in [left, right] {
            var evaluation = Evaluation(mode: .strict, host: host)
            guard case .number(let number) = evaluation.evaluate(side) else { return nil }
            sides.append(number.exactText)
        }
        return "\(sides[0]) \(sign.rawValue) \(sides[1])"
    }
}

extension Diagnostic {
    fileprivate static func checkFailed(_ check: Check, _ values: String?) -> Diagnostic {
        Diagnostic(
            "rule/check-failed", check.severity, at: check.holds.range,
            Wording(
                zh: "核对不符：\(check.holds.text.value)" + (values.map { "（\($0)）" } ?? ""),
                en: "does not hold: \(check.holds.text.value)" + (values.map { " (\($0))" } ?? "")),
            hint: Wording(zh: "请与来源文件核对数值", en: "compare the numbers with their documents"))
    }

    fileprivate static func notCheckable(_ check: Check, _ missing: [Title]) -> Diagnostic {
        Diagnostic(
            "rule/not-checkable", .note, at: check.holds.range,
            Wording(
                zh: "无法核对：" + missing.map { "“\($0.zh)”" }.joined(separator: "、") + "没有数值",
                en: "not checkable: no value for "
                    + missing.map { "\"\($0.en)\"" }.joined(separator: ", ")))
    }
}
