package import Diagnostics
package import FEEL
package import RuleModel
import YAML

/// A record that is decided under every year: of a test, or an example by itself.
package struct MatrixCase: Sendable {
    /// The same in every run: the file and the title, not the line.
    package let key: String
    package let title: Title
    let node: YAMLNode
    let given: [String: YAMLNode]
    /// The day as of which the household stands.
    let day: CalendarDate

    /// A test case: its record in its own month; values that it sets for itself are left out.
    package static func tests(of book: RuleBook) -> [MatrixCase] {
        book.tests.compactMap { test in
            guard let day = test.day ?? test.month?.firstDay else { return nil }
            return MatrixCase(
                key: "\(test.range.file.path) \(test.title.zh)", title: test.title,
                node: test.record,
                given: Dictionary(
                    test.given.map { ($0.entity.value, $0.facts) },
                    uniquingKeysWith: { first, _ in first }), day: day)
        }
    }

    /// The records of a file, in a month.
    package static func records(
        at path: String, month: Month, into found: inout DiagnosticBag
    ) throws(FileError) -> [MatrixCase] {
        let file = try RecordFile.read(path, into: &found)
        return (file?.records ?? []).enumerated().map { index, node in
            let id = node["id"]?.text ?? "\(index + 1)"
            return MatrixCase(
                key: "\(path) \(id)", title: Title(id), node: node, given: [:],
                day: month.firstDay)
        }
    }
}
