import Diagnostics
import FEEL

/// # A kept programme's persons are counted
///
/// What: a household's programme is exclusive with a member's programme that is kept, but its
/// `covers` does not look at who receives the kept one.
/// Why: the person would be counted, and paid for, in both.
/// Instead: leave the person out, as in `家庭成员[not(特困供养.享受)]`.
extension Edition {
    func exclusionsMissing() -> [Diagnostic] {
        let lines = combinations.filter { $0.rule == .exclusive && $0.keep != nil }
        guard !lines.isEmpty else { return [] }
        let graph = Dependencies(self)
        return lines.flatMap { line in
            line.programmes.compactMap { other in
                guard let keep = line.keep, other != keep, let covers = programmes[other].covers,
                    covers.type != .invalid, programmes[keep].entity != programmes[other].entity
                else { return nil }
                let used = graph.reachable(from: .covers(other))
                if used.contains(.result(keep, .receives)) { return nil }
                return .exclusionMissing(programmes[other], kept: programmes[keep], covers, line)
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func exclusionMissing(
        _ programme: ProgrammeInForce, kept: ProgrammeInForce, _ covers: Formula,
        _ line: Combination
    ) -> Diagnostic {
        let (title, other) = (programme.common.title, kept.common.title)
        return Diagnostic(
            "rule/exclusion-missing", at: covers.range,
            Wording(
                zh: "「\(title.zh)」的 covers 没有排除享受「\(other.zh)」的人",
                en: "the covers of “\(title.en)” does not leave out who receives “\(other.en)”"),
            hint: Wording(
                zh: "在列表上筛选：[not(\(other.zh).享受)]",
                en: "filter the list: [not(\(other.zh).receives)]"),
            notes: [
                Note(
                    range: line.common.range,
                    message: Wording(
                        zh: "这里规定二者不能同时享受", en: "here the two are said to be exclusive"))
            ])
    }
}
