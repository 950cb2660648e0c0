import Diagnostics
import Engine
import FEEL
import RuleModel

/// How far the procedures of the household have come: what is overdue first.
extension DeterminationPage {
    mutating func writeProcedures() {
        let procedures = determination.procedures
        guard let asOf = procedures.first?.asOf else { return }
        let day = phrases.day(asOf)
        let isBad = procedures.flatMap(\.steps).contains { $0.state.isBreach }
        heading(
            say(zh: "办理进度（截至\(day)）", en: "Procedure (as of \(day))"), isBad ? .red : .yellow)
        for procedure in procedures where procedure.needs.isEmpty {
            let name = procedure.title[phrases.language]
            let whose = phrases.parenthesised(phrases.person(procedure.subject))
            sheet.line("  " + sheet.paint(name, .bold) + whose)
            write(procedure)
        }
        writeUnknown(procedures.filter { !$0.needs.isEmpty })
    }

    /// A log of which it is not known what it is about, once.
    private mutating func writeUnknown(_ procedures: [ProcedureResult]) {
        var told: Set<String> = []
        for procedure in procedures where told.insert(procedure.subject).inserted {
            let subject = sheet.paint(phrases.person(procedure.subject), .bold)
            sheet.line(
                "  " + subject
                    + say(zh: "：还不知道办理什么事项", en: ": which matter it is is not known yet"))
        }
    }

    private mutating func write(_ procedure: ProcedureResult) {
        let steps = StepPhrases(phrases: phrases)
        let shown = procedure.steps.filter { showsAll || $0.isNoteworthy }
        for state in StepState.inOrder {
            for step in shown where step.state == state {
                sheet.row(
                    steps.label(state), steps.sentence(step),
                    indent: Self.indent * 2, labelWidth: stateWidth)
            }
        }
        let quiet = procedure.steps.filter { !showsAll && $0.state.isFine }
        guard !quiet.isEmpty else { return }
        sheet.row(
            steps.label(.onTime),
            quiet.map { $0.title[phrases.language] }.joined(separator: phrases.comma),
            indent: Self.indent * 2, labelWidth: stateWidth)
    }

    private var showsAll: Bool { isFull || showsProcedures }
    private var stateWidth: Int { phrases.language == .zh ? 4 : 9 }
}

extension StepState {
    /// What deserves attention first.
    fileprivate static let inOrder: [StepState] = [
        .overdue, .late, .tooShort, .undetermined, .open, .onTime, .done, .ahead,
    ]

    fileprivate var isBreach: Bool { self == .overdue || self == .late || self == .tooShort }
    fileprivate var isFine: Bool { self == .onTime || self == .done }
}

extension StepResult {
    /// Whether the page tells of it where not all steps are asked for.
    ///
    /// What was done and has no known term is told on demand.
    fileprivate var isNoteworthy: Bool {
        state.isBreach || state == .open || state == .undetermined && done == nil
    }
}

extension [ProcedureResult] {
    /// What can still change where they stand.
    var openNeeds: [Need] {
        flatMap { $0.needs + $0.steps.filter(\.isNoteworthy).flatMap(\.needs) }
    }
}
