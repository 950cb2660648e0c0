import Diagnostics
import FEEL
import RuleModel

extension Case {
    /// Tries every item, also those that the answer does not depend on any more.
    func observe(_ items: [ItemPlan], on object: Int) {
        guard observer != nil else { return }
        for item in items { _ = truth(of: item, on: object) }
    }

    /// Notes that a formula ran, and how close the sides of its comparisons came.
    func observe(_ formula: Formula, on object: Int?, input: Value?) {
        guard let observer else { return }
        observer.seen.note(touched: formula.range)
        for threshold in edition.comparisons(in: formula.expression) {
            guard let left = side(threshold.left, on: object, input),
                let right = side(threshold.right, on: object, input),
                let distance = left.subtracting(right)
            else { continue }
            let range = formula.text.range(of: threshold.range)
            observer.seen.note(distance: distance, step: threshold.step, at: range)
        }
    }

    /// Durations count as months.
    private func side(_ expression: Expression?, on object: Int?, _ input: Value?) -> Number? {
        switch expression.map({ run($0, on: object) }) ?? input {
        case .number(let number)?: number
        case .yearsMonths(let duration)?: Number(duration.months)
        default: nil
        }
    }
}
