import Diagnostics
import FEEL
import RuleModel
import YAML

/// What a value must be.
struct ValueForm {
    let title: Title
    let id: String
    let type: FEELType
    var isPersonal = false
    var min: Formula?
    var max: Formula?
    var leastNumber: Number?
}

/// A value as stated, with who stated it where that was said.
struct StatedValue {
    let value: Value
    var by: String?
    var on: CalendarDate?
    var reason: String?
}

extension RecordBinding {
    /// A plain value, a statement `{value, by, on, reason}`, or a list of values over time.
    ///
    /// - Returns: what holds on the edition's day; nil where nothing is known then.
    mutating func timed(_ node: YAMLNode, _ form: ValueForm) -> StatedValue? {
        guard let items = node.items else { return stated(node, form) }
        var periods: [Period] = []
        for item in items {
            guard item.entries != nil, let fromNode = item["from"] else {
                found.add(.notOverTime(item, form.title))
                return nil
            }
            let from = date(fromNode, mayBeLater: true)
            let to = item["to"].flatMap { date($0, mayBeLater: true) }
            let value = stated(item, form, isTimed: true)
            guard let from else { continue }
            if let to, to < from { found.add(.endsBeforeItBegins(item)) }
            periods.append(Period(from: from, to: to, place: item.range, value: value))
        }
        checkOrder(of: periods, form)
        let day = reader.edition.day
        guard let current = periods.filter({ $0.from <= day }).max(by: { $0.from < $1.from }),
            current.to.map({ $0 >= day }) ?? true
        else { return nil }
        return current.value
    }

    private struct Period {
        let from: CalendarDate
        let to: CalendarDate?
        let place: SourceRange
        let value: StatedValue?
    }

    private mutating func checkOrder(of periods: [Period], _ form: ValueForm) {
        let sorted = periods.sorted { $0.from < $1.from }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
            if earlier.from == later.from {
                found.add(.overlap(form.title, later.place, with: earlier.place))
            } else if let to = earlier.to {
                let next = to.daysSinceEpoch + 1
                if to >= later.from {
                    found.add(.overlap(form.title, later.place, with: earlier.place))
                } else if next < later.from.daysSinceEpoch {
                    found.add(.gap(form.title, after: to, later.place, earlier.place))
                }
            }
        }
    }

    private mutating func stated(
        _ node: YAMLNode, _ form: ValueForm, isTimed: Bool = false
    ) -> StatedValue? {
        // An empty line of a form is one that was not answered.
        if Self.isUnknown(node) || node.isAbsent { return nil }
        guard let entries = node.entries else { return value(node, form).map { .init(value: $0) } }
        let known = ["value", "by", "on", "reason"] + (isTimed ? ["from", "to"] : [])
        for entry in entries where !known.contains(entry.name) {
            found.add(.unknownPart(entry.key, known: known))
        }
        guard let inner = node["value"] else {
            found.add(.missingValue(node, form.title))
            return nil
        }
        guard !Self.isUnknown(inner), !inner.isAbsent, let value = value(inner, form) else {
            return nil
        }
        // Who decided, and why, may name people.
        secrets += ["by", "reason"].compactMap { node[$0]?.range }
        return StatedValue(
            value: value, by: node["by"]?.text, on: node["on"].flatMap { date($0) },
            reason: node["reason"]?.text)
    }

    // MARK: - Values of one type

    mutating func value(_ node: YAMLNode, _ form: ValueForm) -> Value? {
        guard node.text != nil else {
            found.add(.notAValue(node, form.title))
            return nil
        }
        switch form.type {
        case .boolean: return boolean(node, form.title).map { .boolean($0) }
        case .number: return number(node, form).map { .number($0) }
        case .date: return date(node, title: form.title).map { .date($0) }
        case .enumeration(let index): return enumeration(node, index, form)
        case .string: return node.text.map { .string($0) }
        default:
            found.add(.notStatable(node, form.title))
            return nil
        }
    }

    mutating func boolean(_ node: YAMLNode, _ title: Title? = nil) -> Bool? {
        if node.style == .plain {
            switch node.text {
            case "true", "是": return true
            case "false", "否": return false
            default: break
            }
        }
        found.add(.notABoolean(node, title))
        return nil
    }

    private mutating func number(_ node: YAMLNode, _ form: ValueForm) -> Number? {
        let text = node.text ?? ""
        guard node.style == .plain, NumberForm(text)?.isDecimal == true,
            text.utf8.count <= Self.longestNumber, let number = Number(text)
        else {
            found.add(.notANumber(node, form))
            return nil
        }
        let least = form.leastNumber ?? form.min.flatMap { Number($0.text.value) }
        if let least, number < least { found.add(.below(node, form, least: least)) }
        if let greatest = form.max.flatMap({ Number($0.text.value) }), number > greatest {
            found.add(.above(node, form, greatest: greatest))
        }
        return number
    }

    /// A sign, the digits that numbers have room for, and a point.
    private static var longestNumber: Int { 36 }

    mutating func date(
        _ node: YAMLNode, title: Title? = nil, mayBeLater: Bool = false
    ) -> CalendarDate? {
        guard let text = node.text, text.utf8.count == 10, let date = CalendarDate(text) else {
            found.add(.notADate(node, title))
            return nil
        }
        if !mayBeLater, date > reader.today { found.add(.inTheFuture(node, title)) }
        return date
    }

    private mutating func enumeration(
        _ node: YAMLNode, _ index: Int, _ form: ValueForm
    ) -> Value? {
        let enumeration = reader.edition.enumerations[index]
        let match = enumeration.cases.first { $0.id == node.text || $0.title.zh == node.text }
        guard let match else {
            found.add(.notInList(node, enumeration, form.title))
            return nil
        }
        return .string(match.id)
    }
}
