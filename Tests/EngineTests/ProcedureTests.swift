import Engine
import FEEL
import RuleModel
import Testing

/// Procedures of the invented county, over random logs of days.
@Suite("Procedures")
struct ProcedureTests {
    @Test("where a step stands follows from its days, whatever they are", arguments: 0..<200)
    func states(seed: Int) throws {
        let program = try County.program()
        var random = Random(seed: seed)
        let log = try Log(&random)
        let step = try #require(Self.settle(log, under: program))
        let calendar = program.edition.calendar.days
        guard log.came <= log.asOf else {
            #expect(step.state == .ahead)
            return
        }
        let due = try #require(calendar.day(10, .workingDays, after: log.came)).day
        let done = log.settled.flatMap { $0 <= log.asOf ? $0 : nil }
        let isLate = (done ?? log.asOf) > due
        let expected: StepState =
            switch (done == nil, isLate) {
            case (true, false): .open
            case (true, true): .overdue
            case (false, false): .onTime
            case (false, true): .late
            }
        #expect(step.state == expected)
        #expect(step.deadline?.day == due)
        let over = calendar.count(.workingDays, after: due, through: done ?? log.asOf)
        if isLate { #expect(step.daysLeft == over.map { -$0 }) }
        if expected == .open { #expect((step.daysLeft ?? -1) >= 0) }
    }

    @Test("what is not known of the log never says more than the whole log", arguments: 0..<200)
    func unknowns(seed: Int) throws {
        let program = try County.program()
        var random = Random(seed: seed)
        var log = try Log(&random)
        log.hard = random.chance(2)
        let truth = try #require(Self.settle(log, under: program))
        log.hard = nil
        let said = try #require(Self.settle(log, under: program))
        #expect(said.state == truth.state || said.state == .undetermined)
        guard let said = said.deadline, let truth = truth.deadline?.day else { return }
        #expect(said.earliest <= truth && truth <= (said.latest ?? truth))
    }

    @Test("each step goes by the law of its day, whatever day one looks on")
    func lawOfTheDay() throws {
        var random = Random(seed: 1)
        let log = try Log(&random)
        var asked: [CalendarDate] = []
        let program = try County.program()
        let found = procedures(asOf: log.asOf) { day in
            asked.append(day)
            // There is no law of the day on which it began.
            return day == log.came ? nil : (log.household(for: program), program)
        }
        let step = try #require(found.first?.steps.first { $0.id == "settle" })
        #expect(asked.first == log.asOf && asked.contains(log.came))
        #expect(step.state == .undetermined)
        #expect(step.needs.map(\.id) == ["law.\(log.came)"])
    }

    private static func settle(_ log: Log, under program: Program) -> StepResult? {
        procedures(asOf: log.asOf) { _ in (log.household(for: program), program) }
            .first?.steps.first { $0.id == "settle" }
    }

    /// The days of one application, all in a year whose calendar is known.
    private struct Log {
        let came: CalendarDate
        let settled: CalendarDate?
        let asOf: CalendarDate
        var hard: Bool? = false

        init(_ random: inout Random) throws {
            let first = try #require(CalendarDate("2024-05-20"))
            came = try #require(first.adding(days: Int(random.next() % 40)))
            let end = try #require(came.adding(days: Int(random.next() % 40)))
            settled = random.chance(3) ? nil : end
            asOf = try #require(first.adding(days: 10 + Int(random.next() % 80)))
        }

        func household(for program: Program) -> Household {
            let edition = program.edition
            var household = Household(id: "h", layout: program.layout)
            guard let entity = edition.entities.firstIndex(where: { $0.id == "application" }) else {
                return household
            }
            let object = household.add(entity, below: 0, id: "a1")
            let days = [("came", came), ("settled", settled)]
            for (index, fact) in edition.facts.enumerated() where fact.entity == entity {
                if let day = days.first(where: { $0.0 == fact.id })?.1 {
                    household.set(index, of: object, to: .date(day))
                }
                if fact.id == "hard" {
                    household.set(index, of: object, to: hard.map { .boolean($0) })
                }
            }
            return household
        }
    }
}
