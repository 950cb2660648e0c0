import Columns
import Engine
import FEEL
import RuleModel

/// Decides blocks of households and writes their rows; belongs to one worker.
final class BlockDecider {
    private let block: Block
    private let decider: CaseDecider
    private let evaluator: BatchEvaluator
    private let isByCase: Bool
    private let writesRefusals: Bool
    private var writer: RowWriter
    /// By the programmes' places; households with an office's decision are not decided by columns.
    private let programmes: [Programme]
    /// What columns answer of the block, for the programmes that they know.
    private var answers = FlatList<Answer>()

    private struct Programme {
        let isOfMember: Bool
        let firstMonth: Month?
    }

    private struct Answer {
        let columns: AnswerColumns
        let place: Int
        let programme: Int
        let isOfMember: Bool
        let firstMonth: Month?
    }

    static let blockSize = 512

    /// - Parameters:
    ///   - block: which is decided again and again, with other households.
    ///   - reader: where the block's rows come from; `nil` for records.
    init(_ form: DecidingForm, batch: BatchProgram, block: Block, reader: ChunkReader?) {
        self.block = block
        evaluator = BatchEvaluator(batch)
        isByCase = form.isExplained || form.decidesByCase
        writesRefusals = form.output.writesRefusals
        programmes = batch.programmes.map { index in
            let programme = batch.program.edition.programmes[index]
            return Programme(
                isOfMember: programme.entity != 0,
                firstMonth: programme.starts.firstMonth(decidedIn: form.month))
        }
        decider = CaseDecider(form)
        writer = RowWriter(
            form: form.output, program: form.program, month: form.month, evaluator: evaluator,
            block: block, reader: reader)
    }

    deinit { answers.deallocate() }

    /// Decides the households of the sealed block.
    ///
    /// - Parameter byCase: told of each household that the case evaluator decided.
    func decide(tally: inout Tally, byCase: (Determination, Int) -> Void) {
        answers.removeLast(to: 0)
        if !isByCase {
            evaluator.decide(block)
            findAnswers()
        }
        writer.begin()
        var collected = DecidedHousehold()
        for household in 0..<block.householdCount {
            let members = block.members(ofHousehold: household)
            if let determination = determination(of: household) {
                let decided = decider.decided(determination, in: block, members: members)
                byCase(determination, household)
                tally.count(decided)
                writer.write(household, members, decided)
            } else {
                collect(household, members, into: &collected)
                tally.count(collected)
                writer.write(household, members, collected)
            }
        }
    }

    /// Gives what was written to a chunk, and begins anew.
    func finish(_ chunk: inout DecidedChunk) {
        chunk.tally.fallbacks = evaluator.takeFallbacks()
        (chunk.rows, chunk.starts) = writer.take()
    }

    /// By the case evaluator; `nil` where columns decided it.
    private func determination(of household: Int) -> Determination? {
        isByCase
            ? decider.determination(of: block.household(at: household))
            : evaluator.determination(of: household)
    }

    // MARK: - Columns

    private func findAnswers() {
        for (place, programme) in programmes.enumerated() {
            guard let columns = evaluator.columns(of: place) else { continue }
            answers.append(
                Answer(
                    columns: columns, place: place, programme: evaluator.batch.programmes[place],
                    isOfMember: programme.isOfMember, firstMonth: programme.firstMonth))
        }
    }

    /// What columns say of a household; refusals only where they are written.
    private func collect(
        _ household: Int, _ members: Range<Int>, into decided: inout DecidedHousehold
    ) {
        decided.removeAll()
        let refused = Int(OutcomeCode.notEligible.rawValue)
        for index in 0..<answers.count {
            let answer = answers.memory + index
            for row in answer.pointee.isOfMember ? members : household..<household + 1
            where answer.pointee.columns.outcome[row] != refused || writesRefusals {
                add(answer, row, to: &decided)
            }
        }
    }

    private func add(
        _ answer: UnsafePointer<Answer>, _ row: Int, to decided: inout DecidedHousehold
    ) {
        let columns = answer.pointee.columns
        let code = OutcomeCode(rawValue: UInt8(truncatingIfNeeded: columns.outcome[row]))
        let (outcome, isRefused, isGranted, isUndetermined) =
            switch code {
            case .eligible: (Outcome.eligible, false, true, false)
            case .notEligible: (.notEligible, true, false, false)
            case .discretionary: (.discretionary, false, true, false)
            case .undetermined, nil: (.undetermined, false, false, true)
            }
        let amount = isRefused ? nil : columns.amount.map { Due($0, row: row) }
        let isOpen = if case .open? = amount { true } else { isUndetermined }
        let persons = answer.pointee.isOfMember ? 1 : columns.persons?[row] ?? 0
        decided.append(
            DecidedHousehold.Result(
                programme: answer.pointee.programme,
                member: answer.pointee.isOfMember ? row : nil, outcome: outcome,
                isPayable: columns.isPayable[row] == 1, amount: amount,
                firstMonth: isGranted ? answer.pointee.firstMonth : nil,
                persons: isRefused ? 0 : persons,
                needs: isOpen
                    ? decided.add(evaluator.needs(of: answer.pointee.place, row: row)) : 0..<0))
    }
}
