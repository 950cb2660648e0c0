package import Diagnostics
package import FEEL
package import YAML

extension RuleBook {
    /// The law in force on a day as known on a day; nil, with the reason, before there is any.
    package func edition(_ request: EditionRequest, into found: inout DiagnosticBag) -> Edition? {
        var builder = EditionBuilder(book: self, request: request)
        defer { found.add(contentsOf: builder.found.diagnostics) }
        return builder.edition()
    }

    package func edition(
        on day: CalendarDate, knownOn: CalendarDate, drafts: Set<String> = [],
        strict: Bool = false, overrides: [String: YAMLNode] = [:],
        into found: inout DiagnosticBag
    ) -> Edition? {
        let request = EditionRequest(
            day: day, knownOn: knownOn, drafts: drafts, isStrict: strict, overrides: overrides)
        return edition(request, into: &found)
    }
}

/// Chooses what is in force.
struct EditionBuilder {
    let book: RuleBook
    let request: EditionRequest
    var found = DiagnosticBag()
    /// Notices in use, by their index in the book.
    var notices: [Int] = []
    private(set) var programmeIndexes: [String: Int] = [:]

    init(book: RuleBook, request: EditionRequest) {
        self.book = book
        self.request = request
    }

    var day: CalendarDate { request.day }

    mutating func edition() -> Edition? {
        if let first = book.beginning, day < first.day {
            found.add(.beforeTheRules(day, first))
            return nil
        }
        let programmes = book.programmes.compactMap { programme($0) }
        for (index, programme) in programmes.enumerated() {
            programmeIndexes[programme.id] = index
        }
        for id in request.overrides.keys.sorted()
        where !book.standards.contains(where: { $0.id == id }) {
            let range = request.overrides[id]?.range
            found.add(
                Diagnostic(
                    "rule/unknown-standard", at: range,
                    Wording(zh: "没有标准「\(id)」", en: "there is no standard “\(id)”"),
                    hint: .didYouMean(id, among: book.standards.map(\.id))))
        }
        let standards = book.standards.compactMap { standard($0) }
        return Edition(
            day: day, knownOn: request.knownOn, ruleSets: book.layers, levels: book.levels,
            documents: book.documents, units: book.units, enumerations: book.enumerations,
            entities: book.entities, facts: book.facts, standards: standards,
            definitions: book.definitions.flatMap { definitions($0) }, programmes: programmes,
            combinations: combinations(),
            procedures: book.procedures.flatMap { procedures($0) }, calendar: calendar,
            checks: book.checks.filter { $0.common.validity.contains(day) }.map(check),
            notices: notices.map { book.notices[$0].content.identity })
    }

    /// With the sources in force on the day and their evidence.
    func onDay(_ common: Common) -> Common {
        var common = common
        common.evidence = book.evidence(of: common, on: day)
        common.sources = book.citations(of: common, on: day)
        return common
    }

    private func check(_ check: Check) -> Check {
        Check(
            id: check.id, holds: check.holds, severity: check.severity,
            common: onDay(check.common))
    }

    /// Whether a rule was known: at least one of its documents had been issued.
    func isKnown(_ common: Common) -> Bool {
        guard !common.sources.isEmpty else { return true }
        return common.sources.contains { citation in
            book.documents[citation.document]?.issued.map { $0 <= request.knownOn } ?? true
        }
    }

    /// The period of the day among those known; where its own is not known yet, the one before it.
    func version<Version: Dated>(of versions: [Version]) -> Version? {
        let known = versions.filter { isKnown($0.common) }
        if let exact = known.first(where: { $0.common.validity.contains(day) }) { return exact }
        guard versions.contains(where: { $0.common.validity.contains(day) }) else { return nil }
        let begun = known.filter { $0.common.from.map { $0 <= day } ?? true }
        return begun.max { left, right in
            guard let a = left.common.from else { return right.common.from != nil }
            return right.common.from.map { a < $0 } ?? false
        }
    }

    /// The items in force; those that are not are absent.
    func items(_ items: [Item]) -> [Item] {
        items.filter { $0.common.validity.contains(day) && isKnown($0.common) }.map { item in
            Item(
                id: item.id, common: onDay(item.common), isPower: item.isPower,
                test: test(item.test))
        }
    }

    func test(_ test: Test) -> Test {
        switch test {
        case .when: test
        case .any(let cases, let unless): .any(items(cases), unless: items(unless))
        case .all(let cases, let unless): .all(items(cases), unless: items(unless))
        }
    }
}

extension RuleBook {
    /// The first day of the law that the rules render, and the programme that it comes from.
    ///
    /// A programme without `from` begins with the first of the documents that it cites; before that
    /// day the rules would decide by a law that did not exist.
    package var beginning: (day: CalendarDate, programme: Programme)? {
        programmes.compactMap { programme in
            firstDay(of: programme).map { (day: $0, programme: programme) }
        }.max { $0.day < $1.day }
    }

    private func firstDay(of programme: Programme) -> CalendarDate? {
        let versions = programme.declarations.flatMap(\.content.versions)
        guard let first = versions.first, versions.allSatisfy({ $0.common.from == nil }) else {
            return nil
        }
        let starts = first.common.sources.map { documents[$0.document]?.from }
        return starts.contains { $0 == nil } ? nil : starts.compactMap { $0 }.min()
    }
}

extension Diagnostic {
    fileprivate static func beforeTheRules(
        _ day: CalendarDate, _ first: (day: CalendarDate, programme: Programme)
    ) -> Diagnostic {
        Diagnostic(
            "rule/before-any-rule", at: first.programme.range,
            Wording(
                zh: "规则从 \(first.day) 起才有，\(day) 还没有",
                en: "the rules begin on \(first.day); there are none for \(day)"),
            hint: Wording(
                zh: "请换一个月份。「\(first.programme.title.zh)」的依据从这天起施行；后来才有的项目要写 from",
                en: "ask for a later month. The documents of “\(first.programme.title.en)” are in "
                    + "force from that day; a programme that came later states from"))
    }
}
