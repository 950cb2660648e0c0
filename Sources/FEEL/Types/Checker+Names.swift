import Diagnostics

// Names and paths: whose fact a name means.
extension Checker {
    /// The element whose names are bare ones here: that of the innermost filter over objects.
    private var element: (index: Int, entity: Int)? {
        for (index, local) in locals.enumerated().reversed() where local.isElement {
            if case .object(let entity) = local.type { return (index, entity) }
            return nil
        }
        return nil
    }

    /// Whose names are bare ones here.
    var bareEntity: Int? { element?.entity ?? subject }

    mutating func name(_ name: String, _ range: TextRange) -> Checked {
        if let index = locals.lastIndex(where: { $0.name == name }) {
            locals[index].isUsed = true
            return Checked(Expression(.local(index), range), locals[index].type)
        }
        guard let meaning = scope.meaning(of: name, for: bareEntity) else {
            return unknown(name, range)
        }
        let object: Expression.Kind = element.map { .local($0.index) } ?? .subject
        switch meaning {
        case .property(let index, let type):
            return Checked(Expression(.property(index, of: Expression(object, range)), range), type)
        case .global(let index, let type):
            return Checked(Expression(.global(index), range), type)
        case .keyed(_, let keys, _):
            return fail(.needsKeys(name, keys.map { scope.enumeration($0).title }), at: range)
        case .namespace(let index):
            let type = bareEntity.map { FEELType.object($0) } ?? .invalid
            return Checked(Expression(object, range), type, namespace: (index, name))
        case .ancestor:
            return ancestor(name, range)
        case .ambiguous(let titles):
            return fail(.ambiguousName(name, titles), at: range)
        }
    }

    /// An entity's word, in a filter too the subject's.
    private mutating func ancestor(_ name: String, _ range: TextRange) -> Checked {
        guard case .ancestor(let index, let entity)? = scope.meaning(of: name, for: subject) else {
            return fail(.entityWord(name), at: range)
        }
        let subject = Expression(.subject, range)
        guard let index else { return Checked(subject, .object(entity)) }
        return Checked(Expression(.property(index, of: subject), range), .object(entity))
    }

    private mutating func unknown(_ name: String, _ range: TextRange) -> Checked {
        if element != nil, let subject, case .property? = scope.meaning(of: name, for: subject) {
            let owner = scope.entityTitle(subject).zh
            return fail(.notTheElements(name, owner: owner), at: range)
        }
        if Builtins.reference(name) != nil { return fail(.functionWithoutCall(name), at: range) }
        if let repair = ownerRepair(name) { return fail(.anotherSubjects(name, repair), at: range) }
        let names = scope.names(for: bareEntity) + locals.map(\.name)
        return fail(.unknownName(name, meant: Spelling.closest(to: name, among: names)), at: range)
    }

    /// Where a name belongs to somebody else in sight: how to write that.
    private func ownerRepair(_ name: String) -> Wording? {
        // Chinese names first, as most rules are written in them.
        let isASCII = { (word: String) in word.utf8.allSatisfy { $0 < 0x80 } ? 1 : 0 }
        for word in scope.names(for: subject).sorted(by: { (isASCII($0), $0) < (isASCII($1), $1) })
        {
            switch scope.meaning(of: word, for: subject) {
            case .ancestor(_?, let entity)? where scope.property(name, of: entity) != nil:
                let owner = scope.entityTitle(entity)
                return Wording(
                    zh: "它是「\(owner.zh)」的，请写 \(word).\(name)",
                    en: "it is the \(owner.en)'s: write \(word).\(name)")
            case .property(_, .list(.object(let entity)))?
            where scope.property(name, of: entity) != nil:
                let owner = scope.entityTitle(entity)
                return Wording(
                    zh: "它是「\(owner.zh)」的，请写 \(word)[…\(name)…]、\(word).\(name)，"
                        + "或 some 某人 in \(word) satisfies 某人.\(name) …",
                    en: "it is each \(owner.en)'s: write \(word)[…\(name)…], \(word).\(name), "
                        + "or some x in \(word) satisfies x.\(name) …")
            default: continue
            }
        }
        return nil
    }

    mutating func path(_ base: Expression, _ member: String, _ range: TextRange) -> Checked {
        let base = resolve(base)
        let place = TextRange(max(Int(range.end) - member.utf8.count, 0), Int(range.end))
        if let namespace = base.namespace {
            return result(member, of: namespace, for: base, range, place)
        }
        switch base.type {
        case .object(let entity):
            return property(member, of: base, entity, range, place, isList: false)
        case .list(.object(let entity)):
            return property(member, of: base, entity, range, place, isList: true)
        case .invalid:
            return Checked(Expression(.invalid, range), .invalid)
        case .any:
            return Checked(Expression(.path(base.expression, member), range), .any)
        case .list(let type):
            return component(member, of: type, range, place).map {
                Checked(Expression(.path(base.expression, member), range), .list($0))
            } ?? Checked(Expression(.invalid, range), .invalid)
        case let type:
            return component(member, of: type, range, place).map {
                Checked(Expression(.path(base.expression, member), range), $0)
            } ?? Checked(Expression(.invalid, range), .invalid)
        }
    }

    /// `特困供养.享受`: the member of something that has no value of its own.
    private mutating func result(
        _ member: String, of namespace: (index: Int, title: String), for object: Checked,
        _ range: TextRange, _ place: TextRange
    ) -> Checked {
        var entity: Int?
        var isList = false
        switch object.type {
        case .object(let index): entity = index
        case .list(.object(let index)): (entity, isList) = (index, true)
        default: break
        }
        let meaning = scope.member(member, ofNamespace: namespace.index, for: entity)
        guard case .property(let index, let type)? = meaning else {
            let repair = scope.repair(member, ofNamespace: namespace.index, for: entity)
            return fail(.noResult(member, of: namespace.title, repair), at: place)
        }
        return Checked(
            Expression(.property(index, of: object.expression), range),
            isList ? .list(type) : type,
            countUnit: isList ? entity.map { scope.countUnit(of: $0) } : nil)
    }

    /// A property of an object, or of each object of a list.
    private mutating func property(
        _ name: String, of base: Checked, _ entity: Int, _ range: TextRange, _ place: TextRange,
        isList: Bool
    ) -> Checked {
        switch scope.property(name, of: entity) {
        case .property(let index, let type)?:
            if isList, case .list = type { return fail(.listOfLists(name), at: place) }
            return Checked(
                Expression(.property(index, of: base.expression), range),
                isList ? .list(type) : type,
                countUnit: isList ? base.countUnit ?? scope.countUnit(of: entity) : nil)
        case .ancestor(let index?, let above)?:
            return Checked(
                Expression(.property(index, of: base.expression), range),
                isList ? .list(.object(above)) : .object(above))
        case .namespace(let index)?:
            return Checked(base.expression, base.type, namespace: (index, name))
        default:
            let names = scope.propertyNames(of: entity)
            let meant = Spelling.closest(to: name, among: names)
            let owner = scope.entityTitle(entity)
            return fail(.unknownProperty(name, of: owner, meant: meant), at: place)
        }
    }

    /// A component of a date, a time, a duration or a range.
    private mutating func component(
        _ name: String, of type: FEELType, _ range: TextRange, _ place: TextRange
    ) -> FEELType? {
        switch (type, name) {
        case (.yearsMonths, "years"): return .number(.year)
        case (.daysTime, "days"): return .number(MeasurementUnit.none)
        case (.yearsMonths, "months"), (.daysTime, "hours"), (.daysTime, "minutes"),
            (.daysTime, "seconds"):
            report(.remainder(name), at: place)
        case (.date, "year"), (.date, "month"), (.date, "day"), (.date, "weekday"),
            (.dateTime, "year"), (.dateTime, "month"), (.dateTime, "day"), (.dateTime, "weekday"),
            (.dateTime, "hour"), (.dateTime, "minute"), (.dateTime, "second"),
            (.time, "hour"), (.time, "minute"), (.time, "second"):
            return .number(MeasurementUnit.none)
        case (.range(let end), "start"), (.range(let end), "end"): return end
        case (.range, "start included"), (.range, "end included"): return .boolean
        default: report(.noComponent(name, of: describe(type)), at: place)
        }
        return nil
    }
}
