// One of two values, as a test says.
extension Compiler {
    /// The second where a test holds, the third where it does not; where the test is not known, what
    /// both have in common.
    mutating func choice(
        _ test: Truth, _ then: ColumnValue, _ otherwise: ColumnValue
    ) throws(NotColumnar) -> ColumnValue {
        if graph.constantValue(test.yes) == 1 { return then }
        if let no = test.no.map(graph.constantValue)
            ?? graph.constantValue(test.yes).map({ 1 - $0 }),
            no == 1
        {
            return otherwise
        }
        switch (then, otherwise) {
        case (.truth(let then), .truth(let otherwise)):
            return .truth(try choice(test, then, otherwise))
        case (.truth(let then), .unknown(let mayFail)):
            return .truth(try choice(test, then, notKnown(mayFail: mayFail)))
        case (.unknown(let mayFail), .truth(let otherwise)):
            return .truth(try choice(test, notKnown(mayFail: mayFail), otherwise))
        case (.figure(let then), .figure(let otherwise)):
            return .figure(try choice(test, then, otherwise))
        case (.figure(let then), .unknown(let mayFail)):
            return .figure(try choice(test, then, notKnown(like: then, mayFail: mayFail)))
        case (.unknown(let mayFail), .figure(let otherwise)):
            return .figure(
                try choice(test, notKnown(like: otherwise, mayFail: mayFail), otherwise))
        case (.unknown(let one), .unknown(let other)):
            return .unknown(mayFail: one || other || test.mayFail)
        default: throw NotColumnar(.construct)
        }
    }

    private mutating func notKnown(like figure: Figure, mayFail: Bool) -> Figure {
        Figure(figure.kind, graph.constant(0), known: graph.constant(0), mayFail: mayFail)
    }

    mutating func choice(
        _ test: Truth, _ then: Truth, _ otherwise: Truth
    ) throws(NotColumnar) -> Truth {
        let mayFail = test.mayFail || then.mayFail || otherwise.mayFail
        let yes = try graph.select(
            test.yes, then.yes, try unless(test, otherwise.yes))
        if test.no == nil, then.no == nil, otherwise.no == nil {
            return Truth(yes: yes, no: nil, mayFail: mayFail)
        }
        let not = try graph.select(test.yes, no(then), try unless(test, no(otherwise)))
        guard test.no != nil, !test.mayFail else { return made(yes, not, mayFail: mayFail) }
        return made(
            try graph.or(yes, try graph.and(then.yes, otherwise.yes)),
            try graph.or(not, try graph.and(no(then), no(otherwise))), mayFail: mayFail)
    }

    mutating func choice(
        _ test: Truth, _ then: Figure, _ otherwise: Figure
    ) throws(NotColumnar) -> Figure {
        let (then, otherwise) = (try settled(then), try settled(otherwise))
        let mayFail = test.mayFail || then.mayFail || otherwise.mayFail
        let (first, second, kind) = try sameKind(then, otherwise)
        let value = try graph.select(test.yes, first, second)
        let open = try openChoice(test, then, otherwise, kind)
        if test.no == nil, then.known == nil, otherwise.known == nil {
            return Figure(kind, value, known: nil, mayFail: mayFail)
        }
        let (thenKnown, otherwiseKnown) = (always(then.known), always(otherwise.known))
        var known = try graph.select(
            test.yes, thenKnown, try unless(test, otherwiseKnown))
        if test.no != nil, !test.mayFail {
            let same = try graph.compare(.equal, first, second)
            known = try graph.or(
                known, try graph.and(same, try graph.and(thenKnown, otherwiseKnown)))
        }
        return Figure(kind, value, known: nilIfAlways(known), mayFail: mayFail, open: open)
    }

    /// A mask of the other branch: 1 only where the test surely does not hold.
    private mutating func unless(_ test: Truth, _ mask: Int) throws(NotColumnar) -> Int {
        guard let no = test.no else { return mask }
        return try graph.and(mask, no)
    }

    private mutating func sameKind(
        _ left: Figure, _ right: Figure
    ) throws(NotColumnar) -> (Int, Int, Figure.Kind) {
        if case .number = left.kind, case .number = right.kind {
            let (first, second, decimals) = try aligned(left, right)
            return (first, second, .number(decimals: decimals))
        }
        if left.kind == right.kind { return (left.value, right.value, left.kind) }
        if isNever(left.known) { return (right.value, right.value, right.kind) }
        if isNever(right.known) { return (left.value, left.value, left.kind) }
        throw NotColumnar(.construct)
    }

    private mutating func openChoice(
        _ test: Truth, _ then: Figure, _ otherwise: Figure, _ kind: Figure.Kind
    ) throws(NotColumnar) -> Interval? {
        guard then.open != nil || otherwise.open != nil, case .number = kind else { return nil }
        return try choice(test, try interval(of: then), try interval(of: otherwise))
    }

    /// Nothing is held where the test is not known.
    mutating func choice(
        _ test: Truth, _ then: Interval, _ otherwise: Interval
    ) throws(NotColumnar) -> Interval {
        let decimals = max(then.decimals, otherwise.decimals)
        let (then, otherwise) = (
            try rescaled(then, to: decimals), try rescaled(otherwise, to: decimals)
        )
        return Interval(
            decimals: decimals, low: try graph.select(test.yes, then.low, otherwise.low),
            high: try graph.select(test.yes, then.high, otherwise.high),
            noLow: try graph.select(test.yes, then.noLow, otherwise.noLow),
            noHigh: try graph.select(test.yes, then.noHigh, otherwise.noHigh),
            holds: try graph.select(
                test.yes, then.holds, try unless(test, otherwise.holds)),
            causes: try causes(test, then, otherwise))
    }

    private mutating func causes(
        _ test: Truth, _ then: Interval, _ otherwise: Interval
    ) throws(NotColumnar) -> [OpenCause: Int] {
        var causes: [OpenCause: Int] = [:]
        let never = graph.constant(0)
        for cause in Set(then.causes.keys).union(otherwise.causes.keys) {
            causes[cause] = try graph.select(
                test.yes, then.causes[cause] ?? never, otherwise.causes[cause] ?? never)
        }
        return causes
    }
}
