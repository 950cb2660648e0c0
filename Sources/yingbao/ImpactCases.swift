import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// The households of the list of losses as files: a record each, and its comparison where the two
/// laws are those of years.
struct ImpactCases {
    let folder: String
    let library: RuleLibrary
    /// Both laws as years; `nil` where one of them is none.
    let years: [Int]?
    let times: TimeOptions.Times
    let report: Report

    /// Writes the files and says how they are called, by household.
    func write(_ impact: Impact, edition: Edition) throws(Failure) -> [[String]] {
        let output = try OutputFolder(folder)
        let laws = try years.map { years throws(Failure) in
            try library.laws(
                of: years, heldAt: times.month, knownOn: times.knownOn, report: report)
        }
        var names: [[String]] = []
        for (place, entry) in impact.losses.enumerated() {
            let name = "loss\(place + 1)"
            let record = RecordJSON(entry.loss.record, edition: edition).value.pretty + "\n"
            try output.write(record, to: "\(name).json")
            var own = ["\(name).json"]
            if let laws, let page = comparison(of: record, under: laws) {
                try output.write(page, to: "\(name).html")
                own.append("\(name).html")
            }
            names.append(own)
        }
        return names
    }

    private func comparison(of record: String, under laws: [YearLaw]) -> String? {
        var found = DiagnosticBag()
        let file = SourceFile(path: "record.json", text: record)
        guard let node = RecordFile.parse(file, into: &found)?.records.first,
            let comparison = YearComparison(
                node, under: laws, ages: false, programmes: nil, today: times.today, into: &found)
        else { return nil }
        return ComparisonHTML(comparison, language: report.language).text
    }
}
