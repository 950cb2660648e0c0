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

/// Reads, decides and writes one chunk after the other.
///
/// It belongs to one worker.
final class ChunkDecider {
    private let form: DecidingForm
    private let reader: ChunkReader
    private let decider: CaseDecider
    /// Where no reasons are wanted, columns decide what they can.
    private let columns: ColumnDecider?
    private var writer: RowWriter
    private var identities = IdentityCheck()

    private static let blockSize = 512

    init(_ form: DecidingForm, caseload: CaseloadForm) {
        self.form = form
        reader = ChunkReader(
            caseload, capacity: Self.blockSize, readsRecords: form.readsRecords)
        var options = DecideOptions()
        options.explained = form.isExplained
        options.provesNeeds = form.isExplained
        decider = CaseDecider(program: form.program, month: form.month, options: options)
        columns =
            form.isExplained ? nil : ColumnDecider(form.program, month: form.month)
        writer = RowWriter(form: form.output, program: form.program, month: form.month)
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
        let hasMembers = form.program.edition.entities.count > 1
        columns?.decide(block)
        for household in 0..<block.householdCount {
            let members = hasMembers ? block.rows(of: 1, inHousehold: household) : 0..<0
            let decided: DecidedHousehold
            if let columns, columns.determination(of: household) == nil {
                decided = columns.decided(household, in: block)
            } else {
                let determination =
                    columns?.determination(of: household)
                    ?? decider.determination(of: block.household(at: household))
                decided = decider.decided(determination, in: block, members: members)
                result.tally.byCase += 1
                if form.isExplained {
                    explain(determination, household, into: &result.explanations)
                }
            }
            result.tally.count(decided)
            writer.write(
                RowWriter.Subject(
                    reader: reader, household: household, members: members, decided: decided))
        }
    }

    private func explain(
        _ determination: Determination, _ household: Int, into bytes: inout [UInt8]
    ) {
        let fingerprint = Fingerprint(
            rules: form.rules, record: reader.hash(ofHousehold: household),
            engine: EngineVersion.text, month: form.month, knownOn: form.knownOn)
        let json = DeterminationJSON(
            determination, fingerprint: fingerprint, language: form.language)
        bytes += json.value.compact.utf8
        bytes.append(RowScanner.newline)
    }
}

extension ChunkReader {
    /// The fingerprint of a household's rows: those of the households' file.
    func hash(ofHousehold household: Int) -> String {
        guard householdPlaces.indices.contains(household) else { return "" }
        let place = householdPlaces[household]
        let bytes = UnsafeBufferPointer(
            start: parts[0].slice.bytes + place.lowerBound, count: place.count)
        return Fingerprint.hash(of: String(decoding: bytes, as: UTF8.self))
    }
}
