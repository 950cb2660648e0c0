package import Diagnostics
package import Engine
import FEEL
package import RuleModel

/// A household as a record that `check` and `compare` read: what is known of it, by ids.
package struct RecordJSON {
    private let household: Household
    private let edition: Edition

    /// - Parameter edition: the one that the household is bound to.
    package init(_ household: Household, edition: Edition) {
        self.household = household
        self.edition = edition
    }

    package var value: JSONValue { object(0) }

    private func object(_ index: Int) -> JSONValue {
        let own = household.objects[index]
        var fields: [(String, JSONValue)] = []
        if let id = own.id { fields.append(("id", .string(id))) }
        if let other = own.sameAs {
            fields.append(("same_as", .text(household.objects[other].id)))
        }
        for (fact, declared) in edition.facts.enumerated()
        where declared.entity == own.entity && !(declared.isOfKind && own.sameAs != nil) {
            guard let value = household.value(of: fact, on: index) else { continue }
            fields.append((declared.id, Self.json(value)))
        }
        fields += own.findings.map { (name(of: $0.subject), Self.json($0)) }
        fields += statements(of: own)
        for (entity, declared) in edition.entities.enumerated()
        where declared.parent == own.entity {
            guard let list = declared.list, let objects = household.list(of: entity, below: index)
            else { continue }
            let rows = objects.compactMap { value -> JSONValue? in
                guard case .object(let reference) = value else { return nil }
                return object(Int(reference.index))
            }
            fields.append((list.id, .array(rows)))
        }
        return .object(fields)
    }

    private func statements(of own: RecordObject) -> [(String, JSONValue)] {
        var fields: [(String, JSONValue)] = []
        if let programmes = own.appliesFor {
            fields.append(
                ("applies_for", .array(programmes.map { .string(edition.programmes[$0].id) })))
        }
        if !own.decisions.isEmpty {
            let decisions = own.decisions.map { decision in
                let date = decision.date.map { [("date", JSONValue.string($0.description))] } ?? []
                return (
                    edition.programmes[decision.programme].id,
                    JSONValue.object(date + [("granted", .bool(decision.granted))])
                )
            }
            fields.append(("decisions", .object(decisions)))
        }
        if !own.payments.isEmpty {
            let payments = own.payments.map { payment in
                (
                    edition.programmes[payment.programme].id,
                    JSONValue.number(payment.amount.exactText)
                )
            }
            fields.append(("in_payment", .object(payments)))
        }
        return fields
    }

    private func name(of subject: Finding.Subject) -> String {
        switch subject {
        case .definition(let index):
            let id = edition.definitions[index].id
            return id.split(separator: ".").last.map(String.init) ?? id
        case .part(let programme, let part):
            let declared = edition.programmes[programme]
            return "\(declared.id).\(declared.amount[part].id)"
        }
    }

    private static func json(_ finding: Finding) -> JSONValue {
        let value = json(finding.value)
        var fields = [("value", value)]
        if let by = finding.by { fields.append(("by", .string(by))) }
        if let on = finding.on { fields.append(("on", .string(on.description))) }
        if let reason = finding.reason { fields.append(("reason", .string(reason))) }
        return fields.count == 1 ? value : .object(fields)
    }

    private static func json(_ value: Value) -> JSONValue {
        switch value {
        case .number(let number): .number(number.exactText)
        case .boolean(let truth): .bool(truth)
        default: .string(value.text)
        }
    }
}
