public import Diagnostics

/// Rows of tests of the inputs, each with its results.
public struct DecisionTable: Sendable {
    public let hitPolicy: HitPolicy
    public let inputs: [Input]
    public let outputs: [Output]
    public let rows: [Row]
    public let range: TextRange

    public init(
        hitPolicy: HitPolicy, inputs: [Input], outputs: [Output] = [Output()], rows: [Row],
        range: TextRange = TextRange(0, 0)
    ) {
        self.hitPolicy = hitPolicy
        self.inputs = inputs
        self.outputs = outputs
        self.rows = rows
        self.range = range
    }

    public struct Input: Sendable {
        public let value: Expression
        /// Tests of which the value must pass one; any value will do without them.
        public let allowed: Expression?

        public init(_ value: Expression, allowed: Expression? = nil) {
            self.value = value
            self.allowed = allowed
        }
    }

    public struct Output: Sendable {
        /// The key of the result; the only column of a table may be without.
        public let name: String?
        /// Tests for the values of the column, the one of highest priority first.
        public let values: [Expression]
        /// The result where no row matches.
        public let otherwise: Expression?

        public init(
            name: String? = nil, values: [Expression] = [], otherwise: Expression? = nil
        ) {
            self.name = name
            self.values = values
            self.otherwise = otherwise
        }
    }

    public struct Row: Sendable {
        /// One test for each input.
        public let tests: [Expression]
        /// One result for each output.
        public let results: [Expression]

        public init(tests: [Expression], results: [Expression]) {
            self.tests = tests
            self.results = results
        }
    }
}
