import Engine
import FEEL
import RuleModel

// What is granted: conditions, receipt, whom it covers, and how much it comes to.
extension Compiler {
    /// What was made of one programme.
    struct ProgrammeMemory {
        var byRight: Truth?
        var withPowers: Truth?
        var grants: Truth?
        var receives: Truth?
        var covers: ListValue?
        var amount: Amounts?
    }

    /// An amount before and after rounding.
    struct Amounts {
        let exact: Interval
        let paid: Interval
    }

    /// A programme's result as a name gives it, for the rows it is asked of.
    mutating func result(
        _ name: ProgrammeResultName, of programme: Int, seenFrom entity: Int
    ) throws(NotColumnar) -> ColumnValue {
        let declared = edition.programmes[programme]
        guard graph.isAbove(declared.entity, entity) else { throw NotColumnar(.construct) }
        guard declared.covers != nil, declared.entity != entity else {
            return try ownResult(name, of: programme)
        }
        let covered = try isCovered(entity, by: programme)
        switch name {
        case .qualifies, .receives:
            return .truth(try and(covered, try truth(try ownResult(name, of: programme))))
        case .amount, .share:
            let zero = ColumnValue.figure(
                Figure(.number(decimals: 0), graph.constant(0), known: nil, mayFail: false))
            return try choice(covered, try ownResult(.share, of: programme), zero)
        }
    }

    private mutating func ownResult(
        _ name: ProgrammeResultName, of programme: Int
    ) throws(NotColumnar) -> ColumnValue {
        switch name {
        case .qualifies: return .truth(try conditions(of: programme, withPowers: true))
        case .receives: return .truth(try receives(programme))
        case .amount: return .figure(try figure(of: try received(programme)))
        case .share: return .figure(try figure(of: try share(programme)))
        }
    }

    /// Whether the conditions hold; by right, the items of powers are absent.
    mutating func conditions(
        of programme: Int, withPowers: Bool
    ) throws(NotColumnar) -> Truth {
        let memory = programmes[programme, default: ProgrammeMemory()]
        if let made = withPowers ? memory.withPowers : memory.byRight { return made }
        let declared = edition.programmes[programme]
        if declared.isPower, !withPowers { return certain(false) }
        try enter(programme, withPowers)
        defer { leave(programme, withPowers) }
        let outer = current
        current = declared.id
        defer { current = outer }
        var scope = Scope(subject: declared.entity)
        scope.withPowers = withPowers
        let truth = try truth(of: declared.conditions, deciding: false, in: scope)
        if withPowers {
            programmes[programme, default: ProgrammeMemory()].withPowers = truth
        } else {
            programmes[programme, default: ProgrammeMemory()].byRight = truth
        }
        return truth
    }

    private mutating func enter(_ programme: Int, _ withPowers: Bool) throws(NotColumnar) {
        let key = PoweredKey(index: 1_000_000 + programme, withPowers: withPowers)
        guard running.insert(key).inserted else { throw NotColumnar(.construct) }
    }

    private mutating func leave(_ programme: Int, _ withPowers: Bool) {
        running.remove(PoweredKey(index: 1_000_000 + programme, withPowers: withPowers))
    }

    /// It is granted, and of what is to be chosen from none counts instead.
    mutating func receives(_ programme: Int) throws(NotColumnar) -> Truth {
        if let made = programmes[programme]?.receives { return made }
        let granted = try grants(programme)
        let result = try and(granted, not(try isReplaced(programme)))
        programmes[programme, default: ProgrammeMemory()].receives = result
        return result
    }

    /// A programme's grant as persons see it: whoever it does not cover has none of it.
    mutating func grants(
        _ programme: Int, seenFrom entity: Int
    ) throws(NotColumnar) -> Truth {
        let declared = edition.programmes[programme]
        let granted = try grants(programme)
        guard declared.covers != nil, declared.entity != entity else { return granted }
        return try and(try isCovered(entity, by: programme), granted)
    }

    /// By right, applied for, and no benefit that is kept takes its place.
    ///
    /// A household of a block states neither what it applies for nor decisions of the office, so
    /// nothing that needs a power is granted.
    private mutating func grants(_ programme: Int) throws(NotColumnar) -> Truth {
        if let made = programmes[programme]?.grants { return made }
        let declared = edition.programmes[programme]
        if declared.isOnRequest { return certain(false) }
        guard granting.insert(programme).inserted else { throw NotColumnar(.construct) }
        defer { granting.remove(programme) }
        var result = try conditions(of: programme, withPowers: false)
        for kept in benefitsKept(insteadOf: programme) {
            let other = try truth(try self.result(.receives, of: kept, seenFrom: declared.entity))
            result = try and(result, not(other))
        }
        programmes[programme, default: ProgrammeMemory()].grants = result
        return result
    }

    private func benefitsKept(insteadOf programme: Int) -> [Int] {
        guard edition.programmes[programme].covers == nil else { return [] }
        return edition.combinations.compactMap { line in
            guard line.programmes.contains(programme), line.rule == .exclusive,
                line.keep != programme
            else { return nil }
            return line.keep
        }
    }

    // MARK: - Whom it covers

    mutating func covers(_ programme: Int) throws(NotColumnar) -> ListValue {
        if let made = programmes[programme]?.covers { return made }
        guard let formula = edition.programmes[programme].covers,
            case .list(let list) = value(
                of: formula, in: Scope(subject: edition.programmes[programme].entity))
        else { throw NotColumnar(.construct) }
        programmes[programme, default: ProgrammeMemory()].covers = list
        return list
    }

    private mutating func isCovered(
        _ entity: Int, by programme: Int
    ) throws(NotColumnar) -> Truth {
        let list = try covers(programme)
        guard list.entity == entity else { return certain(false) }
        let member = list.member ?? certain(true)
        guard let known = list.known else { return member }
        return made(
            try graph.and(member.yes, known), try graph.and(no(member), known),
            mayFail: member.mayFail)
    }

    // MARK: - Amounts

    /// What it comes to where its conditions hold, after combination.
    mutating func amounts(of programme: Int) throws(NotColumnar) -> Amounts {
        if let made = programmes[programme]?.amount { return made }
        let outer = current
        current = edition.programmes[programme].id
        defer { current = outer }
        let amounts = try afterDifferences(try ownParts(of: programme), of: programme)
        programmes[programme, default: ProgrammeMemory()].amount = amounts
        return amounts
    }

    /// The parts that the programme itself declares, added up.
    mutating func ownParts(of programme: Int) throws(NotColumnar) -> Amounts {
        var exact = nothing()
        var paid = nothing()
        for (place, declared) in edition.programmes[programme].amount.enumerated() {
            let part = try part(place, of: programme)
            exact = try sum(exact, part)
            paid = try sum(paid, try rounded(part, by: declared.round))
        }
        return Amounts(exact: exact, paid: paid)
    }

    private mutating func part(
        _ place: Int, of programme: Int
    ) throws(NotColumnar) -> Interval {
        let declared = edition.programmes[programme]
        let part = declared.amount[place]
        let scope = Scope(subject: declared.entity)
        var value: ColumnValue
        if let formula = part.value {
            value = self.value(of: formula, in: scope)
        } else {
            value = .figure(
                try figure(
                    of: try bounds(
                        min: part.min, max: part.max, in: scope,
                        for: .part(programme: programme, part: place))))
        }
        if part.common.decidedBy != nil,
            let column = layout.column(of: .part(programme: programme, part: place))
        {
            value = try statement(column, else: value)
        }
        return try interval(of: try figure(value))
    }

    /// What is received: 0 where nothing is.
    private mutating func received(_ programme: Int) throws(NotColumnar) -> Interval {
        try choice(try receives(programme), try amounts(of: programme).paid, nothing())
    }

    /// What is received by one of the covered persons.
    mutating func share(_ programme: Int) throws(NotColumnar) -> Interval {
        guard edition.programmes[programme].covers != nil else { return try received(programme) }
        let count = try count(try covers(programme))
        let total = try amounts(of: programme).paid
        let divided = try quotient(total, by: count.value)
        let whole = Interval(
            decimals: divided.decimals, low: divided.low, high: divided.high,
            noLow: divided.noLow, noHigh: divided.noHigh,
            holds: try graph.and(divided.holds, always(count.known)), causes: divided.causes)
        return try choice(try receives(programme), whole, nothing())
    }
}
