import Columns
package import Diagnostics
import Engine
import FEEL
package import Records
import RuleModel

/// Decides all households of a caseload under two laws.
package struct ImpactRun {
    private let setting: RunSetting
    private let form: ImpactForm

    package init(_ setting: RunSetting, form: ImpactForm) {
        self.setting = setting
        self.form = form
    }

    package struct Outcome: Sendable {
        package let counts: Impact.Counts
        package let tally: ImpactTally
        package let groupings: [ImpactGrouping]
        package let isComplete: Bool
    }

    /// - Parameters:
    ///   - makeOutputs: opens the file of the changes and that of the rejects; called again where a
    ///     file must be sorted first.
    ///   - notice: told of a file that is sorted.
    /// - Returns: `nil`, with the mistakes, where the files' heads cannot be read.
    package func run(
        makeOutputs: () throws -> RunOutputs, notice: (String) -> Void,
        report: @escaping (Progress) -> Void, into found: inout DiagnosticBag
    ) throws -> Outcome? {
        var mistakes = DiagnosticBag()
        defer { found.add(contentsOf: mistakes.diagnostics) }
        let done = try setting.files.inOrder(
            scratchFolder: setting.scratchFolder, notice: notice,
            bind: { readers in caseloads(readers, into: &mistakes) },
            body: { readers, caseloads in
                try run(readers, caseloads, try makeOutputs(), report)
            })
        return done?.result
    }

    /// How both laws read the files: alike, or each in its own way.
    private func caseloads(
        _ readers: [RowReader], into found: inout DiagnosticBag
    ) -> [CaseloadForm]? {
        let (older, newer) = (form.laws.older, form.laws.newer)
        let (files, today) = (setting.files, setting.today)
        guard !BlockLayout(older.edition).reads(like: BlockLayout(newer.edition)) else {
            return files.form(readers, program: older, today: today, into: &found)
                .flatMap { hasColumns($0, into: &found) ? [$0] : nil }
        }
        let heads = readers.map(\.header)
        let first = files.ignoring(what: newer, knowsBeside: older, in: heads)
            .form(readers, program: older, today: today, into: &found)
        let last = files.ignoring(what: older, knowsBeside: newer, in: heads)
            .form(readers, program: newer, today: today, into: &found)
        guard let first, let last, hasColumns(first, into: &found) else { return nil }
        return [first, last]
    }

    /// Whether the households' file has the columns that are asked for by name.
    private func hasColumns(_ caseload: CaseloadForm, into found: inout DiagnosticBag) -> Bool {
        let asked = (form.groupings ?? []).compactMap { source in
            if case .carried(let name) = source { name.id } else { nil }
        }
        let table = caseload.tables[0]
        for name in asked + [form.weights].compactMap({ $0 })
        where !table.carried.contains(where: { $0.name == name }) {
            found.add(.noColumn(name, in: table))
        }
        return !found.hasErrors
    }

    private func run(
        _ readers: [RowReader], _ caseloads: [CaseloadForm], _ outputs: RunOutputs,
        _ report: @escaping (Progress) -> Void
    ) throws -> Outcome {
        let sources = form.groupings ?? GroupingSource.usual(caseloads[0])
        let groupings = sources.map { $0.grouping(form.laws.older.edition) }
        try outputs.output?.write(ImpactRows.head(groupings))
        let count = form.laws.newer.edition.programmes.count
        let wanted = form
        let (tally, isComplete) = try setting.decide(
            RunSetting.Source(
                chunks: Cutter(readers), tables: caseloads[0].tables,
                headerLines: readers.map(\.headerLines), size: setting.files.size),
            programmeCount: count, language: form.language, outputs: outputs, report: report
        ) {
            ImpactDecider(wanted, groupings: sources, caseloads: caseloads)
        }
        _ = try outputs.output?.finish(isPartial: !isComplete)
        _ = try outputs.rejects?.finish(isPartial: !isComplete)
        return Outcome(
            counts: Impact.Counts(
                read: tally.read, decided: tally.decided, undetermined: tally.undetermined,
                rejected: tally.rejected),
            tally: tally.impact
                ?? ImpactTally(
                    programmeCount: count, groupings: sources.count, losses: form.losses,
                    isMoved: form.laws.moved != nil), groupings: groupings, isComplete: isComplete)
    }
}

extension Diagnostic {
    fileprivate static func noColumn(_ name: String, in table: TableForm) -> Diagnostic {
        Diagnostic(
            "caseload/no-column",
            at: SourceRange(file: SourceFile(path: table.path, text: ""), start: 0, end: 0),
            Wording(
                zh: "「\(table.path)」没有「\(name)」这一列",
                en: "“\(table.path)” has no column “\(name)”"),
            hint: Wording.didYouMean(name, among: table.header))
    }
}

extension BlockLayout {
    /// Whether the same cells mean the same under another law, so that a block serves both.
    fileprivate func reads(like other: BlockLayout) -> Bool {
        columns == other.columns
            && edition.enumerations.map { $0.cases.map(\.id) }
                == other.edition.enumerations.map { $0.cases.map(\.id) }
            && zip(edition.facts, other.edition.facts).allSatisfy { own, other in
                own.id == other.id && own.common.title == other.common.title
                    && own.type == other.type && own.min?.text.value == other.min?.text.value
                    && own.max?.text.value == other.max?.text.value
            }
            && zip(edition.definitions, other.edition.definitions).allSatisfy { own, other in
                own.common.decidedBy == nil
                    || own.min?.text.value == other.min?.text.value
                        && own.max?.text.value == other.max?.text.value
            }
    }
}

extension CaseloadFiles {
    /// The same files, in which a law passes over the columns that only the other one knows.
    fileprivate func ignoring(
        what other: Program, knowsBeside own: Program, in heads: [[String]]
    ) -> CaseloadFiles {
        let (names, others) = (RecordNames(own.edition), RecordNames(other.edition))
        var mapping = mapping
        for (list, head) in zip(lists, heads) {
            let entity = own.edition.entities[list.entity]
            let id = entity.list?.id ?? "\(entity.id)s"
            for title in head.map(\.trimmed) {
                let name = mapping.columns[id]?[title] ?? title
                guard names.meaning(of: name, for: list.entity) == nil,
                    others.meaning(of: name, for: list.entity) != nil
                else { continue }
                mapping.columns[id, default: [:]][title] = Mapping.ignored[0]
            }
        }
        return CaseloadFiles(
            lists: lists, encoding: encoding, mapping: mapping, carriedNames: carriedNames)
    }
}
