package import Diagnostics
import FEEL
import YAML

extension RuleBook {
    /// Checks the law of every period that the rules tell apart.
    ///
    /// Names are unused only where no period uses them.
    package func lint(into found: inout DiagnosticBag) {
        var unused: [Diagnostic] = []
        var used: Set<SourceRange> = []
        var checks: [CheckOutcome] = []
        let tested = testedNames
        let first = beginning?.day
        for day in changeDays where first.map({ $0 <= day }) ?? true {
            let request = EditionRequest(day: day, knownOn: day)
            guard let edition = linked(request, into: &found) else { continue }
            found.add(contentsOf: edition.lint())
            let names = edition.unusedNames()
            unused += names
            used.formUnion(edition.declaredPlaces.subtracting(names.compactMap(\.range)))
            used.formUnion(edition.places(ofDefinitions: tested))
            checks += checkOutcomes(on: day, knownOn: day)
        }
        checks += draftOutcomes(into: &found)
        found.add(contentsOf: implausibleValues() + unnamedSources())
        found.add(contentsOf: unused.filter { $0.range.map { !used.contains($0) } ?? true })
        found.add(contentsOf: checks.worthTelling)
    }

    /// What the checks say of each draft on the day it would take effect.
    private func draftOutcomes(into found: inout DiagnosticBag) -> [CheckOutcome] {
        notices.map(\.content.identity).filter { $0.status == .draft }.flatMap { draft in
            let known = Swift.max(draft.issued, draft.effective)
            let request = EditionRequest(
                day: draft.effective, knownOn: known, drafts: [draft.document])
            _ = linked(request, into: &found)
            return checkOutcomes(on: draft.effective, knownOn: known, drafts: [draft.document])
        }
    }

    /// A definition that only a test asks for is a result of its own.
    private var testedNames: Set<String> {
        var names: Set<String> = []
        for entry in tests.flatMap({ $0.expect.entries ?? [] }) {
            names.insert(entry.name)
            names.formUnion((entry.value.entries ?? []).map(\.name))
        }
        return names
    }

    /// A check compares what documents say, not what is carried on past its review.
    func checkOutcomes(
        on day: CalendarDate, knownOn: CalendarDate, drafts: Set<String> = []
    ) -> [CheckOutcome] {
        // Whoever asks has linked the law of the day and told the mistakes in it.
        var silent = DiagnosticBag()
        func strict(_ day: CalendarDate) -> Edition? {
            let request = EditionRequest(
                day: day, knownOn: knownOn, drafts: drafts, isStrict: true)
            return edition(request, into: &silent)?.withLinkedStandards
        }
        guard let edition = strict(day) else { return [] }
        return edition.checkOutcomes(yearBefore: day.adding(months: -12).flatMap(strict))
    }

    /// What a mistake has made unfit to run is not looked at more closely.
    private func linked(
        _ request: EditionRequest, into found: inout DiagnosticBag
    ) -> Edition? {
        var mistakes = DiagnosticBag()
        let edition = edition(request, into: &mistakes)?.linked(into: &mistakes)
        found.add(contentsOf: mistakes.diagnostics)
        return mistakes.hasErrors ? nil : edition
    }
}

extension Edition {
    fileprivate func places(ofDefinitions names: Set<String>) -> [SourceRange] {
        definitions.filter {
            names.contains($0.common.title.zh)
                || names.contains($0.id.split(separator: ".").last.map(String.init) ?? $0.id)
        }.map(\.common.range)
    }

    fileprivate var declaredPlaces: Set<SourceRange> {
        var places = Set(facts.map(\.common.range))
        places.formUnion(definitions.map(\.common.range))
        places.formUnion(standards.map(\.common.range))
        places.formUnion(enumerations.map(\.range))
        return places
    }
}
