import Diagnostics
import Engine
import FEEL
import Foundation
import Records
import RuleModel

/// Two years of a rule set compared and written as a page, as `yingbao diff` does it.
struct DifferenceTimings {
    let rules: String
    let years: (older: Int, newer: Int)
    let today: CalendarDate

    func run() {
        let rounds = Rounds(count: 15, repetitions: 1)
        var size = 0
        let whole = rounds.times { size = page(of: read())?.text(.zh).utf8.count ?? 0 }
        let book = read()
        let compared = rounds.times { size = page(of: book)?.text(.zh).utf8.count ?? 0 }
        guard size > 0 else { return print("diff: the rules have errors") }
        print(
            "diff \(years.older) \(years.newer) of \(rules): \(whole.text) with reading the "
                + "rules, \(compared.text) without")
    }

    private func read() -> RuleBook? {
        var found = DiagnosticBag()
        return try? RuleLibrary.read(rules, into: &found).book
    }

    private func page(of book: RuleBook?) -> DifferencePage? {
        guard let book, let older = law(years.older, book), let newer = law(years.newer, book)
        else { return nil }
        return DifferencePage(older, newer, comparesPeriods: false)
    }

    private func law(_ year: Int, _ book: RuleBook) -> ComparedLaw? {
        guard let day = Month(year: year, month: 12)?.firstDay else { return nil }
        var found = DiagnosticBag()
        let request = EditionRequest(day: day, knownOn: today)
        guard let chosen = book.edition(request, into: &found) else { return nil }
        let linked = chosen.linked(into: &found)
        guard !found.hasErrors else { return nil }
        return ComparedLaw(
            label: Wording("\(year)"), law: ChosenLaw(chosen: chosen, linked: linked),
            failedChecks: book.failedChecks(on: day, knownOn: today),
            beginnings: book.beginnings(inYear: year, knownOn: today))
    }
}
