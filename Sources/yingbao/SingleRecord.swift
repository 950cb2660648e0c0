import Diagnostics
import Engine
import FEEL
import Records
import RuleModel
import YAML

/// The one record of a file, to be bound to the law of several years.
struct SingleRecord {
    let node: YAMLNode
    private let path: String

    init(_ path: String, report: Report) throws(Failure) {
        self.path = path
        var found = DiagnosticBag()
        let file: RecordFile?
        do throws(FileError) {
            file = try RecordFile.read(path, into: &found)
        } catch {
            throw .unable(error.wording)
        }
        guard let file, !found.hasErrors, let first = file.records.first else {
            report.print(found.sorted)
            throw .reported
        }
        guard file.records.count == 1 else {
            throw .unable(
                Wording(
                    zh: "「\(path)」里有 \(file.records.count) 份记录，这里一次只看一份",
                    en: "“\(path)” holds \(file.records.count) records; one is looked at here"))
        }
        node = first
    }

    /// Under one law; mistakes are printed.
    func household(
        under program: Program, today: CalendarDate, report: Report
    ) throws(Failure) -> Household {
        var found = DiagnosticBag()
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        guard let household = reader.household(from: node, into: &found) else {
            report.print(found.sorted)
            throw .reported
        }
        return household
    }
}
