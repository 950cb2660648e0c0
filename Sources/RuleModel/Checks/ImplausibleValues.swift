package import Diagnostics
import FEEL

/// # A published value that hardly is what was meant
///
/// What: an amount of money is lower than the one published before it, or closer to a year's sum of
/// that one than to itself.
/// Why: a digit is wrong, two lines were exchanged, or a yearly figure stands where a monthly one
/// belongs.
/// Instead: compare with the document. A value that really was lowered may stay.
extension RuleBook {
    package func implausibleValues() -> [Diagnostic] {
        standards.flatMap { standard -> [Diagnostic] in
            guard typeNames.isMoney(standard.type), case .number(let unit?) = standard.type else {
                return []
            }
            return standard.publications.flatMap { newer -> [Diagnostic] in
                guard let older = previous(newer, of: standard) else { return [] }
                return (newer.values ?? [:]).compactMap { key, value in
                    guard let before = older.publication.values?[key] else { return nil }
                    return Diagnostic.implausible(
                        value, before, in: unit, published: older.notice.identity.title)
                }
            }
        }
    }

    /// What was published before it, drafts left out.
    private func previous(
        _ newer: Standard.Publication, of standard: Standard
    ) -> (publication: Standard.Publication, notice: Notice)? {
        let effective = notices[newer.notice].content.identity.effective
        return standard.publications.map { ($0, notices[$0.notice].content) }.filter {
            $0.1.identity.effective < effective && $0.1.identity.status != .draft
        }.max { $0.1.identity.effective < $1.1.identity.effective }
    }
}

extension MeasurementUnit {
    /// Whether a number is nearer to that many times another one than to once, as ratios go.
    fileprivate static func isManyTimes(_ number: Number, _ other: Number) -> Bool {
        guard let square = number.multiplied(by: number),
            let once = other.multiplied(by: other), let limit = once.multiplied(by: monthsPerYear)
        else { return false }
        return !other.isZero && limit <= square
    }
}

extension Diagnostic {
    fileprivate static func implausible(
        _ newer: StatedValue, _ older: StatedValue, in unit: MeasurementUnit, published: Title
    ) -> Diagnostic? {
        guard case .number(let value) = newer.value, case .number(let before) = older.value else {
            return nil
        }
        let (now, then) = (value.exactText, before.exactText)
        let note = Note(
            range: older.range,
            message: Wording(zh: "《\(published.zh)》", en: "“\(published.en)”"))
        if unit.isMonthly, MeasurementUnit.isManyTimes(value, before) {
            let month = value.divided(by: MeasurementUnit.monthsPerYear)?.exactText ?? ""
            return Diagnostic(
                "rule/implausible-value", .warning, at: newer.range,
                Wording(
                    zh: "\(now) 大约是上次公布的 \(then) 的十二倍",
                    en: "\(now) is about twelve times \(then), which was published before"),
                hint: Wording(
                    zh: "写的是全年的数吗？这里要写每月的：\(month)",
                    en: "is this a yearly amount? This takes a month's: \(month)"), notes: [note])
        }
        if unit.isYearly, MeasurementUnit.isManyTimes(before, value) {
            let year = value.multiplied(by: MeasurementUnit.monthsPerYear)?.exactText ?? ""
            return Diagnostic(
                "rule/implausible-value", .warning, at: newer.range,
                Wording(
                    zh: "\(now) 大约是上次公布的 \(then) 的十二分之一",
                    en: "\(now) is about a twelfth of \(then), which was published before"),
                hint: Wording(
                    zh: "写的是每月的数吗？这里要写全年的：\(year)",
                    en: "is this a monthly amount? This takes a year's: \(year)"), notes: [note])
        }
        guard value < before else { return nil }
        return Diagnostic(
            "rule/lowered-value", .warning, at: newer.range,
            Wording(
                zh: "\(now) 低于上次公布的 \(then)",
                en: "\(now) is below \(then), which was published before"),
            hint: Wording(
                zh: "请与文件核对；确实降低的，可以保留",
                en: "compare with the document; a value that really was lowered may stay"),
            notes: [note])
    }
}
