import FEEL
import RuleModel

/// What is taken to be so, beside the record, while a case is tried.
struct Assumptions {
    var standards: [Int: Value] = [:]
    var roundings: [Int: Rounding] = [:]
    var combinations: [Int: CombinationRule] = [:]

    static let none = Assumptions()
}
