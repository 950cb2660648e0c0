import Columns
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel
import YAML

/// Decides records, one a line.
///
/// For each it writes a determination or an explanation, in order, where answers are wanted: a record
/// with mistakes gives one with findings in the place of results. Where rows are wanted, records become blocks as
/// the rows of files do.
final class RecordDecider: ChunkWorker {
    private let form: DecidingForm
    private let reader: RecordReader
    private let decider: CaseDecider
    private let texts = ComparisonTexts()
    /// As diagnostics call the input.
    private let name: String
    private let writesAnswers: Bool
    /// Absent where no rows are wanted.
    private let blocks: BlockDecider?
    private let block: Block

    init(
        _ form: DecidingForm, reader: RecordReader, name: String, batch: BatchProgram,
        writesAnswers: Bool, writesRows: Bool
    ) {
        self.form = form
        self.reader = reader
        self.name = name
        self.writesAnswers = writesAnswers
        decider = CaseDecider(form)
        block = Block(batch.layout, capacity: writesRows ? BlockDecider.blockSize : 1)
        blocks = writesRows ? BlockDecider(form, batch: batch, block: block, reader: nil) : nil
    }

    func decide(_ chunk: Chunk) -> DecidedChunk {
        var result = DecidedChunk(
            number: chunk.number, position: chunk.position,
            tally: Tally(programmeCount: form.program.edition.programmes.count))
        let slice = chunk.slices[0]
        var (at, lines) = (0, 0)
        while at < slice.count {
            let end = slice.scanner.lineEnd(from: at)
            let bytes = UnsafeBufferPointer(start: slice.bytes + at, count: end - at)
            lines += 1
            decide(String(decoding: bytes, as: UTF8.self), line: lines, into: &result)
            at = end + 1
        }
        decideBlock(into: &result)
        blocks?.finish(&result)
        result.lineCounts = [lines]
        return result
    }

    private func decideBlock(into result: inout DecidedChunk) {
        guard let blocks, block.householdCount > 0 else { return }
        block.seal()
        blocks.decide(tally: &result.tally) { _, _ in }
        block.removeAll()
    }

    private func decide(_ line: String, line number: Int, into result: inout DecidedChunk) {
        guard !line.allSatisfy(\.isWhitespace) else { return }
        result.tally.read += 1
        let file = SourceFile(path: name, text: line)
        var found = DiagnosticBag()
        let nodes = RecordFile.parse(file, into: &found)?.records ?? []
        let household =
            nodes.count == 1 ? reader.household(from: nodes[0], into: &found) : nil
        let id = nodes.first?["id"]?.text
        if let household, blocks != nil {
            block.append(household)
            if block.householdCount == BlockDecider.blockSize { decideBlock(into: &result) }
        }
        if household == nil {
            result.tally.rejected += 1
            for diagnostic in found.sorted where diagnostic.severity == .error {
                result.rejects.append(reject(diagnostic, of: id, line: number))
            }
        }
        if writesAnswers || blocks == nil {
            answer(household, id, line, found.sorted, into: &result)
        }
    }

    private func answer(
        _ household: Household?, _ id: String?, _ line: String, _ findings: [Diagnostic],
        into result: inout DecidedChunk
    ) {
        var determination = Determination(
            record: id, month: form.month, day: form.program.edition.day, knownOn: form.knownOn,
            results: [], warnings: [], findings: findings)
        if let household {
            determination = decider.determination(of: household).adding(findings)
            // Where there are rows, the households were counted with them.
            if blocks == nil { result.tally.count(DecidedHousehold(determination)) }
        }
        let hash = Fingerprint.hash(of: line)
        if let explanations = form.explanations {
            return explanations.write(determination, record: hash, to: &result.explanations)
        }
        let fingerprint = Fingerprint(
            rules: form.rules, record: hash, engine: EngineVersion.text,
            month: form.month, knownOn: form.knownOn)
        let json = DeterminationJSON(
            determination, fingerprint: fingerprint, language: form.language, texts: texts)
        json.value.write(to: &result.explanations)
        result.explanations.append(RowScanner.newline)
    }

    private func reject(
        _ diagnostic: Diagnostic, of record: String?, line: Int
    ) -> Reject {
        Reject(
            diagnostic, household: record ?? "", file: name, table: 0, line: line,
            isRelative: true, column: diagnostic.range.map { String($0.position.column) } ?? "")
    }
}
