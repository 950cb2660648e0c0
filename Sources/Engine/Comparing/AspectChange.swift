import FEEL
import RuleModel

/// One aspect of a provision before and after.
package struct AspectChange: Sendable {
    package let name: Aspect.Name
    /// Absent where the older edition says nothing of it.
    package let older: Aspect.Content?
    package let newer: Aspect.Content?
    /// Where both are formulas: the smallest parts that differ.
    package let parts: ExpressionComparison?
    /// Where both are tables: their rows.
    package let table: TableComparison?
}

extension ProcedureStep {
    /// All that says when it is due: the formulas, and what is made of them.
    fileprivate var shape: (words: [String], formulas: [Formula]) {
        var words: [String] = []
        func add(_ name: String, _ period: Period) {
            words.append("\(name) \(period.unit.rawValue) \(period.onHoliday?.rawValue ?? "")")
        }
        switch term {
        case .within(let period): add("within", period)
        case .lasts(let period): add("lasts", period)
        case .before: words.append("before")
        case .none: words.append("at once")
        }
        words.append(starts == nil ? "" : "from a day")
        if let extended { add("extended", extended.period) }
        words.append("\(pauses.count) pauses")
        var timed = self
        timed.when = nil
        return (words, timed.formulas)
    }
}

extension Meanings {
    /// The aspects in which two provisions differ, in the order of the newer one.
    func changes(_ left: Provision, _ right: Provision) -> [AspectChange] {
        let names = left.aspects.map(\.name) + right.aspects.map(\.name).filter { left[$0] == nil }
        let all = names.sorted { $0.order < $1.order }
        return all.compactMap { change($0, left[$0], right[$0]) }
    }

    private func change(
        _ name: Aspect.Name, _ left: Aspect.Content?, _ right: Aspect.Content?
    ) -> AspectChange? {
        var (parts, table): (ExpressionComparison?, TableComparison?) = (nil, nil)
        switch (left, right) {
        case (.formula(let a)?, .formula(let b)?):
            let comparison = ExpressionComparison(a.expression, b.expression, self)
            if comparison.isSame { return nil }
            parts = comparison
        case (.table(let a)?, .table(let b)?):
            let comparison = TableComparison(a, b, self)
            if comparison.isSame { return nil }
            table = comparison
        case (let a?, let b?): if isSame(a, b) { return nil }
        case (nil, nil): return nil
        default: break
        }
        return AspectChange(name: name, older: left, newer: right, parts: parts, table: table)
    }

    private func isSame(_ left: Aspect.Content, _ right: Aspect.Content) -> Bool {
        switch (left, right) {
        case (.value(let a), .value(let b)): isSame(a, b)
        case (.formula(let a), .formula(let b)): isSame(a.expression, b.expression)
        case (.table(let a), .table(let b)): TableComparison(a, b, self).isSame
        case (.rounding(let a), .rounding(let b)): older.name(of: a) == newer.name(of: b)
        case (.term(let a), .term(let b)): isSame(a, b)
        case (.type(let a), .type(let b)): older.name(of: a) == newer.name(of: b)
        case (.level(let a), .level(let b)): a == b
        case (.words(let a), .words(let b)):
            a.map(older.name(of:)).sorted() == b.map(newer.name(of:)).sorted()
        case (.flag(let a), .flag(let b)): a == b
        case (.fact(let a), .fact(let b)): a.isIdentical(to: b)
        case (.day(let a), .day(let b)): a == b
        case (.title(let a), .title(let b)): a == b
        case (.sources(let a), .sources(let b)):
            Set(a.map { [$0.document, $0.article] }) == Set(b.map { [$0.document, $0.article] })
        case (.evidence(let a), .evidence(let b)): a == b
        default: false
        }
    }

    /// When a step is due; what is done and by whom are aspects of their own.
    private func isSame(_ left: ProcedureStep, _ right: ProcedureStep) -> Bool {
        let (a, b) = (left.shape, right.shape)
        return a.words == b.words && a.formulas.count == b.formulas.count
            && zip(a.formulas, b.formulas).allSatisfy { isSame($0.expression, $1.expression) }
    }

    private func isSame(_ left: StandardValue, _ right: StandardValue) -> Bool {
        switch (left, right) {
        case (.unset, .unset): true
        case (.published(let a), .published(let b)):
            a.rounding == b.rounding && a.value.isIdentical(to: b.value)
        case (.computed(let a, let round, _, let x), .computed(let b, let other, _, let y)):
            isSame(a.expression, b.expression)
                && round.map(older.name(of:)) == other.map(newer.name(of:))
                && isSame(x, y)
        default: false
        }
    }

    private func isSame(_ left: Value?, _ right: Value?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let a?, let b?): a.isIdentical(to: b)
        default: false
        }
    }
}
