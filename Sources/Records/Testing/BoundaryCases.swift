package import Diagnostics
package import Engine
import FEEL
package import RuleModel
import YAML

/// A case made from one that there is, with one fact moved to a limit of the law.
package struct BoundaryCase: Sendable {
    /// What the limit belongs to, and where it stands.
    package let title: Title
    package let range: SourceRange
    package let side: ThresholdSide
    /// The case that it was made from: what that file gives holds for this one too.
    package let origin: SourceRange
    /// The case as it would stand in a rule file, with what comes out of it.
    package let yaml: String
}

/// Makes, from the cases that there are, cases at each limit of the law: at it, one smallest step
/// below and one above.
///
/// What comes out is the engine's answer, for a person to confirm.
package struct BoundaryCases {
    private let runner: RuleTestRunner
    /// Each limit once for all periods in which it stands at one place.
    package let limits: [Threshold]

    package init(_ runner: RuleTestRunner) {
        self.runner = runner
        var seen: Set<SourceRange> = []
        limits = runner.law.loaded.flatMap(\.edition.thresholds)
            .filter { seen.insert($0.range).inserted }
            .sorted { ($0.range.file.path, $0.range.start) < ($1.range.file.path, $1.range.start) }
    }

    /// How many cases are tried for one limit: the first ones use little of the law.
    private static let tries = 12

    /// Below, at and above; empty where no fact of any case moves the comparison.
    package func cases(at limit: Threshold) -> [BoundaryCase] {
        let users = runner.cases.filter { $0.passes && $0.touched.contains(limit.formula) }
            .sorted { $0.touched.count < $1.touched.count }
        for tested in users.prefix(Self.tries) {
            let mover = FactMover(tested, limit: limit, today: runner.today)
            guard let moved = mover.moved else { continue }
            return moved.map { side, record, place, text in
                BoundaryCase(
                    title: limit.title, range: limit.range, side: side, origin: tested.test.range,
                    yaml: yaml(of: tested, limit, side, record, replacing: place, by: text))
            }
        }
        return []
    }

    private func yaml(
        of tested: TestedCase, _ limit: Threshold, _ side: ThresholdSide, _ record: YAMLNode,
        replacing place: SourceRange, by text: String
    ) -> String {
        let test = tested.test
        let ending = Wording(
            zh: "（\(limit.title.zh)：\(side.words.zh)）", en: " (\(limit.title.en): \(side.words.en))"
        )
        let title = test.title + ending
        let answers = Answers(tested, record: record, today: runner.today).yaml
        return test.range.file.text(
            of: test.range,
            replacing: [
                (test.titleRange, "{zh: \(title.zh.quotedForYAML), en: \(title.en.quotedForYAML)}"),
                (place, text), (test.expect.range, answers),
            ])
    }
}

extension SourceFile {
    /// A stretch of the file with some parts of it written anew.
    fileprivate func text(
        of range: SourceRange, replacing parts: [(range: SourceRange, text: String)]
    ) -> String {
        let bytes = Array(text.utf8)
        var written: [UInt8] = []
        var offset = range.start
        for part in parts.sorted(by: { $0.range.start < $1.range.start })
        where part.range.start >= offset && part.range.end <= range.end {
            written += bytes[offset..<part.range.start] + Array(part.text.utf8)
            offset = part.range.end
        }
        written += bytes[offset..<min(range.end, bytes.count)]
        return String(decoding: written, as: UTF8.self)
    }
}

extension String {
    /// In single quotes: nothing in it means anything to YAML.
    fileprivate var quotedForYAML: String { "'" + replacing("'", with: "''") + "'" }
}
