import Diagnostics

/// What the sides of comparisons are called, kept for whoever shows many determinations of one law:
/// the words of a rule are the same for every household.
package final class ComparisonTexts {
    private var texts: [ObjectIdentifier: (left: Wording, right: Wording)] = [:]

    package init() {}

    /// Text and value of each side.
    package func sides(of comparison: Comparison) -> (left: ComparisonSide, right: ComparisonSide) {
        let plan = comparison.plan
        let key = ObjectIdentifier(plan)
        let words = texts[key] ?? (plan.leftText, plan.rightText)
        texts[key] = words
        return (
            ComparisonSide(text: words.left, value: plan.words(comparison.leftValue)),
            ComparisonSide(
                text: words.right, value: comparison.rightValue.map(plan.words) ?? words.right)
        )
    }
}
