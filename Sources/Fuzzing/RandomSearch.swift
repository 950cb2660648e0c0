import Diagnostics

/// Many expressions made at random, each held against the properties.
package enum RandomSearch {
    /// What the expression of a seed came to.
    package static func outcome(seed: UInt64) -> ExpressionProperties.Outcome {
        var random = SeededRandom(seed: ~seed)
        let known = random.next() | random.next()
        return ExpressionProperties.outcome(of: text(seed: seed), known: known)
    }

    /// The expression that a seed stands for.
    package static func text(seed: UInt64) -> String {
        switch seed % 8 {
        case 0..<3:
            var generator = RuleGenerator(seed: seed)
            return generator.expression()
        case 3:
            var generator = ExpressionGenerator(seed: seed)
            return generator.unaryTests()
        default:
            var generator = ExpressionGenerator(seed: seed)
            return generator.expression()
        }
    }
}
