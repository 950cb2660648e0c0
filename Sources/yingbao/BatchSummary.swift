import Caseload
import Columns
import Diagnostics
import FEEL
import Records
import RuleModel

/// What a batch came to, for people: counts that add up, and each programme.
struct BatchSummary {
    let outcome: CaseloadRun.Outcome
    let edition: Edition
    let month: Month
    let language: Language
    let seconds: Double

    private func say(_ zh: String, _ en: String) -> String { Wording(zh: zh, en: en)[language] }

    var text: String {
        let tally = outcome.tally
        var lines: [String] = []
        if !outcome.isComplete {
            lines.append(
                say("只核算了一部分：运行被中止。", "Only a part was decided: the run was stopped."))
        }
        // A rate over a moment says nothing.
        let rate = seconds >= 1 ? Int(Double(tally.read) / seconds) : nil
        lines.append(
            say(
                "\(month) 共读入 \(tally.read) 户：已核算 \(tally.decided) 户，未能确定 "
                    + "\(tally.undetermined) 户，退回 \(tally.rejected) 户"
                    + (rate.map { "（每秒 \($0) 户）" } ?? ""),
                "\(month): \(tally.read) households read: \(tally.decided) decided, "
                    + "\(tally.undetermined) undetermined, \(tally.rejected) rejected"
                    + (rate.map { " (\($0) a second)" } ?? "")))
        if tally.warnings > 0 {
            lines.append(say("提醒 \(tally.warnings) 处", "\(tally.warnings) warnings"))
        }
        if tally.fallbacks.total > 0 { lines.append(fallbacks) }
        lines += programmes
        lines += files
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many households were decided one by one, and what for.
    private var fallbacks: String {
        let counts = outcome.tally.fallbacks.counts.sorted { $0.value > $1.value }.prefix(3)
        let reasons = counts.map { "\(reason($0.key)) \($0.value)" }
        let total = outcome.tally.fallbacks.total
        return say("其中 \(total) 户不能按列核算，逐户核算：", "\(total) of them were decided one by one: ")
            + reasons.joined(separator: say("，", ", "))
    }

    private func reason(_ reason: Fallbacks.Reason) -> String {
        switch reason {
        case .setAside: say("内容放不进列", "they say what columns do not hold")
        case .longList: say("名单太长", "a list is long")
        case .notColumnar: say("规则不能按列核算", "the rules are not columnar")
        case .uncertain(let programme):
            say("要逐户看", "for ") + edition.programmes[programme].common.title[language]
        }
    }

    private var programmes: [String] {
        var rows: [[String]] = [
            [
                say("项目", "programme"), say("户", "households"), say("人", "persons"),
                say("已定金额（元）", "yuan known"), say("金额未定", "sum open"),
                say("至少（元）", "yuan at least"), say("未能确定", "undetermined"),
            ]
        ]
        var reasons: [String] = []
        for (index, programme) in outcome.tally.programmes.enumerated() {
            guard programme.persons + programme.undetermined + programme.households > 0 else {
                continue
            }
            let title = edition.programmes[index].common.title[language]
            rows.append([
                title, String(programme.households), String(programme.persons),
                programme.paid.exactText, String(programme.openSums), programme.least.exactText,
                String(programme.undetermined),
            ])
            if !programme.needs.isEmpty { reasons.append(needs(programme, title)) }
        }
        guard rows.count > 1 else { return [] }
        return table(rows) + reasons
    }

    /// The needs that most results wait for.
    private func needs(_ programme: Tally.Programme, _ title: String) -> String {
        let most = programme.needs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
        let names = most.map { "\(edition.title(ofNeed: $0.key)[language]) \($0.value)" }
        return say("\(title) 等待：", "\(title) waits for: ")
            + names.joined(separator: say("，", ", "))
    }

    private func table(_ rows: [[String]]) -> [String] {
        let widths = rows[0].indices.map { column in
            rows.map { $0[column].displayWidth }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.displayWidth)
                return column == 0 ? cell + blanks : blanks + cell
            }.joined(separator: "  ")
        }
    }

    private var files: [String] {
        var lines: [String] = []
        if let name = outcome.names.output { lines.append(say("结果：\(name)", "results: \(name)")) }
        if let name = outcome.names.explanations {
            lines.append(say("理由：\(name)", "reasons: \(name)"))
        }
        if let name = outcome.names.rejects {
            lines.append(say("退回和提醒：\(name)", "rejects and warnings: \(name)"))
        }
        return lines
    }
}
