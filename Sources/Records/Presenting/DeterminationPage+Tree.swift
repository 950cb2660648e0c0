import Diagnostics
import Engine
import RuleModel

/// The whole tree of conditions, for `--full`.
extension DeterminationPage {
    /// Rules nest about ten deep; a tree that goes on is cut.
    private static var depthLimit: Int { 20 }

    mutating func writeTree(_ reasons: [Reason], depth: Int) {
        guard depth < Self.depthLimit else { return }
        for reason in reasons {
            let margin = Self.indent * (depth + 1)
            sheet.row("", line(reason), indent: margin, labelWidth: 0)
            for comparison in reason.comparisons {
                sheet.row("", self.comparison(comparison), indent: margin + 4, labelWidth: 0)
            }
            for need in reason.needs where reason.children.isEmpty {
                let title = need.title[phrases.language]
                sheet.row(
                    "", say(zh: "还不知道：\(title)", en: "not known: \(title)"), indent: margin + 4,
                    labelWidth: 0)
            }
            writeTree(reason.children, depth: depth + 1)
        }
    }

    /// `✓ 收入低于标准（村发〔2020〕1号 第二条）`, `· 周岁 = 40：…（…）`.
    private func line(_ reason: Reason) -> String {
        var text = "\(mark(reason)) \(reason.title[phrases.language])"
        if let value = reason.value { text += " = " + value[phrases.language] }
        if reason.isPower { text += phrases.parenthesised(say(zh: "可以", en: "may")) }
        if let formula = reason.formula, reason.comparisons.isEmpty {
            text += phrases.colon + formula[phrases.language]
        }
        let law = phrases.citations(reason.sources)
        return law.isEmpty ? text : text + phrases.parenthesised(law + doubt(reason.evidence))
    }

    private func mark(_ reason: Reason) -> String {
        switch reason.verdict {
        case .holds where !reason.isCondition: "·"
        case .holds: sheet.paint("✓", .green)
        case .fails: sheet.paint("✗", .red)
        case .open: sheet.paint("?", .yellow)
        }
    }

    /// How sure the rule is, where it is less sure than a copy of the text.
    private func doubt(_ evidence: Evidence) -> String {
        guard evidence.needsWarning else { return "" }
        return phrases.semicolon + evidence.title[phrases.language]
    }
}

extension Evidence {
    var title: Wording {
        switch self {
        case .published: Wording(zh: "官方公布", en: "published")
        case .copy: Wording(zh: "公开文本", en: "public copy")
        case .derived: Wording(zh: "推算", en: "derived")
        case .reading: Wording(zh: "条文理解", en: "a reading of the text")
        case .general: Wording(zh: "一般做法", en: "general practice")
        case .assumed: Wording(zh: "假定", en: "assumed")
        }
    }
}
