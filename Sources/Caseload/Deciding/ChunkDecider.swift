import Columns
package import Diagnostics
package import Engine
package import FEEL
package import Records
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
    /// How results are explained, where they are.
    package let explanations: ExplanationJSON?
    package var isExplained: Bool { explanations != nil }
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
        explanations =
            isExplained
            ? ExplanationJSON(
                program, rules: rules, month: month, knownOn: knownOn, language: language)
            : nil
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
    private let blocks: BlockDecider
    private var identities = IdentityCheck()

    init(_ form: DecidingForm, batch: BatchProgram, caseload: CaseloadForm) {
        self.form = form
        reader = ChunkReader(
            caseload, capacity: BlockDecider.blockSize, readsRecords: form.readsRecords)
        blocks = BlockDecider(form, batch: batch, block: reader.block, reader: reader)
    }

    func decide(_ chunk: Chunk) throws(Disorder) -> DecidedChunk {
        var result = DecidedChunk(
            number: chunk.number, position: chunk.position,
            tally: Tally(programmeCount: form.program.edition.programmes.count))
        reader.begin(chunk)
        identities.begin(tableCount: chunk.slices.count)
        while try reader.fillBlock(BlockDecider.blockSize) {
            blocks.decide(tally: &result.tally) {
                form.explanations?.write(
                    $0, record: reader.hash(ofHousehold: $1), to: &result.explanations)
            }
            result.rejects += identities.check(reader)
        }
        blocks.finish(&result)
        result.tally.read = reader.readCount
        result.tally.rejected = reader.rejectedCount
        result.tally.warnings = result.rejects.count
        result.rejects += reader.rejects
        result.persons = identities.seen
        result.lineCounts = reader.lineCounts
        return result
    }
}

extension ChunkReader {
    /// The fingerprint of a household's rows: those of the households' file.
    func hash(ofHousehold household: Int) -> String {
        guard householdPlaces.indices.contains(household) else { return "" }
        let (start, scanner) = (householdPlaces[household], parts[0].scanner)
        let bytes = UnsafeBufferPointer(
            start: scanner.bytes + start, count: scanner.rowEnd(from: start) - start)
        return Fingerprint.hash(of: bytes)
    }
}
