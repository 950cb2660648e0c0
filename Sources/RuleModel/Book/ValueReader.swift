package import Diagnostics
package import FEEL
import YAML

/// A value that an author stated, with the source and evidence that it may say of its own.
package struct StatedValue: Sendable {
    package let value: Value
    package let rounding: Rounding?
    package let sources: [Citation]
    package let evidence: Evidence?
    package let range: SourceRange
}

/// Reads values of a declared type.
struct ValueReader {
    let names: TypeNames

    /// A scalar of a type; what does not fit is reported.
    func value(_ text: Located<String>, _ type: FEELType, into found: inout DiagnosticBag) -> Value?
    {
        let wanted: Wording
        var hint: Wording?
        switch type {
        case .number:
            if let number = Number(text.value) { return .number(number) }
            wanted = Wording(zh: "一个数", en: "a number")
            hint = NumberSpelling(text.value).hint
        case .boolean:
            if text.value == "true" || text.value == "false" {
                return .boolean(text.value == "true")
            }
            wanted = Wording(zh: "true 或 false", en: "true or false")
        case .date:
            if let date = CalendarDate(text.value) { return .date(date) }
            wanted = Wording(zh: "一个日期", en: "a date")
        case .string: return .string(text.value)
        case .enumeration(let index):
            let cases = names.enumerations[index].cases
            if let found = cases.first(where: { $0.id == text.value || $0.title.zh == text.value })
            {
                return .string(found.id)
            }
            wanted =
                Wording(zh: "「\(names.enumerations[index].title.zh)」的值之一：", en: "one of ")
                + Wording.names(cases.map { "\($0.id)（\($0.title.zh)）" })
            hint = .didYouMean(text.value, among: cases.flatMap { [$0.id, $0.title.zh] })
        case .rounding:
            wanted = Wording(zh: "取整规则 {to: 1, mode: down}", en: "a rounding {to: 1, mode: down}")
        default: return nil
        }
        found.add(
            Diagnostic(
                "rule/bad-value", at: text.range,
                Wording(zh: "这里要写", en: "this takes ") + wanted
                    + Wording(zh: "，不是「\(text.value)」", en: ", not “\(text.value)”"),
                hint: hint))
        return nil
    }

    /// One value, or one for each combination of the keys.
    func values(
        _ node: YAMLNode, of standard: Standard, document: Located<String>?,
        into found: inout DiagnosticBag
    ) -> [[String]: StatedValue] {
        var values: [[String]: StatedValue] = [:]
        read(node, standard, keys: standard.keys[...], path: [], document, &values, &found)
        return values
    }

    private func read(
        _ node: YAMLNode, _ standard: Standard, keys: ArraySlice<Int>, path: [String],
        _ document: Located<String>?, _ values: inout [[String]: StatedValue],
        _ found: inout DiagnosticBag
    ) {
        guard let key = keys.first else {
            if let value = leaf(node, standard, document, &found) { values[path] = value }
            return
        }
        let cases = names.enumerations[key].cases
        guard let entries = node.entries else {
            found.add(.valueNotKeyed(standard, names.enumerations[key], node))
            return
        }
        var seen: Set<String> = []
        for entry in entries {
            guard
                let match = cases.first(where: { $0.id == entry.name || $0.title.zh == entry.name })
            else {
                found.add(.unknownValueKey(entry.key, names.enumerations[key]))
                continue
            }
            seen.insert(match.id)
            read(
                entry.value, standard, keys: keys.dropFirst(), path: path + [match.id], document,
                &values, &found)
        }
        let missing = cases.filter { !seen.contains($0.id) }
        if !missing.isEmpty { found.add(.missingValueKeys(standard, missing, node)) }
    }

    /// `850`, or `{value: 850, source: …, evidence: …}`.
    private func leaf(
        _ node: YAMLNode, _ standard: Standard, _ document: Located<String>?,
        _ found: inout DiagnosticBag
    ) -> StatedValue? {
        var decoder = Decoder(file: node.range.file, document: document)
        defer { found.add(contentsOf: decoder.found.diagnostics) }
        var scope: Scope?
        var node = node
        if node["value"] != nil {
            scope = decoder.open(node, .statedValue)
            guard let inner = scope?["value"] else { return nil }
            node = inner
        }
        let sources = scope?.items("source").compactMap { decoder.citation($0) } ?? []
        let evidence = scope?.choice("evidence", Evidence.self)
        if standard.type == .rounding, node.entries != nil {
            return decoder.rounding(node).map {
                StatedValue(
                    value: .null, rounding: $0, sources: sources, evidence: evidence,
                    range: node.range)
            }
        }
        guard let text = Located(text: node) else {
            let wanted: Shape = if case .number = standard.type { .number } else { .text }
            found.add(.wrongForm(Wording(standard.id), wanted: wanted, node: node))
            return nil
        }
        return value(text, standard.type, into: &found).map {
            StatedValue(
                value: $0, rounding: nil, sources: sources, evidence: evidence, range: node.range)
        }
    }
}

extension KeyList {
    static let statedValue = KeyList(
        "value", zh: "值", en: "a value",
        [
            Key("value", .anything, isRequired: true, zh: "值", en: "the value"), Key.source,
            Key.evidence,
        ])
}

extension Diagnostic {
    fileprivate static func valueNotKeyed(
        _ standard: Standard, _ enumeration: Enumeration, _ node: YAMLNode
    ) -> Diagnostic {
        Diagnostic(
            "rule/value-not-keyed", at: node.range,
            Wording(
                zh: "「\(standard.title.zh)」按「\(enumeration.title.zh)」分别规定",
                en: "“\(standard.title.en)” has a value for each \(enumeration.title.en)"),
            hint: Wording(
                zh: "请写成 {\(enumeration.cases.map { "\($0.id): …" }.joined(separator: ", "))}",
                en: "write {\(enumeration.cases.map { "\($0.id): …" }.joined(separator: ", "))}"))
    }

    fileprivate static func unknownValueKey(
        _ key: YAMLNode, _ enumeration: Enumeration
    ) -> Diagnostic {
        let name = key.text ?? ""
        let names = enumeration.cases.flatMap { [$0.id, $0.title.zh] }
        return Diagnostic(
            "rule/unknown-value-key", at: key.range,
            Wording(
                zh: "「\(enumeration.title.zh)」没有值「\(name)」",
                en: "\(enumeration.title.en) has no value “\(name)”"),
            hint: .didYouMean(name, among: names)
                ?? Wording(zh: "它的值：", en: "its values: ") + Wording.names(names))
    }

    fileprivate static func missingValueKeys(
        _ standard: Standard, _ missing: [EnumerationCase], _ node: YAMLNode
    ) -> Diagnostic {
        Diagnostic(
            "rule/missing-value-key", .warning, at: node.range,
            Wording(
                zh: "「\(standard.title.zh)」没有写", en: "“\(standard.title.en)” has no value for ")
                + Wording(
                    zh: missing.map { "「\($0.title.zh)」" }.joined(separator: "、") + "的值，视为未定",
                    en: missing.map(\.id).joined(separator: ", ") + ": unset there"))
    }
}
