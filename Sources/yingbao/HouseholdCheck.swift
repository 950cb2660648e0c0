import Diagnostics
import Engine
import FEEL
import Records
import RuleModel
import YAML

/// Decides the households of files and prints each result as soon as it is there.
struct HouseholdCheck {
    /// The law of the days on which steps of procedures began.
    var law: DatedLaw
    let program: Program
    let month: Month
    let knownOn: CalendarDate
    /// The rules' fingerprint.
    let rules: String
    let today: CalendarDate
    let options: DecideOptions
    let report: Report
    let isFull: Bool
    let showsProcedures: Bool

    /// Goes on after a file or record that cannot be used, and fails in the end.
    mutating func run(_ paths: [String]) throws(Failure) {
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        var status: Int32 = 0
        var isFirst = true
        for path in paths {
            var found = DiagnosticBag()
            var file: RecordFile?
            do throws(FileError) {
                file = try RecordFile.read(path, into: &found)
            } catch {
                Console.error(error.wording)
                status = 2
                continue
            }
            if found.hasErrors { status = max(status, 1) }
            report.print(found.sorted)
            for node in file?.records ?? [] {
                check(node, reader, isFirst: &isFirst, status: &status)
            }
        }
        if status != 0 { throw Failure(status: status, wording: nil) }
    }

    private mutating func check(
        _ node: YAMLNode, _ reader: RecordReader, isFirst: inout Bool, status: inout Int32
    ) {
        var found = DiagnosticBag()
        let household = reader.household(from: node, into: &found)
        guard let household else {
            status = max(status, 1)
            switch report.format {
            case .json: write(undecided(node, found.sorted), of: node)
            case .text: report.print(found.sorted)
            }
            return
        }
        var determination = decide(
            household, under: program, month: month, options: options
        ).adding(found.sorted)
        if household.hasProcedures(under: program.edition) {
            determination = determination.adding(law.procedures(of: node))
        }
        switch report.format {
        case .json:
            write(determination, of: node)
        case .text:
            if !isFirst { Console.write("\n" + Self.ruler + "\n\n") }
            Console.write(
                DeterminationPage.text(
                    determination, edition: program.edition, language: report.language,
                    isFull: isFull, showsProcedures: showsProcedures, hasColour: Console.hasColour))
        }
        isFirst = false
    }

    /// A record with errors is not decided: the mistakes take the place of the results.
    private func undecided(_ node: YAMLNode, _ findings: [Diagnostic]) -> Determination {
        Determination(
            record: node["id"]?.text, month: month, day: program.edition.day, knownOn: knownOn,
            results: [], warnings: [], findings: findings)
    }

    private static let ruler = String(repeating: "─", count: 72)

    private func write(_ determination: Determination, of node: YAMLNode) {
        let text = node.range.file.text.utf8
        let start = text.index(text.startIndex, offsetBy: min(node.range.start, text.count))
        let end = text.index(text.startIndex, offsetBy: min(node.range.end, text.count))
        let fingerprint = Fingerprint(
            rules: rules,
            record: Fingerprint.hash(of: String(decoding: text[start..<end], as: UTF8.self)),
            engine: EngineVersion.text, month: month, knownOn: knownOn)
        let json = DeterminationJSON(
            determination, fingerprint: fingerprint, language: report.language)
        Console.write(json.value.compact + "\n")
    }
}
