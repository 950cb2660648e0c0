// Three-valued logic: masks are carried only where something may be unknown.
extension Compiler {
    mutating func certain(_ value: Bool) -> Truth {
        Truth(yes: graph.constant(value ? 1 : 0), no: nil, mayFail: false)
    }

    mutating func notKnown(mayFail: Bool) -> Truth {
        Truth(yes: graph.constant(0), no: graph.constant(0), mayFail: mayFail)
    }

    mutating func no(_ truth: Truth) -> Int { truth.no ?? graph.not(truth.yes) }

    /// Where it is known; `nil` is everywhere.
    mutating func known(_ truth: Truth) throws(NotColumnar) -> Int? {
        guard let no = truth.no else { return nil }
        return nilIfAlways(try graph.or(truth.yes, no))
    }

    // Mutating only so that it sees the nodes that its argument made.
    mutating func nilIfAlways(_ known: Int?) -> Int? {
        known.flatMap { graph.constantValue($0) == 1 ? nil : $0 }
    }

    func isNever(_ known: Int?) -> Bool { known.flatMap(graph.constantValue) == 0 }

    mutating func made(_ yes: Int, _ no: Int, mayFail: Bool) -> Truth {
        // Complements are recognised, so that masks end where nothing is unknown any more.
        if graph.not(yes) == no { return Truth(yes: yes, no: nil, mayFail: mayFail) }
        return Truth(yes: yes, no: no, mayFail: mayFail)
    }

    mutating func and(_ left: Truth, _ right: Truth) throws(NotColumnar) -> Truth {
        let yes = try graph.and(left.yes, right.yes)
        let mayFail = left.mayFail || right.mayFail
        if left.no == nil, right.no == nil { return Truth(yes: yes, no: nil, mayFail: mayFail) }
        return made(yes, try graph.or(no(left), no(right)), mayFail: mayFail)
    }

    mutating func or(_ left: Truth, _ right: Truth) throws(NotColumnar) -> Truth {
        let yes = try graph.or(left.yes, right.yes)
        let mayFail = left.mayFail || right.mayFail
        if left.no == nil, right.no == nil { return Truth(yes: yes, no: nil, mayFail: mayFail) }
        return made(yes, try graph.and(no(left), no(right)), mayFail: mayFail)
    }

    mutating func not(_ truth: Truth) -> Truth {
        guard let no = truth.no else {
            return Truth(yes: graph.not(truth.yes), no: nil, mayFail: truth.mayFail)
        }
        return Truth(yes: no, no: truth.yes, mayFail: truth.mayFail)
    }

    /// A test that is known only where a mask is 1.
    mutating func masked(
        _ yes: Int, by known: Int?, mayFail: Bool
    ) throws(NotColumnar) -> Truth {
        guard let known else { return Truth(yes: yes, no: nil, mayFail: mayFail) }
        return made(
            try graph.and(yes, known), try graph.and(graph.not(yes), known), mayFail: mayFail)
    }

    mutating func both(_ left: Int?, _ right: Int?) throws(NotColumnar) -> Int? {
        guard let left else { return right }
        guard let right else { return left }
        return nilIfAlways(try graph.and(left, right))
    }

    mutating func always(_ known: Int?) -> Int { known ?? graph.constant(1) }

    /// The truth of a value that is one.
    mutating func truth(_ value: ColumnValue) throws(NotColumnar) -> Truth {
        switch value {
        case .truth(let truth): return truth
        case .unknown(let mayFail): return notKnown(mayFail: mayFail)
        default: throw NotColumnar(.construct)
        }
    }

    /// All (`deciding` false) or any of several tests.
    mutating func combined(
        _ tests: [Truth], deciding: Bool
    ) throws(NotColumnar) -> Truth {
        var result = certain(!deciding)
        for test in tests {
            result = deciding ? try or(result, test) : try and(result, test)
        }
        return result
    }
}
