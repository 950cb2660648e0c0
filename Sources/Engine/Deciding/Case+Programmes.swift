import FEEL
import RuleModel

/// How a programme stands for its household or member.
struct Standing {
    /// The conditions hold without anything the office may or may not do.
    let byRight: Value
    /// They hold if the office uses its powers.
    let withPowers: Value

    var outcome: Outcome {
        if byRight.truth == true { return .eligible }
        switch (byRight.truth, withPowers.truth) {
        case (false, true): return .discretionary
        case (false, false): return .notEligible
        default: return .undetermined
        }
    }

    /// What still keeps the outcome open.
    var causes: Causes { byRight.causes.union(withPowers.causes) }
}

extension Case {
    /// A programme's result as a name gives it, for the object it is asked of.
    func result(_ name: ProgrammeResultName, of programme: Int, seenFrom object: Int) -> Value {
        let declared = program.programmes[programme]
        guard let owner = ancestor(of: object, in: declared.entity) else { return broken() }
        guard declared.covers != nil, owner != object else {
            return ownResult(name, of: programme, on: owner)
        }
        let covered = isCovered(object, by: programme, on: owner)
        switch name {
        case .qualifies, .receives:
            return Value.all(
                [covered].lazy
                    + [name].lazy.map { [self] in
                        ownResult($0, of: programme, on: owner)
                    })
        case .amount, .share:
            return part(ownResult(.share, of: programme, on: owner), where: covered)
        }
    }

    private func ownResult(_ name: ProgrammeResultName, of programme: Int, on object: Int) -> Value
    {
        switch name {
        case .qualifies: standing(of: programme, on: object).withPowers
        case .receives: receives(programme, on: object)
        case .amount: amountReceived(programme, on: object)
        case .share: shareReceived(programme, on: object)
        }
    }

    /// A step of a programme's result; `object` is of the programme's own entity.
    func remembered(
        _ step: ProgrammePlan.Step, of programme: Int, on object: Int, _ compute: () -> Value
    ) -> Value {
        remembered(
            program.programmes[programme].slot + step.rawValue, on: object, compute)
    }

    func standing(of programme: Int, on object: Int) -> Standing {
        if let record = originCase(for: program.influence.nodes.receipt(of: programme), on: object)
        {
            return record.standing(of: programme, on: object)
        }
        let plan = program.programmes[programme]
        let withPowers = remembered(.withPowers, of: programme, on: object) {
            truth(of: plan.conditions, on: object, deciding: false)
        }
        if plan.isPower { return Standing(byRight: .boolean(false), withPowers: withPowers) }
        guard plan.leansOnPower else {
            return Standing(byRight: withPowers, withPowers: withPowers)
        }
        let byRight = remembered(.byRight, of: programme, on: object) {
            self.withPowers(false) { truth(of: plan.conditions, on: object, deciding: false) }
        }
        return Standing(byRight: byRight, withPowers: withPowers)
    }

    /// It is granted, and of what is to be chosen from none counts instead.
    func receives(_ programme: Int, on object: Int) -> Value {
        if let record = originCase(for: program.influence.nodes.receipt(of: programme), on: object)
        {
            return record.receives(programme, on: object)
        }
        return remembered(.receives, of: programme, on: object) {
            let granted = grants(programme, on: object)
            if granted.truth == false { return granted }
            let chosen = rivals(of: programme).lazy.map { [self] in
                isChosen($0, insteadOf: programme, on: object)
            }
            return Value.all([granted, Value.any(chosen).negated])
        }
    }

    /// It qualifies, is applied for, and no benefit that is kept takes its place.
    func grants(_ programme: Int, on object: Int) -> Value {
        if let record = originCase(for: program.influence.nodes.receipt(of: programme), on: object)
        {
            return record.grants(programme, on: object)
        }
        return remembered(.grants, of: programme, on: object) {
            guard isAppliedFor(programme, by: object) else { return .boolean(false) }
            let standing = standing(of: programme, on: object)
            let granted =
                isGranted(programme, to: object)
                ? Value.any([standing.byRight, standing.withPowers]) : standing.byRight
            if granted.truth == false { return granted }
            let kept = benefitsKept(insteadOf: programme).lazy.map { [self] in
                result(.receives, of: $0, seenFrom: object)
            }
            return Value.all([granted, Value.any(kept).negated])
        }
    }

    func isAppliedFor(_ programme: Int, by object: Int) -> Bool {
        household.appliesFor(program.programmes[programme], object)
    }

    func isGranted(_ programme: Int, to object: Int) -> Bool {
        !household.objects[object].decisions.isEmpty
            && household.objects[object].decisions.contains {
                $0.programme == programme && $0.granted
            }
    }

    /// The members whose benefit a household's programme is.
    func covers(_ programme: Int, on object: Int) -> Value {
        if let record = originCase(for: program.influence.nodes.receipt(of: programme), on: object)
        {
            return record.covers(programme, on: object)
        }
        return remembered(.covers, of: programme, on: object) {
            guard let covers = program.programmes[programme].covers else { return .list([]) }
            return run(covers, on: object)
        }
    }

    func isCovered(_ member: Int, by programme: Int, on object: Int) -> Value {
        switch covers(programme, on: object) {
        case .list(let members):
            let me = reference(member)
            for element in members {
                switch element {
                case .perhaps(let value, let causes) where value.isSame(as: me):
                    return .unknown(Unknown(causes, Value.both))
                case let value where value.isSame(as: me): return .boolean(true)
                default: continue
                }
            }
            return .boolean(false)
        case .unknown(let unknown): return .unknown(Unknown(unknown.causes, Value.both))
        default: return broken()
        }
    }

    /// An amount that is due only where a test holds, else 0.
    func part(_ amount: Value, where test: Value) -> Value {
        switch test.truth {
        case true: amount
        case false: .number(.zero)
        case nil:
            .number(
                within: traced(Bounds(amount)).joined(Bounds(.number(.zero))),
                test.causes.union(amount.causes))
        }
    }
}
