package import Diagnostics
package import FEEL
import YAML

extension RecordFile {
    /// A file's one mapping as the variables of an expression.
    ///
    /// Plain numbers, dates, `true` and `false` are such; everything else is text.
    package func context(into found: inout DiagnosticBag) -> ContextValue? {
        guard records.count == 1, let entries = records[0].entries else {
            found.add(
                Diagnostic(
                    "eval/no-context", at: records.first?.range,
                    Wording(
                        zh: "这里应当是一组「名称: 值」", en: "lines of “name: value” are expected here")))
            return nil
        }
        return ContextValue(entries.map { .init(key: $0.name, value: Self.value($0.value)) })
    }

    private static func value(_ node: YAMLNode) -> Value {
        if let items = node.items { return .list(items.map(value)) }
        if let entries = node.entries {
            return .context(
                ContextValue(entries.map { .init(key: $0.name, value: value($0.value)) }))
        }
        guard let text = node.text, node.style == .plain else {
            return node.text.map(Value.string) ?? .null
        }
        switch text {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: break
        }
        if let number = Number(text) { return .number(number) }
        if let date = CalendarDate(text) { return .date(date) }
        return .string(text)
    }
}
