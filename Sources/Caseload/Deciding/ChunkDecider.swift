import Columns
package import Diagnostics
package import Engine
package import FEEL
import Records
import RuleModel

/// What is wanted of each household, the same for all workers.
package struct DecidingForm: Sendable {
    package let program: Program
    package let month: Month
    package let knownOn: CalendarDate
    /// The rules' fingerprint.
    package let rules: String
    package let language: Language
    package let output: OutputForm
    package var isExplained = false
    /// Whether every household is read as a record, for comparing.
    package var readsRecords = false
    /// Whether every household is decided by the case evaluator, for comparing.
    package var decidesByCase = false

    package init(
        program: Program, month: Month, knownOn: CalendarDate, rules: String, language: Language,
        output: OutputForm, isExplained: Bool
    ) {
        self.program = program
        self.month = month
        self.knownOn = knownOn
        self.rules = rules
        self.language = language
        self.output = output
        self.isExplained = isExplained
    }
}

/// What became of a chunk.
struct DecidedChunk: Sendable {
    let number: Int
    let position: Int
    var rows: [UInt8] = []
    /// Where rows begin, when they are to be numbered.
    var starts: [Int] = []
    var explanations: [UInt8] = []
    var rejects: [Reject] = []
    var persons: [IdentityCheck.Seen] = []
    /// Lines of each table's rows.
    var lineCounts: [Int] = []
    var tally: Tally
}

/// Works through chunks; each belongs to one thread.
protocol ChunkWorker: AnyObject {
    func decide(_ chunk: Chunk) throws -> DecidedChunk
}

/// Reads, decides and writes one chunk after the other.
///
/// It belongs to one worker.
final class ChunkDecider: ChunkWorker {
    private let form: DecidingForm
    private let reader: ChunkReader
    private let decider: CaseDecider
    private let evaluator: BatchEvaluator
    private let isByCase: Bool
    private let entityOfProgramme: [Int]
    /// By the programmes' places; households with an office's decision are not decided by columns.
    private let firstMonths: [Month?]
    private var writer: RowWriter
    private var identities = IdentityCheck()
    private let texts = ComparisonTexts()
    /// Of the block, by the programmes' places.
    private var answers: [AnswerColumns?] = []

    private static let blockSize = 512

    init(_ form: DecidingForm, batch: BatchProgram, caseload: CaseloadForm) {
        self.form = form
        evaluator = BatchEvaluator(batch)
        isByCase = form.isExplained || form.decidesByCase
        let programmes = batch.programmes.map { batch.program.edition.programmes[$0] }
        entityOfProgramme = programmes.map(\.entity)
        firstMonths = programmes.map { programme in
            switch programme.starts {
            case .monthAfterDecision: form.month.adding(months: 1)
            case .onDecision: form.month
            }
        }
        reader = ChunkReader(
            caseload, capacity: Self.blockSize, readsRecords: form.readsRecords)
        var options = DecideOptions()
        options.explained = form.isExplained
        options.provesNeeds = form.isExplained
        decider = CaseDecider(program: form.program, month: form.month, options: options)
        writer = RowWriter(
            form: form.output, program: form.program, month: form.month, evaluator: evaluator)
    }

    func decide(_ chunk: Chunk) throws(Disorder) -> DecidedChunk {
        var result = DecidedChunk(
            number: chunk.number, position: chunk.position,
            tally: Tally(programmeCount: form.program.edition.programmes.count))
        reader.begin(chunk)
        writer.removeAll()
        identities.begin(tableCount: chunk.slices.count)
        while try reader.fillBlock(Self.blockSize) {
            decideBlock(&result)
            result.rejects += identities.check(reader)
        }
        result.tally.fallbacks = evaluator.takeFallbacks()
        result.rows = writer.text.bytes
        result.starts = writer.starts
        result.tally.read = reader.readCount
        result.tally.rejected = reader.rejectedCount
        result.tally.warnings = result.rejects.count
        result.rejects += reader.rejects
        result.persons = identities.seen
        result.lineCounts = reader.lineCounts
        return result
    }

    private func decideBlock(_ result: inout DecidedChunk) {
        let block = reader.block
        if !isByCase {
            evaluator.decide(block)
            answers = evaluator.batch.programmes.indices.map { evaluator.columns(of: $0) }
        }
        var decided = DecidedHousehold()
        for household in 0..<block.householdCount {
            let members = block.members(ofHousehold: household)
            if let determination = determination(of: household) {
                decided = decider.decided(determination, in: block, members: members)
                if form.isExplained {
                    explain(determination, household, into: &result.explanations)
                }
            } else {
                collect(household, members, into: &decided)
            }
            result.tally.count(decided)
            writer.write(
                RowWriter.Subject(
                    reader: reader, household: household, members: members, decided: decided))
        }
    }

    /// By the case evaluator; `nil` where columns decided it.
    private func determination(of household: Int) -> Determination? {
        isByCase
            ? decider.determination(of: reader.block.household(at: household))
            : evaluator.determination(of: household)
    }

    /// What columns say of a household; refusals only where they are written.
    private func collect(
        _ household: Int, _ members: Range<Int>, into decided: inout DecidedHousehold
    ) {
        decided.results.removeAll(keepingCapacity: true)
        decided.isOfColumns = true
        let refused = Int(OutcomeCode.notEligible.rawValue)
        let writesRefusals = form.output.rows == .all
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

    private func explain(
        _ determination: Determination, _ household: Int, into bytes: inout [UInt8]
    ) {
        let fingerprint = Fingerprint(
            rules: form.rules, record: reader.hash(ofHousehold: household),
            engine: EngineVersion.text, month: form.month, knownOn: form.knownOn)
        let json = DeterminationJSON(
            determination, fingerprint: fingerprint, language: form.language, texts: texts)
        json.value.write(to: &bytes)
        bytes.append(RowScanner.newline)
    }
}

extension ChunkReader {
    /// The fingerprint of a household's rows: those of the households' file.
    func hash(ofHousehold household: Int) -> String {
        guard householdPlaces.indices.contains(household) else { return "" }
        let (start, scanner) = (householdPlaces[household], parts[0].scanner)
        let bytes = UnsafeBufferPointer(
            start: scanner.bytes + start, count: scanner.rowEnd(from: start) - start)
        return Fingerprint.hash(of: String(decoding: bytes, as: UTF8.self))
    }
}
