package import FEEL
package import RuleModel

/// One household's record, bound to the vocabulary of an edition, as it stood on the edition's day.
///
/// Object 0 is the household; each further object stands below another. What was never given is
/// absent and means 'not known': a fact without a value, a list that was not begun.
package struct Household: Sendable {
    /// The household's id in its record.
    package let id: String?
    package let layout: RecordLayout
    package private(set) var objects: [RecordObject]
    /// Values of the facts of all objects, each object's from its `firstFact` on.
    private var facts: [Value?]

    package init(id: String?, layout: RecordLayout) {
        self.id = id
        self.layout = layout
        objects = []
        facts = []
        _ = append(RecordObject(entity: 0, parent: nil, id: id, layout: layout))
    }

    /// The value of a fact of an object; `nil` where it is not known.
    package func value(of fact: Int, on object: Int) -> Value? {
        guard layout.slots.indices.contains(fact), objects.indices.contains(object),
            layout.entities[fact] == objects[object].entity
        else { return nil }
        return facts[objects[object].firstFact + layout.slots[fact]]
    }

    /// The same by the place of the fact among those of its entity.
    func value(at place: Int, of entity: Int, on object: Int) -> Value? {
        guard object < objects.count, objects[object].entity == entity else { return nil }
        return facts[objects[object].firstFact + place]
    }

    /// The objects of an entity below an object; `nil` where the list is not known.
    package func list(of entity: Int, below object: Int) -> [Value]? {
        guard objects.indices.contains(object), objects[object].lists.indices.contains(entity)
        else { return nil }
        return objects[object].lists[entity]
    }
}

// Making one.
extension Household {
    /// States that the list of an entity below an object is complete: so far it is empty.
    package mutating func begin(listOf entity: Int, below object: Int) {
        guard objects.indices.contains(object), objects[object].lists.indices.contains(entity),
            objects[object].lists[entity] == nil
        else { return }
        objects[object].lists[entity] = []
    }

    /// Adds an object to the list of its entity below another object and returns its index.
    package mutating func add(_ entity: Int, below parent: Int, id: String?) -> Int {
        begin(listOf: entity, below: parent)
        let index = append(RecordObject(entity: entity, parent: parent, id: id, layout: layout))
        if objects.indices.contains(parent), objects[parent].lists.indices.contains(entity) {
            objects[parent].lists[entity]?.append(
                .object(ObjectReference(entity: entity, index: index)))
        }
        return index
    }

    /// Gives a fact of an object its value; `nil` takes it away.
    package mutating func set(_ fact: Int, of object: Int, to value: Value?) {
        guard layout.slots.indices.contains(fact), objects.indices.contains(object),
            layout.entities[fact] == objects[object].entity
        else { return }
        facts[objects[object].firstFact + layout.slots[fact]] = value
    }

    /// States that an object is the same person as another one (`same_as`).
    package mutating func link(_ object: Int, sameAs other: Int) {
        guard objects.indices.contains(object), objects.indices.contains(other) else { return }
        objects[object].sameAs = other
    }

    /// States what an office decided about a definition or a part of an amount.
    package mutating func state(_ finding: Finding, of object: Int) {
        guard objects.indices.contains(object) else { return }
        objects[object].findings.removeAll { $0.subject == finding.subject }
        objects[object].findings.append(finding)
    }

    /// States what is applied for: programmes by index; `nil` is everything.
    package mutating func apply(_ object: Int, for programmes: [Int]?) {
        guard objects.indices.contains(object) else { return }
        objects[object].appliesFor = programmes
    }

    /// States what the office decided about a programme.
    package mutating func decide(_ decision: OfficeDecision, of object: Int) {
        guard objects.indices.contains(object) else { return }
        objects[object].decisions.removeAll { $0.programme == decision.programme }
        objects[object].decisions.append(decision)
    }

    /// States that a programme is in payment, and with how much.
    package mutating func pay(_ payment: Payment, to object: Int) {
        guard objects.indices.contains(object) else { return }
        objects[object].payments.removeAll { $0.programme == payment.programme }
        objects[object].payments.append(payment)
    }

    private mutating func append(_ object: RecordObject) -> Int {
        var object = object
        object.firstFact = facts.count
        let count =
            layout.factCounts.indices.contains(object.entity) ? layout.factCounts[object.entity] : 0
        facts.append(contentsOf: repeatElement(nil, count: count))
        objects.append(object)
        return objects.count - 1
    }
}

/// Where the facts of an edition's entities stand in a record: made once for an edition.
package final class RecordLayout: Sendable {
    /// For each fact its place among those of its entity.
    package let slots: [Int]
    /// For each fact its entity.
    package let entities: [Int]
    /// For each entity the number of its facts.
    package let factCounts: [Int]

    package init(_ edition: Edition) {
        var counts = [Int](repeating: 0, count: edition.entities.count)
        var slots: [Int] = []
        for fact in edition.facts {
            guard counts.indices.contains(fact.entity) else {
                slots.append(0)
                continue
            }
            slots.append(counts[fact.entity])
            counts[fact.entity] += 1
        }
        self.slots = slots
        entities = edition.facts.map(\.entity)
        factCounts = counts
    }
}
