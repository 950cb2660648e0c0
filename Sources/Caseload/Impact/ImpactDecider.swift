import Columns
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// Decides chunk after chunk under both laws and counts what changes.
///
/// It belongs to one worker. Where both laws read a household alike it is read once; else each law
/// reads the same bytes by its own vocabulary.
final class ImpactDecider: ChunkWorker {
    private let form: ImpactForm
    private let groupings: [GroupingSource]
    private let older: ImpactView
    private let newer: ImpactView
    private let evaluators: Evaluators
    private let isCash: [Bool]
    private let mixtures: LawMixtures
    private var writer: ImpactRows

    /// Which evaluator of the views stands for which law.
    private struct Evaluators {
        let older: BatchEvaluator
        let newer: BatchEvaluator
        let between: ArraySlice<BatchEvaluator>
        let higher: BatchEvaluator?
        let lower: BatchEvaluator?
    }

    // Used again for every household.
    private var before: [ImpactStanding]
    private var after: [ImpactStanding]
    private var higher: [ImpactStanding]
    private var lower: [ImpactStanding]
    private var mixed: [[ImpactStanding]]

    /// - Parameter caseloads: one for both laws, or one for each.
    init(_ form: ImpactForm, groupings: [GroupingSource], caseloads: [CaseloadForm]) {
        self.form = form
        self.groupings = groupings
        let laws = form.laws
        let definitions = groupings.compactMap { source in
            if case .definition(let index) = source { index } else { nil }
        }
        let first =
            [BatchProgram(laws.older, definitions: definitions)]
            + laws.between.map { BatchProgram($0) }
        let last = ([laws.newer] + (laws.moved.map { [$0.higher, $0.lower] } ?? []))
            .map { BatchProgram($0) }
        let isShared = caseloads.count == 1
        older = ImpactView(caseloads[0], isShared ? first + last : first)
        newer = isShared ? older : ImpactView(caseloads[caseloads.count - 1], last)
        let offset = isShared ? first.count : 0
        evaluators = Evaluators(
            older: older.evaluators[0], newer: newer.evaluators[offset],
            between: older.evaluators[1..<first.count],
            higher: laws.moved == nil ? nil : newer.evaluators[offset + 1],
            lower: laws.moved == nil ? nil : newer.evaluators[offset + 2])
        isCash = laws.newer.edition.programmes.indices.map { index in
            [laws.older, laws.newer].contains {
                $0.edition.programmes[index].kind == .monthlyCash
            }
        }
        mixtures = LawMixtures(laws.pair)
        writer = ImpactRows(laws.newer.edition)
        let blank = Array(repeating: ImpactStanding(), count: isCash.count)
        (before, after, higher, lower) = (blank, blank, blank, blank)
        mixed = Array(repeating: blank, count: laws.between.count)
    }

    func decide(_ chunk: Chunk) throws(Disorder) -> DecidedChunk {
        var result = DecidedChunk(
            number: chunk.number, position: chunk.position,
            tally: Tally(programmeCount: isCash.count))
        result.tally.impact = ImpactTally(
            programmeCount: isCash.count, groupings: groupings.count, losses: form.losses,
            isMoved: form.laws.moved != nil)
        writer.removeAll()
        older.begin(chunk)
        if newer !== older { newer.begin(chunk) }
        try walk(&result)
        result.rows = writer.bytes
        result.lineCounts = older.reader.lineCounts
        result.tally.read = older.reader.readCount
        let done = result.tally.decided + result.tally.undetermined
        result.tally.rejected = result.tally.read - done
        let own = result.rejects
        result.rejects = older.reader.rejects
        if newer !== older {
            let known = Set(result.rejects.map(\.household))
            result.rejects += newer.reader.rejects.filter { !known.contains($0.household) }
        }
        result.rejects += own
        return result
    }

    /// Goes through the households that both laws can read, side by side.
    private func walk(_ result: inout DecidedChunk) throws(Disorder) {
        guard newer !== older else {
            while try older.advance() { take(&result) }
            return
        }
        var (hasOlder, hasNewer) = (try older.advance(), try newer.advance())
        while hasOlder, hasNewer {
            let order = KeyOrder.compare(Array(older.id), Array(newer.id))
            if order == 0 { take(&result) }
            if order <= 0 { hasOlder = try older.advance() }
            if order >= 0 { hasNewer = try newer.advance() }
        }
        while hasOlder { hasOlder = try older.advance() }
        while hasNewer { hasNewer = try newer.advance() }
    }

    // MARK: - One household

    private func take(_ result: inout DecidedChunk) {
        guard let weight else {
            result.rejects.append(reject)
            return
        }
        older.read(evaluators.older, into: &before)
        newer.read(evaluators.newer, into: &after)
        var isOpen = false
        for programme in before.indices where before[programme].isOpen || after[programme].isOpen {
            isOpen = true
            before[programme] = before[programme].onlyOpen
            after[programme] = after[programme].onlyOpen
        }
        if isOpen { result.tally.undetermined += 1 } else { result.tally.decided += 1 }
        guard var tally = result.tally.impact else { return }
        result.tally.impact = nil
        count(weight, into: &tally)
        result.tally.impact = tally
    }

    private func count(_ weight: Number, into tally: inout ImpactTally) {
        tally.add(before, after, weight: weight)
        let (old, new) = (total(before), total(after))
        let groups = groupings.map(older.value)
        tally.add(old, new, weight: weight, groups: groups)
        findCauses(weight, into: &tally)
        findNear(weight, into: &tally)
        if let kind = ImpactKind(old, new), kind.isLoss,
            tally.losses.takes(new.paid.minus(old.paid))
        {
            tally.losses.add(loss(old, new))
        }
        guard form.writesChanges else { return }
        writer.write(
            household: older.idText, before, after,
            moved: form.laws.moved == nil ? nil : (higher, lower), weight: weight, groups: groups)
    }

    /// All that is paid each month, as far as it is certain under both laws.
    private func total(_ standings: [ImpactStanding]) -> ImpactStanding {
        var total = ImpactStanding()
        for (programme, standing) in standings.enumerated() where isCash[programme] {
            total.isIn = total.isIn || standing.isIn
            total.isOpen = total.isOpen || before[programme].isOpen || after[programme].isOpen
            total.paid = total.paid.plus(standing.paid)
            total.bounds.add(low: standing.bounds.low, high: standing.bounds.high)
        }
        return total
    }

    private func loss(_ old: ImpactStanding, _ new: ImpactStanding) -> ImpactLoss {
        ImpactLoss(
            household: older.idText, older: old.paid, newer: new.paid,
            lines: before.indices.filter {
                isCash[$0] && (before[$0].isIn || after[$0].isIn)
            }.map {
                ImpactLoss.Line(programme: $0, older: before[$0], newer: after[$0])
            }, record: older.record)
    }

    // MARK: - Causes

    private func findCauses(_ weight: Number, into tally: inout ImpactTally) {
        let certain = before.indices.filter {
            isCash[$0] && !before[$0].isOpen && !after[$0].isOpen
        }
        switch form.laws.method {
        case .none: return
        case .households: takeApart(certain, weight, into: &tally)
        case .mixtures:
            for (place, evaluator) in evaluators.between.enumerated() {
                older.read(evaluator, into: &mixed[place])
            }
            // Where a mixture leaves open what both laws know, the household is taken apart alone.
            let apart = certain.filter { programme in
                mixed.contains { $0[programme].isOpen }
            }
            takeApart(apart, weight, into: &tally)
            let together = apart.isEmpty ? certain : certain.filter { !apart.contains($0) }
            let laws = [before] + mixed + [after]
            tally.causes.add(
                laws.map { standings in
                    together.reduce(.zero) { $0.plus(standings[$1].paid) }
                }, weight: weight)
        }
    }

    private func takeApart(
        _ programmes: [Int], _ weight: Number, into tally: inout ImpactTally
    ) {
        let changed = programmes.filter { before[$0].paid != after[$0].paid }
        guard !changed.isEmpty else { return }
        let change = changed.reduce(Number.zero) {
            $0.plus(after[$1].paid.minus(before[$1].paid))
        }
        tally.causes.add(
            attribution(of: older.record, between: mixtures, programmes: changed),
            change: change, weight: weight)
    }

    private func findNear(_ weight: Number, into tally: inout ImpactTally) {
        guard let above = evaluators.higher, let below = evaluators.lower else { return }
        newer.read(above, into: &higher)
        newer.read(below, into: &lower)
        for programme in after.indices {
            tally.near[programme].add(
                after[programme], higher: higher[programme], lower: lower[programme],
                weight: weight)
        }
    }

    // MARK: - Weights

    /// At most six decimals and nine digits before them, so that totals are exact.
    private var weight: Number? {
        guard let name = form.weights else { return .one }
        let text = older.carried(name)
        guard let number = Number(text), !number.isNegative, -Int(number.exponent) <= 6,
            number < Number(1_000_000_000), text.utf8.allSatisfy({ $0 < 0x3A })
        else { return nil }
        return number
    }

    private var reject: Reject {
        let reader = older.reader
        let slice = reader.slices[0]
        var cursor = LineCursor()
        let place = reader.householdPlaces[older.household]
        return Reject(
            .weight(older.carried(form.weights ?? "")), household: older.idText,
            file: reader.form.tables[0].path, table: 0,
            line: cursor.line(at: place, in: slice), isRelative: slice.lines == nil,
            column: form.weights ?? "")
    }
}

extension ImpactStanding {
    /// What is left for the tables where the other law, or this one, leaves the result open.
    fileprivate var onlyOpen: ImpactStanding {
        var open = ImpactStanding()
        open.isOpen = true
        open.bounds = bounds
        open.needs = needs
        if !isOpen { open.bounds.add(low: paid, high: paid) }
        return open
    }
}

extension Diagnostic {
    fileprivate static func weight(_ text: String) -> Diagnostic {
        Diagnostic(
            "caseload/weight", at: nil,
            Wording(
                zh: "权数「\(text)」不是数", en: "the weight “\(text)” is no number"),
            hint: Wording(
                zh: "权数是这一行代表的户数：不小于 0，最多六位小数",
                en: "a weight says how many households the row stands for: not below 0, at most "
                    + "six decimals"))
    }
}
