import Diagnostics
package import FEEL

/// A period of days; an end that is `nil` is open.
package struct Validity: Sendable, Hashable {
    package let from: CalendarDate?
    package let to: CalendarDate?

    package init(from: CalendarDate?, to: CalendarDate?) {
        self.from = from
        self.to = to
    }

    package func contains(_ day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    package func overlaps(_ other: Validity) -> Bool {
        startsBeforeEnd(of: other) && other.startsBeforeEnd(of: self)
    }

    private func startsBeforeEnd(of other: Validity) -> Bool {
        guard let from, let end = other.to else { return true }
        return from <= end
    }

    func ends(before other: Validity) -> Bool {
        guard let to else { return false }
        return other.to.map { to < $0 } ?? true
    }

    /// Whether a day lies between the end of this period and the beginning of the next.
    package func leavesGap(before next: Validity) -> Bool {
        guard let to, let from = next.from, let after = to.adding(days: 1) else { return false }
        return after < from
    }
}

extension Common {
    package var validity: Validity { Validity(from: from, to: to) }
}

/// Two periods of one thing never share a day, nor leave one out between them.
func checkPeriods(
    of versions: [Common], name: String, allowsGaps: Bool = false,
    into found: inout DiagnosticBag
) {
    let sorted = versions.enumerated().sorted { left, right in
        let (a, b) = (left.element.from, right.element.from)
        guard let a, let b else { return a == nil && b != nil }
        return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
    guard var reaching = sorted.first else { return }
    for newer in sorted.dropFirst() {
        if reaching.validity.overlaps(newer.validity) {
            found.add(.overlappingDates(name, reaching, newer))
        } else if !allowsGaps, reaching.validity.leavesGap(before: newer.validity) {
            found.add(.gapInDates(name, reaching, newer))
        }
        if reaching.validity.ends(before: newer.validity) { reaching = newer }
    }
}

extension Diagnostic {
    fileprivate static func overlappingDates(
        _ name: String, _ older: Common, _ newer: Common
    ) -> Diagnostic {
        Diagnostic(
            "rule/overlapping-dates", at: newer.range,
            Wording(
                zh: "「\(name)」的两个时期有重叠", en: "two periods of “\(name)” share days"),
            hint: Wording(
                zh: "请让前一个时期在后一个开始的前一天结束",
                en: "end the older period the day before the newer one begins"),
            notes: [
                .init(range: older.range, message: Wording(zh: "另一个时期", en: "the other period"))
            ])
    }

    fileprivate static func gapInDates(
        _ name: String, _ older: Common, _ newer: Common
    ) -> Diagnostic {
        let first = older.to?.adding(days: 1)?.description ?? ""
        let last = newer.from?.adding(days: -1)?.description ?? ""
        return Diagnostic(
            "rule/gap-in-dates", at: newer.range,
            Wording(
                zh: "「\(name)」从 \(first) 到 \(last) 没有规定",
                en: "“\(name)” says nothing from \(first) to \(last)"),
            hint: Wording(
                zh: "这段时间未作规定的，写一个只有 set_by 的时期",
                en: "where nobody has set it, add a period with set_by alone"),
            notes: [
                .init(range: older.range, message: Wording(zh: "前一个时期", en: "the period before"))
            ])
    }
}
