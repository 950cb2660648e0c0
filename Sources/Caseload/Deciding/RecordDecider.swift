import Diagnostics
import Engine
import FEEL
import Records
import RuleModel
import YAML

/// Decides records, one a line, and writes a determination for each, in order: a record with
/// mistakes gives one with findings in the place of results.
final class RecordDecider: ChunkWorker {
    private let form: DecidingForm
    private let reader: RecordReader
    private let decider: CaseDecider
    private let texts = ComparisonTexts()
    /// As diagnostics call the input.
    private let name: String

    init(_ form: DecidingForm, reader: RecordReader, name: String) {
        self.form = form
        self.reader = reader
        self.name = name
        var options = DecideOptions()
        options.explained = form.isExplained
        options.provesNeeds = form.isExplained
        decider = CaseDecider(program: form.program, month: form.month, options: options)
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
        result.lineCounts = [lines]
        return result
    }

    private func decide(_ line: String, line number: Int, into result: inout DecidedChunk) {
        guard !line.allSatisfy(\.isWhitespace) else { return }
        result.tally.read += 1
        let file = SourceFile(path: name, text: line)
        var found = DiagnosticBag()
        let nodes = RecordFile.parse(file, into: &found)?.records ?? []
        let household =
            nodes.count == 1 ? reader.household(from: nodes[0], into: &found) : nil
        var determination = Determination(
            record: nodes.first?["id"]?.text, month: form.month, day: form.program.edition.day,
            knownOn: form.knownOn, results: [], warnings: [], findings: found.sorted)
        if let household {
            determination = decider.determination(of: household).adding(found.sorted)
            result.tally.count(decider.decided(determination))
        } else {
            result.tally.rejected += 1
            for diagnostic in found.sorted where diagnostic.severity == .error {
                result.rejects.append(reject(diagnostic, of: determination, line: number))
            }
        }
        let fingerprint = Fingerprint(
            rules: form.rules, record: Fingerprint.hash(of: line), engine: EngineVersion.text,
            month: form.month, knownOn: form.knownOn)
        let json = DeterminationJSON(
            determination, fingerprint: fingerprint, language: form.language, texts: texts)
        json.value.write(to: &result.explanations)
        result.explanations.append(RowScanner.newline)
    }

    private func reject(
        _ diagnostic: Diagnostic, of determination: Determination, line: Int
    ) -> Reject {
        Reject(
            household: determination.record ?? "", file: name, table: 0, line: line,
            isRelative: true, column: diagnostic.range.map { String($0.position.column) } ?? "",
            code: diagnostic.code.name, severity: diagnostic.severity,
            message: diagnostic.message, hint: diagnostic.hint)
    }
}

extension CaseDecider {
    /// What counting needs of a determination.
    func decided(_ determination: Determination) -> DecidedHousehold {
        DecidedHousehold(
            results: determination.results.map { result in
                DecidedHousehold.Result(
                    programme: result.programme, member: nil, outcome: result.outcome,
                    isPayable: result.isPayable, amount: result.amount.map { Due($0) },
                    firstMonth: result.firstMonth,
                    persons: result.persons(isOfMember: result.subject != .household),
                    needs: result.needs.map(\.id))
            })
    }
}
