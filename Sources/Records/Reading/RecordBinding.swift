import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

/// One record on its way into a household.
///
/// Objects nest as deep as the vocabulary's entities do, so recursion is bounded by it.
struct RecordBinding {
    let reader: RecordReader
    let given: RecordReader.Given
    private(set) var household: Household
    var found = DiagnosticBag()
    /// Where values stand that no message may show.
    var secrets: [SourceRange] = []

    /// The objects directly below the household, by their ids.
    private var persons: [String: Int] = [:]
    private var references: [(object: Int, node: YAMLNode)] = []

    private var edition: Edition { reader.edition }

    init(_ reader: RecordReader, given: RecordReader.Given, root: YAMLNode) {
        self.reader = reader
        self.given = given
        household = Household(id: Self.id(in: root)?.text, layout: reader.layout)
    }

    mutating func bindHousehold(_ node: YAMLNode) {
        bind(node, object: 0, entity: 0)
        for (object, node) in references { link(object, to: node) }
        for (entity, form) in edition.entities.enumerated() where form.parent == 0 {
            guard let list = form.list, (list.min ?? 0) > 0 else { continue }
            if household.list(of: entity, below: 0) == nil, !found.hasErrors {
                found.add(.missingList(list.title, list.id, at: node.range))
            }
        }
    }

    // MARK: - Objects

    private mutating func bind(_ node: YAMLNode, object: Int, entity: Int) {
        guard let entries = node.entries else {
            found.add(.notAMapping(node, of: edition.entities[entity].title))
            return
        }
        let isSamePerson = Self.reference(in: node) != nil
        var said: [RecordNames.Meaning: YAMLNode] = [:]
        for entry in entries {
            guard let meaning = reader.names.meaning(of: entry.name, for: entity) else {
                reportUnknownKey(entry, entity)
                continue
            }
            if let first = said[meaning] {
                found.add(.saidTwice(entry.key, first: first.range))
                continue
            }
            said[meaning] = entry.key
            take(meaning, entry, object: object, entity: entity, isSamePerson: isSamePerson)
        }
        for entry in given[edition.entities[entity].id]?.entries ?? [] {
            guard let meaning = reader.names.meaning(of: entry.name, for: entity) else {
                reportUnknownKey(entry, entity)
                continue
            }
            if said[meaning] != nil || isSamePerson && isOfPerson(meaning) { continue }
            take(meaning, entry, object: object, entity: entity, isSamePerson: isSamePerson)
        }
    }

    private func isOfPerson(_ meaning: RecordNames.Meaning) -> Bool {
        guard case .fact(let fact) = meaning else { return false }
        return edition.facts[fact].isOfKind
    }

    private mutating func take(
        _ meaning: RecordNames.Meaning, _ entry: YAMLNode.Entry, object: Int, entity: Int,
        isSamePerson: Bool
    ) {
        switch meaning {
        case .fact(let fact):
            if isSamePerson, edition.facts[fact].isOfKind {
                if edition.facts[fact].isPersonal { secrets += Self.scalars(in: entry.value) }
                found.add(.factOfOther(entry.key))
            } else {
                takeFact(fact, entry.value, object: object)
            }
        case .finding(let place):
            takeFinding(place, entry.value, object: object)
        case .list(let entity):
            takeList(entity, entry.value, below: object)
        case .word(.id), .word(.sameAs):
            break  // Read where the object is made.
        case .word(.appliesFor):
            household.apply(object, for: programmes(entry.value))
        case .word(.decisions):
            takeDecisions(entry.value, object: object)
        case .word(.inPayment):
            takePayments(entry.value, object: object)
        }
    }

    private mutating func takeList(_ entity: Int, _ node: YAMLNode, below object: Int) {
        let form = edition.entities[entity]
        if Self.isUnknown(node) || node.isAbsent { return }
        guard let items = node.items else {
            found.add(.notAList(node, of: form.title))
            return
        }
        household.begin(listOf: entity, below: object)
        if let list = form.list { checkCount(items.count, list, at: node.range) }
        var ids: [String: SourceRange] = [:]
        for item in items {
            let id = Self.id(in: item)
            let reference = Self.reference(in: item)
            if let text = id?.text, let id {
                if let first = ids[text] { found.add(.repeatedID(id, first: first)) }
                ids[text] = id.range
            } else if let id, !id.isAbsent {
                found.add(.idIsNoText(id))
            } else if object == 0, reference == nil {
                found.add(.missingID(item, of: form.title))
            }
            let child = household.add(entity, below: object, id: id?.text)
            if object == 0, let text = id?.text, reference == nil { persons[text] = child }
            if let reference { references.append((child, reference)) }
            bind(item, object: child, entity: entity)
        }
    }

    private mutating func checkCount(_ count: Int, _ list: ListForm, at place: SourceRange) {
        if let min = list.min, count < min {
            found.add(.tooFew(list.title, count: count, min: min, at: place))
        }
        if let max = list.max, count > max {
            found.add(.tooMany(list.title, count: count, max: max, at: place))
        }
    }

    /// `same_as`: the id of a person of the household, and not the person it stands below.
    private mutating func link(_ object: Int, to node: YAMLNode) {
        guard let id = node.text, let other = persons[id] else {
            found.add(.unknownPerson(node, known: persons.keys.sorted()))
            return
        }
        var above: Int? = object
        while let place = above {
            if place == other {
                found.add(.sameAsItself(node))
                return
            }
            above = household.objects[place].parent
        }
        household.link(object, sameAs: other)
    }

    // MARK: - What stands at an object

    private mutating func takeFact(_ index: Int, _ node: YAMLNode, object: Int) {
        let fact = edition.facts[index]
        if fact.isPersonal { secrets += Self.scalars(in: node) }
        let form = ValueForm(
            title: fact.common.title, id: fact.id, type: fact.type, isPersonal: fact.isPersonal,
            min: fact.min, max: fact.max)
        household.set(index, of: object, to: timed(node, form)?.value)
    }

    private mutating func takeFinding(
        _ place: RecordNames.FindingPlace, _ node: YAMLNode, object: Int
    ) {
        let form: ValueForm
        let subject: Finding.Subject
        switch place {
        case .definition(let index):
            let definition = edition.definitions[index]
            form = ValueForm(
                title: definition.common.title, id: definition.id, type: definition.type,
                min: definition.min, max: definition.max)
            subject = .definition(index)
        case .part(let programme, let index):
            let part = edition.programmes[programme].amount[index]
            form = ValueForm(
                title: part.common.title, id: part.id, type: .number(nil), min: part.min,
                max: part.max)
            subject = .part(programme: programme, part: index)
        }
        guard let stated = timed(node, form) else { return }
        household.state(
            Finding(
                subject, value: stated.value, by: stated.by, on: stated.on, reason: stated.reason),
            of: object)
    }

    private mutating func programmes(_ node: YAMLNode) -> [Int]? {
        if Self.isUnknown(node) || node.isAbsent { return nil }
        guard let items = node.items ?? (node.text == nil ? nil : [node]) else {
            found.add(.notAList(node, of: Wording(zh: "申请项目", en: "programmes applied for")))
            return nil
        }
        return items.compactMap { programme($0) }
    }

    private mutating func programme(_ node: YAMLNode) -> Int? {
        if let name = node.text, let index = reader.names.programme(name) { return index }
        found.add(.unknownProgramme(node, known: edition.programmes, reader.names.programmeNames))
        return nil
    }

    private mutating func takeDecisions(_ node: YAMLNode, object: Int) {
        guard let entries = node.entries else {
            found.add(.notDecisions(node))
            return
        }
        for entry in entries {
            guard let programme = programme(entry.key) else { continue }
            let known = ["date", "granted"]
            for part in entry.value.entries ?? [] where !known.contains(part.name) {
                found.add(.unknownPart(part.key, known: known))
            }
            guard let granted = entry.value["granted"] else {
                found.add(.notDecisions(entry.value))
                continue
            }
            guard let granted = boolean(granted) else { continue }
            let day = entry.value["date"].flatMap { date($0) }
            household.decide(
                OfficeDecision(programme: programme, date: day, granted: granted), of: object)
        }
    }

    private mutating func takePayments(_ node: YAMLNode, object: Int) {
        guard let entries = node.entries else {
            found.add(.notPayments(node))
            return
        }
        for entry in entries {
            guard let programme = programme(entry.key) else { continue }
            let form = ValueForm(
                title: edition.programmes[programme].common.title, id: entry.name,
                type: .number(nil), leastNumber: .zero)
            if case .number(let amount)? = value(entry.value, form) {
                household.pay(Payment(programme: programme, amount: amount), to: object)
            }
        }
    }

    // MARK: - Keys

    private mutating func reportUnknownKey(_ entry: YAMLNode.Entry, _ entity: Int) {
        // A misspelt key may well be that of a name or an identity number.
        secrets += Self.scalars(in: entry.value)
        let title = edition.entities[entity].title
        if reader.names.isComputed(entry.name) {
            found.add(.computedKey(entry.key))
        } else if let other = reader.names.entities(knowing: entry.name).first {
            found.add(.keyOfOther(entry.key, here: title, there: edition.entities[other].title))
        } else {
            found.add(.unknownKey(entry.key, of: title, known: reader.names.names(for: entity)))
        }
    }

    static func id(in node: YAMLNode) -> YAMLNode? { node.first(.id) }

    private static func reference(in node: YAMLNode) -> YAMLNode? { node.first(.sameAs) }

    /// `unknown` takes away what a test file gives.
    static func isUnknown(_ node: YAMLNode) -> Bool {
        node.style == .plain && ["unknown", "未知"].contains(node.text)
    }

    static func scalars(in node: YAMLNode) -> [SourceRange] {
        if let items = node.items { return items.flatMap(scalars) }
        if let entries = node.entries { return entries.flatMap { scalars(in: $0.value) } }
        return [node.range]
    }
}

extension YAMLNode {
    fileprivate func first(_ word: RecordNames.Word) -> YAMLNode? {
        self[word.rawValue] ?? self[word.zh]
    }
}
