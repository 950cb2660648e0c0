import Columns
import Engine
import FEEL
import RuleModel

/// Decides blocks of households and writes their rows; belongs to one worker.
final class BlockDecider {
    private let form: DecidingForm
    private let decider: CaseDecider
    private let evaluator: BatchEvaluator
    private let isByCase: Bool
    private let entityOfProgramme: [Int]
    /// By the programmes' places; households with an office's decision are not decided by columns.
    private let firstMonths: [Month?]
    private var writer: RowWriter
    /// Of the block, by the programmes' places.
    private var answers: [AnswerColumns?] = []

    static let blockSize = 512

    init(_ form: DecidingForm, batch: BatchProgram) {
        self.form = form
        evaluator = BatchEvaluator(batch)
        isByCase = form.isExplained || form.decidesByCase
        let programmes = batch.programmes.map { batch.program.edition.programmes[$0] }
        entityOfProgramme = programmes.map(\.entity)
        firstMonths = programmes.map { $0.starts.firstMonth(decidedIn: form.month) }
        decider = CaseDecider(form)
        writer = RowWriter(
            form: form.output, program: form.program, month: form.month, evaluator: evaluator)
    }

    /// Decides the households of a sealed block.
    ///
    /// - Parameters:
    ///   - reader: where the block's rows came from; `nil` for records.
    ///   - byCase: told of each household that the case evaluator decided.
    func decide(
        _ block: Block, of reader: ChunkReader?, tally: inout Tally,
        byCase: (Determination, Int) -> Void
    ) {
        if !isByCase {
            evaluator.decide(block)
            answers = evaluator.batch.programmes.indices.map { evaluator.columns(of: $0) }
        }
        var decided = DecidedHousehold()
        for household in 0..<block.householdCount {
            let members = block.members(ofHousehold: household)
            if let determination = determination(of: household, in: block) {
                decided = decider.decided(determination, in: block, members: members)
                byCase(determination, household)
            } else {
                collect(household, members, into: &decided)
            }
            tally.count(decided)
            writer.write(
                RowWriter.Subject(
                    block: block, reader: reader, household: household, members: members,
                    decided: decided))
        }
    }

    /// Gives what was written to a chunk, and begins anew.
    func finish(_ chunk: inout DecidedChunk) {
        chunk.tally.fallbacks = evaluator.takeFallbacks()
        chunk.rows = writer.text.bytes
        chunk.starts = writer.starts
        writer.removeAll()
    }

    /// By the case evaluator; `nil` where columns decided it.
    private func determination(of household: Int, in block: Block) -> Determination? {
        isByCase
            ? decider.determination(of: block.household(at: household))
            : evaluator.determination(of: household)
    }

    /// What columns say of a household; refusals only where they are written.
    private func collect(
        _ household: Int, _ members: Range<Int>, into decided: inout DecidedHousehold
    ) {
        decided.results.removeAll(keepingCapacity: true)
        decided.isOfColumns = true
        let refused = Int(OutcomeCode.notEligible.rawValue)
        let writesRefusals = form.output.writesRefusals
        for (place, entity) in entityOfProgramme.enumerated() {
            guard let answer = answers[place] else { continue }
            for row in entity == 0 ? household..<household + 1 : members
            where answer.outcome[row] != refused || writesRefusals {
                decided.results.append(result(answer, place, row, isOfMember: entity != 0))
            }
        }
    }

    private func result(
        _ answer: AnswerColumns, _ place: Int, _ row: Int, isOfMember: Bool
    ) -> DecidedHousehold.Result {
        let programme = evaluator.batch.programmes[place]
        let outcome = evaluator.outcome(of: place, row: row)
        let isRefused = outcome == .notEligible
        let amount = isRefused ? nil : answer.amount.map { Due($0, row: row) }
        let isOpen = if case .open? = amount { true } else { outcome == .undetermined }
        let isGranted = outcome == .eligible || outcome == .discretionary
        let persons = isOfMember ? 1 : answer.persons?[row] ?? 0
        return DecidedHousehold.Result(
            programme: programme, member: isOfMember ? row : nil, outcome: outcome,
            isPayable: answer.isPayable[row] == 1, amount: amount,
            firstMonth: isGranted ? firstMonths[place] : nil,
            persons: isRefused ? 0 : persons,
            needs: isOpen ? evaluator.needs(of: place, row: row) : [])
    }
}
