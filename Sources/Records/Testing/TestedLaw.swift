import Diagnostics
import Engine
import FEEL
import RuleModel

/// The law of the tests, linked once for each period and shared by all days between two changes.
struct TestedLaw {
    private let book: RuleBook
    private var programs: [EditionKey: (program: Program?, found: [Diagnostic])] = [:]

    init(_ book: RuleBook) {
        self.book = book
    }

    /// Every law that was asked for, by its number.
    private(set) var loaded: [Program] = []
    private var numbers: [EditionKey: Int] = [:]

    /// The law of a request and its number; what is wrong with it is reported every time.
    mutating func program(
        _ request: EditionRequest, into findings: inout [Diagnostic]
    ) -> (program: Program, number: Int)? {
        let key = book.editionKey(request)
        if programs[key] == nil {
            var found = DiagnosticBag()
            let program = linked(request, into: &found)
            programs[key] = (found.hasErrors ? nil : program, found.diagnostics)
            if !found.hasErrors, let program {
                numbers[key] = loaded.count
                loaded.append(program)
            }
        }
        guard let program = programs[key]?.program, let number = numbers[key] else {
            findings += programs[key]?.found ?? []
            return nil
        }
        return (program.asked(for: request.day, knownOn: request.knownOn), number)
    }

    private mutating func linked(
        _ request: EditionRequest, into found: inout DiagnosticBag
    ) -> Program? {
        guard let edition = book.edition(request, into: &found) else { return nil }
        if let program = replacingValues(request, edition) { return program }
        return Program(edition.linked(into: &found))
    }

    /// Values of a test's own change no name and no type: the period's law with them put in.
    private mutating func replacingValues(
        _ request: EditionRequest, _ edition: Edition
    ) -> Program? {
        guard !request.overrides.isEmpty else { return nil }
        let plain = EditionRequest(
            day: request.day, knownOn: request.knownOn, drafts: request.drafts,
            isStrict: request.isStrict)
        var ignored: [Diagnostic] = []
        guard let base = program(plain, into: &ignored)?.program,
            base.edition.standards.count == edition.standards.count
        else { return nil }
        var changed: [Int: StandardInForce] = [:]
        for (index, standard) in edition.standards.enumerated()
        where request.overrides[standard.id] != nil {
            // A formula has to be linked with the rest.
            guard case .values = standard.state, base.edition.standards[index].id == standard.id
            else { return nil }
            changed[index] = base.edition.standards[index]
            changed[index]?.state = standard.state
        }
        return base.replacing(standards: changed)
    }
}
