package import Diagnostics

/// A change of the law that no case can notice, with the reason: `yingbao test --mutate` does not
/// count it, and says so where a test notices it all the same.
package struct EquivalentChange: Sendable {
    /// `member.in_household.minor_child`, `urban_dibao`: as changes are listed.
    package let rule: Located<String>
    /// What is changed, as it is written; absent where the rule has only one such change.
    package let part: String?
    /// `< -> <=`.
    package let change: String
    package let reason: Wording
    package let range: SourceRange
}
