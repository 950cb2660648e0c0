import Diagnostics
import FEEL
import Foundation

/// A line `expression => value` of the benchmark.
struct ExpressionCase {
    let text: String
    private let expected: String

    /// Nil for comments and empty lines.
    init?(line: Substring) {
        guard !line.hasPrefix("#"), let arrow = line.range(of: " => ") else { return nil }
        text = String(line[..<arrow.lowerBound])
        expected = String(line[arrow.upperBound...])
    }

    static func all(in file: String) -> [ExpressionCase] {
        guard let data = FileManager.default.contents(atPath: file) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
            .compactMap(ExpressionCase.init)
    }

    /// What is measured: reading the text and evaluating it, nothing kept from before.
    static func value(of text: String) -> Value {
        var found = DiagnosticBag()
        let tree = FEEL.parse(EmbeddedText(text), as: .expression, names: .language, into: &found)
        var run = Evaluation(mode: .standard)
        return run.evaluate(tree)
    }

    /// Equal to the last digit.
    var isRight: Bool {
        let test = Self.value(of: "(\(text)) = (\(expected))")
        return test.text == "true"
    }

    func nanoseconds(repetitions: Int) -> Double {
        // The sum keeps the compiler from leaving out what nobody looks at.
        var nulls = 0
        let time = ContinuousClock().measure {
            for _ in 0..<repetitions {
                if case .null = Self.value(of: text) { nulls += 1 }
            }
        }
        return nulls > repetitions ? 0 : time / .nanoseconds(1) / Double(repetitions)
    }
}
