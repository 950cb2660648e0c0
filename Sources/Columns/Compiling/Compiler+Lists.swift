import FEEL

// Lists of rows: filters are masks, quantifiers and aggregates go over the rows below each row.
extension Compiler {
    /// A scope in which the elements of a list are a variable.
    ///
    /// What stands beside or below the list's owner has no one row for each element, so it cannot be
    /// used inside.
    private func inside(_ list: ListValue, _ scope: Scope) throws(NotColumnar) -> Scope {
        guard let owner = layout.parents[list.entity] else { throw NotColumnar(.construct) }
        var inner = scope
        inner.isSubjectVisible =
            scope.isSubjectVisible && scope.subject.map { graph.isAbove($0, owner) } ?? true
        for index in inner.locals.indices {
            let isAbove = graph.isAbove(inner.locals[index].entity, owner)
            inner.locals[index].isVisible = inner.locals[index].isVisible && isAbove
        }
        inner.locals.append(Scope.Local(entity: list.entity))
        inner.input = nil
        return inner
    }

    mutating func filtered(
        _ source: ColumnValue, by test: Expression, in scope: Scope
    ) throws(NotColumnar) -> ListValue {
        guard case .list(let list) = source else { throw NotColumnar(.construct) }
        if case .literal(.number) = test.kind { throw NotColumnar(.construct) }
        let holds = try truth(of: test, in: try inside(list, scope))
        let member = try list.member.map { (own) throws(NotColumnar) in try and(own, holds) }
        return ListValue(entity: list.entity, member: member ?? holds, known: list.known)
    }

    mutating func quantified(
        _ iterators: ArraySlice<Expression.Iterator>, _ test: Expression, isSome: Bool,
        in scope: Scope
    ) throws(NotColumnar) -> Truth {
        guard let iterator = iterators.first else { return try truth(of: test, in: scope) }
        let source = value(of: iterator.source, in: scope)
        guard iterator.end == nil, case .list(let list) = source else {
            if case .unknown(let mayFail) = source { return notKnown(mayFail: mayFail) }
            throw NotColumnar(.construct)
        }
        let each = try quantified(
            iterators.dropFirst(), test, isSome: isSome, in: try inside(list, scope))
        return isSome ? try any(each, of: list) : not(try any(not(each), of: list))
    }

    /// Whether a test holds for one of the elements.
    private mutating func any(_ test: Truth, of list: ListValue) throws(NotColumnar) -> Truth {
        let hit =
            try list.member.map { (member) throws(NotColumnar) in try and(member, test) } ?? test
        let yes = try graph.any(hit.yes, over: list.entity)
        guard hit.no != nil || list.known != nil else {
            return Truth(yes: yes, no: nil, mayFail: test.mayFail)
        }
        let perhaps = try graph.any(graph.not(no(hit)), over: list.entity)
        let no = try graph.and(graph.not(perhaps), always(list.known))
        return made(
            try graph.and(yes, always(list.known)), no,
            mayFail: test.mayFail || list.member?.mayFail ?? false)
    }

    mutating func count(_ list: ListValue) throws(NotColumnar) -> Figure {
        let most = longestList(of: list.entity)
        let member = list.member ?? certain(true)
        let count = try graph.sum(member.yes, over: list.entity, most: most)
        return Figure(
            .number(decimals: 0), count, known: try sureElements(of: list, known: nil),
            mayFail: member.mayFail)
    }

    /// Where it is known of all rows whether they belong to a list, and of those that do whatever a
    /// mask says.
    mutating func sureElements(
        of list: ListValue, known: Int?
    ) throws(NotColumnar) -> Int? {
        var doubt = graph.constant(0)
        if let member = list.member, let isSure = try self.known(member) {
            doubt = graph.not(isSure)
        }
        if let known {
            let unclear = graph.not(known)
            let concerned = list.member.map(\.yes) ?? graph.constant(1)
            doubt = try graph.or(doubt, try graph.and(unclear, concerned))
        }
        let hasDoubt = try graph.any(doubt, over: list.entity)
        return try both(nilIfAlways(graph.not(hasDoubt)), list.known)
    }

    mutating func sum(_ element: Figure, of list: ListValue) throws(NotColumnar) -> Figure {
        let element = try settled(element)
        guard case .number = element.kind else { throw NotColumnar(.construct) }
        var each = element.value
        if let member = list.member {
            each = try graph.select(member.yes, each, graph.constant(0))
        }
        // What is not known may hold anything within its bounds: nobody looks at such a sum.
        let total = try graph.sum(each, over: list.entity, most: longestList(of: list.entity))
        return Figure(
            element.kind, total, known: try sureElements(of: list, known: element.known),
            mayFail: element.mayFail || list.member?.mayFail ?? false)
    }

    mutating func iteration(
        _ iterators: [Expression.Iterator], _ body: Expression, in scope: Scope
    ) throws(NotColumnar) -> ColumnValue {
        guard iterators.count == 1, iterators[0].end == nil,
            case .list(let list) = value(of: iterators[0].source, in: scope)
        else { throw NotColumnar(.construct) }
        return .series(value(of: body, in: try inside(list, scope)), of: list)
    }
}
