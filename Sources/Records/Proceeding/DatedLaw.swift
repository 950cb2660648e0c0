import Diagnostics
package import Engine
package import FEEL
package import RuleModel
package import YAML

/// The laws of several days for one request: each is linked once, however many days it covers.
package struct DatedLaw {
    private let book: RuleBook
    private let request: EditionRequest
    private let today: CalendarDate
    private var programs: [EditionKey: Program?] = [:]

    /// - Parameter request: What is asked for but the day.
    package init(_ book: RuleBook, _ request: EditionRequest, today: CalendarDate) {
        self.book = book
        self.request = request
        self.today = today
    }

    /// The law of a day; `nil` where the rules hold none that can be used.
    package mutating func program(on day: CalendarDate) -> Program? {
        let request = request.on(day)
        let key = book.editionKey(request)
        if programs[key] == nil {
            var found = DiagnosticBag()
            let edition = book.edition(request, into: &found)?.linked(into: &found)
            programs[key] = .some(found.hasErrors ? nil : edition.map { Program($0) })
        }
        return programs[key].flatMap { $0?.asked(for: day, knownOn: request.knownOn) }
    }

    /// How the procedures of a record stand on the day of knowledge; empty where it has none.
    package mutating func procedures(
        of record: YAMLNode, given: RecordReader.Given = [:]
    ) -> [ProcedureResult] {
        Engine.procedures(asOf: request.knownOn) { day in
            bound(record, given, on: day)
        }
    }

    /// A record whose log cannot be read under a law was reported where it was decided.
    private mutating func bound(
        _ record: YAMLNode, _ given: RecordReader.Given, on day: CalendarDate
    ) -> (household: Household, program: Program)? {
        guard let program = program(on: day) else { return nil }
        var ignored = DiagnosticBag()
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        return reader.household(from: record, given: given, into: &ignored).map { ($0, program) }
    }
}

extension Household {
    /// Whether anything in it holds the days of a procedure.
    package func hasProcedures(under edition: Edition) -> Bool {
        let entities = Set(edition.procedures.map(\.entity))
        return objects.contains { entities.contains($0.entity) }
    }
}
