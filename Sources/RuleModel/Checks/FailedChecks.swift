package import Diagnostics
package import FEEL

/// # A sentence of `checks` that does not hold
///
/// What: the standards of the day break a sentence that their own documents state.
/// Why: a number was copied wrongly, or a notice is missing.
/// Instead: compare with the documents. Where a value is unset the sentence cannot be checked,
/// which is no pass.
extension Edition {
    /// - Parameter yearBefore: The edition of the same month one year earlier, as known on the same
    ///   day; without it what compares with it is not checkable.
    package func failedChecks(yearBefore: Edition?) -> [Diagnostic] {
        checkOutcomes(yearBefore: yearBefore).worthTelling
    }

    func checkOutcomes(yearBefore: Edition?) -> [CheckOutcome] {
        checks.compactMap { check in
            guard check.holds.type != .invalid else { return nil }
            let host = StandardsHost(self, yearBefore: yearBefore)
            switch host.evaluate(check.holds) {
            case .boolean(true): return .holds(check)
            case .boolean(false):
                return .fails(.checkFailed(check, comparison(of: check.holds, host)), check)
            default:
                var missing: [Title] = []
                for index in host.unset where !missing.contains(standards[index].common.title) {
                    missing.append(standards[index].common.title)
                }
                return .notCheckable(.notCheckable(check, missing), check)
            }
        }
    }

    /// `1275 >= 1200`, where the sentence is a comparison.
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

/// A sentence of `checks` that does not hold.
package struct FailedCheck: Sendable {
    package let check: Check
    package let diagnostic: Diagnostic
}

enum CheckOutcome {
    case holds(Check)
    case fails(Diagnostic, Check)
    case notCheckable(Diagnostic, Check)
}

extension RuleBook {
    /// The sentences that do not hold of what was published for a day; what is carried on past its
    /// review is not compared.
    package func failedChecks(
        on day: CalendarDate, knownOn: CalendarDate, drafts: Set<String> = []
    ) -> [FailedCheck] {
        checkOutcomes(on: day, knownOn: knownOn, drafts: drafts).compactMap { outcome in
            guard case .fails(let diagnostic, let check) = outcome else { return nil }
            return FailedCheck(check: check, diagnostic: diagnostic)
        }
    }
}

extension [CheckOutcome] {
    /// All failures, and of what could never be checked the last attempt.
    var worthTelling: [Diagnostic] {
        var failures: [Diagnostic] = []
        var decided: Set<SourceRange> = []
        var open: [SourceRange: Diagnostic] = [:]
        for outcome in self {
            switch outcome {
            case .holds(let check): decided.insert(check.holds.range)
            case .fails(let diagnostic, let check):
                decided.insert(check.holds.range)
                failures.append(diagnostic)
            case .notCheckable(let diagnostic, let check): open[check.holds.range] = diagnostic
            }
        }
        let places = open.keys.filter { !decided.contains($0) }
        let notes = places.sorted { ($0.file.path, $0.start) < ($1.file.path, $1.start) }
        return failures + notes.compactMap { open[$0] }
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
                zh: "无法核对：" + missing.map { "「\($0.zh)」" }.joined(separator: "、") + "没有数值",
                en: "not checkable: no value for "
                    + missing.map { "“\($0.en)”" }.joined(separator: ", ")))
    }
}
