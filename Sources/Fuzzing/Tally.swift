/// How far many expressions came.
package struct Tally {
    private var count = 0
    package private(set) var read = 0
    package private(set) var values = 0
    package private(set) var rules = 0
    package private(set) var decided = 0
    package private(set) var faults = 0

    package init() {}

    package mutating func add(_ outcome: ExpressionProperties.Outcome) {
        count += 1
        read += outcome.isRead ? 1 : 0
        values += outcome.hasValue ? 1 : 0
        rules += outcome.isRule ? 1 : 0
        decided += outcome.isDecided ? 1 : 0
        faults += outcome.violations.isEmpty ? 0 : 1
    }

    package var text: String {
        """
        \(count) random expressions: \(read) without syntax errors, \(values) with a value, \
        \(rules) rules, \(decided) of them decided without all facts; \(faults) with findings
        """
    }
}
