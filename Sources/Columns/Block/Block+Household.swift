package import Engine
import FEEL
import RuleModel

// Between columns and records.
extension Block {
    /// A household of the sealed block as a record: for the case evaluator, for explanations.
    package func household(at household: Int) -> Household {
        if let record = record(at: household) { return record }
        var rebuilding = Rebuilding(
            household: Household(id: text(of: household, in: 0), layout: layout.record))
        for link in links where link.household == household {
            rebuilding.links[link.row] = link.other
        }
        rebuild(row: household, of: 0, as: 0, into: &rebuilding)
        for (row, other) in rebuilding.links {
            guard let object = rebuilding.objects[row], let same = rebuilding.objects[other]
            else { continue }
            rebuilding.household.link(object, sameAs: same)
        }
        for placed in statements where placed.household == household {
            let row = Link.Row(entity: placed.entity, row: placed.row)
            guard let object = rebuilding.objects[row] else { continue }
            apply(placed.statement, to: object, in: &rebuilding)
        }
        return rebuilding.household
    }

    private struct Rebuilding {
        var household: Household
        var objects: [Link.Row: Int] = [:]
        /// Rows that are the same person as another.
        var links: [Link.Row: Link.Row] = [:]
    }

    private func rebuild(
        row: Int, of entity: Int, as object: Int, into rebuilding: inout Rebuilding
    ) {
        let place = Link.Row(entity: entity, row: row)
        rebuilding.objects[place] = object
        let copied = rebuilding.links[place].flatMap {
            layout.shared.pairs(of: entity, from: $0.entity)
        }
        for column in layout.columnsOfEntity[entity] {
            let declared = layout.columns[column]
            guard copied?.contains(where: { $0.own == column }) != true,
                let cell = cells[column][row],
                let value = declared.kind.value(of: cell, in: layout.edition)
            else { continue }
            switch declared.subject {
            case .fact(let fact): rebuilding.household.set(fact, of: object, to: value)
            case .finding(let subject):
                rebuilding.household.state(Finding(subject, value: value), of: object)
            }
        }
        for child in entities.indices where layout.parents[child] == entity {
            guard entities[child].isKnown(below: row) else { continue }
            rebuilding.household.begin(listOf: child, below: object)
            for below in entities[child].rows(below: row..<row + 1) {
                let added = rebuilding.household.add(
                    child, below: object, id: text(of: below, in: child))
                rebuild(row: below, of: child, as: added, into: &rebuilding)
            }
        }
    }

    private func apply(
        _ statement: Statement, to object: Int, in rebuilding: inout Rebuilding
    ) {
        switch statement {
        case .value(let column, let value):
            switch layout.columns[column].subject {
            case .fact(let fact): rebuilding.household.set(fact, of: object, to: value)
            case .finding(let subject):
                rebuilding.household.state(Finding(subject, value: value), of: object)
            }
        case .finding(let finding): rebuilding.household.state(finding, of: object)
        case .appliesFor(let programmes): rebuilding.household.apply(object, for: programmes)
        case .decision(let decision): rebuilding.household.decide(decision, of: object)
        case .payment(let payment): rebuilding.household.pay(payment, to: object)
        }
    }

    private func text(of row: Int, in entity: Int) -> String? {
        id(of: row, in: entity).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Block {
    /// Adds a record as cells, where they can hold it; slow: readers write cells themselves.
    package func append(_ record: Household) {
        guard record.objects.allSatisfy({ $0.parent.map { $0 >= 0 } ?? true }) else {
            return add(record)
        }
        var rows = [Int](repeating: -1, count: record.objects.count)
        rows[0] = addHousehold(id: record.id.map { Array($0.utf8) })
        fill(from: 0, of: record, row: rows[0])
        // Level by level, so that the rows of every entity come in the order of their parents.
        var waiting = [0]
        while !waiting.isEmpty {
            var next: [Int] = []
            for object in waiting {
                for child in entities.indices {
                    guard let list = record.list(of: child, below: object) else { continue }
                    beginList(of: child, below: rows[object])
                    for case .object(let reference) in list {
                        let index = Int(reference.index)
                        let id = record.objects[index].id.map { Array($0.utf8) }
                        rows[index] = add(child, below: rows[object], id: id) ?? -1
                        fill(from: index, of: record, row: rows[index])
                        next.append(index)
                    }
                }
            }
            waiting = next
        }
        for (index, object) in record.objects.enumerated() {
            guard let other = object.sameAs else { continue }
            let person = record.objects[other].entity
            link(
                rows[index], of: object.entity, sameAs: rows[other], of: person,
                inHousehold: rows[0])
        }
    }

    private func fill(from object: Int, of record: Household, row: Int) {
        let own = record.objects[object]
        for fact in layout.edition.facts.indices where layout.columns[fact].entity == own.entity {
            guard let value = record.value(of: fact, on: object) else { continue }
            set(value: value, in: fact, row: row)
        }
        for finding in own.findings {
            guard let column = layout.column(of: finding.subject) else { continue }
            set(value: finding.value, in: column, row: row)
            if finding.by != nil || finding.on != nil || finding.reason != nil {
                state(.finding(finding), of: row, in: own.entity)
            }
        }
        if let programmes = own.appliesFor {
            state(.appliesFor(programmes), of: row, in: own.entity)
        }
        for decision in own.decisions { state(.decision(decision), of: row, in: own.entity) }
        for payment in own.payments { state(.payment(payment), of: row, in: own.entity) }
    }

    private func addHousehold(id: [UInt8]?) -> Int {
        if let id { addHousehold(id: id.span) } else { addHousehold() }
    }

    private func add(_ entity: Int, below parent: Int, id: [UInt8]?) -> Int? {
        if let id { add(entity, below: parent, id: id.span) } else { add(entity, below: parent) }
    }
}
