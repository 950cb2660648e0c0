import Diagnostics
import FEEL
import Records
import RuleModel

/// The years of `--years`: `2023..2026`, or `2023,2026`.
enum Years {
    private static let most = 40

    static func parse(_ text: String) throws(Failure) -> [Int] {
        let years: [Int]
        if let dots = text.firstRange(of: "..") {
            guard let first = year(text[..<dots.lowerBound]),
                let last = year(text[dots.upperBound...]), first <= last, last - first < most
            else { throw mistaken(text) }
            years = Array(first...last)
        } else {
            let parts = text.split(omittingEmptySubsequences: false) { ",，".contains($0) }
            years = parts.compactMap { year($0) }
            guard years.count == parts.count, years.count <= most else { throw mistaken(text) }
        }
        return years
    }

    private static func year(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 4, let year = Int(text), (1950...2200).contains(year) else {
            return nil
        }
        return year
    }

    private static func mistaken(_ text: String) -> Failure {
        .unable(
            Wording(
                zh: "--years 要写成 2023..2026 或 2023,2026，不是「\(text)」",
                en: "--years takes 2023..2026 or 2023,2026, not “\(text)”"))
    }
}

extension RuleLibrary {
    /// The laws of the years, or the mistakes in one of them, printed.
    func laws(
        of years: [Int], heldAt month: Month?, knownOn: CalendarDate, report: Report
    ) throws(Failure) -> [YearLaw] {
        var laws: [YearLaw] = []
        for year in years {
            var found = DiagnosticBag()
            guard let law = law(of: year, heldAt: month, knownOn: knownOn, into: &found) else {
                report.print(found.sorted.filter { $0.severity == .error })
                throw .reported
            }
            laws.append(law)
        }
        return laws
    }
}
