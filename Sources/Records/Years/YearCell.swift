package import Diagnostics
package import FEEL
package import RuleModel

/// One standard in one year.
package struct YearCell: Sendable {
    package enum State: String, Sendable {
        /// There was no law, or no such standard in it.
        case absent
        case unset
        /// Published for the year.
        case published
        /// Published for an earlier year and not confirmed for this one.
        case carried
        /// Computed by the law's own rule.
        case computed
        /// Fixed by the law itself.
        case fixed
    }

    package let state: State
    /// As shown, without the unit; brackets stand around what is carried on.
    package let text: Wording
    package let number: Number?
    /// Against the year before, where both are numbers.
    package let step: Number?
    package let percent: Number?
    /// The notice with its first day, or the articles; and how sure it is.
    package let source: Wording?
    package let evidence: Evidence?
    package let status: NoticeStatus?
    /// The first day of the value, where it lies within the year and is not its first.
    package let since: CalendarDate?

    static let absent = YearCell(
        state: .absent, text: Wording(""), number: nil, step: nil, percent: nil, source: nil,
        evidence: nil, status: nil, since: nil)
}
