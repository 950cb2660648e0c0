import Diagnostics
import FEEL

/// The types that a model may name: its own, and those of its imports behind their prefix.
struct TypeTable: Sendable {
    private(set) var types: [String: TypeExpression] = [:]
    private(set) var members: Set<String> = []
    private var items: [String: ItemDefinition] = [:]
    /// The tests of allowed values, by their text.
    private var allowed: [String: Expression] = [:]

    mutating func add(_ definitions: [String: ItemDefinition], prefix: String = "") {
        for item in definitions.values {
            let item = prefix.isEmpty ? item : item.prefixed(prefix, within: definitions)
            items[item.name] = item
            types[item.name] = item.type
            learn(item)
        }
    }

    private mutating func learn(_ item: ItemDefinition) {
        if let text = item.allowedValues {
            allowed[text] = parse(text, as: .unaryTests, NameScope())
        }
        for component in item.components ?? [] {
            members.insert(component.name)
            learn(component)
        }
    }

    /// The type of the results of the functions of a type; other types are those of the results.
    func result(of name: String?) -> String? {
        guard let name, let function = items[name]?.function else { return name }
        return function.out
    }

    /// The allowed values of a type, or of one of its components, in their order.
    func allowedValues(of name: String?, component: String? = nil) -> [Expression] {
        guard let name, let item = items[name] else { return [] }
        guard let component else {
            return item.allowedValues.flatMap { allowed[$0]?.tests }
                ?? (item.components == nil ? allowedValues(of: item.typeRef) : [])
        }
        guard let part = item.components?.first(where: { $0.name == component }) else {
            return allowedValues(of: item.typeRef, component: component)
        }
        return part.allowedValues.flatMap { allowed[$0]?.tests } ?? allowedValues(of: part.typeRef)
    }

    /// Makes a value fit a type by name, as FEEL does, and tests its allowed values.
    func fit(
        _ value: Value, to name: String, in run: inout Evaluation, at range: TextRange
    ) -> Value {
        let fitting = run.coerce(value, to: .named(name), range)
        guard let item = items[name], !isAllowed(fitting, by: item, in: &run) else {
            return fitting
        }
        return run.fail(
            "这个值不是 \(name) 允许的值", "this is none of the values that \(name) allows", range)
    }

    private func isAllowed(
        _ value: Value, by item: ItemDefinition, in run: inout Evaluation
    ) -> Bool {
        if case .null = value { return true }
        if item.list == true, case .list(let elements) = value {
            return elements.allSatisfy { isElementAllowed($0, by: item, in: &run) }
        }
        return isElementAllowed(value, by: item, in: &run)
    }

    private func isElementAllowed(
        _ value: Value, by item: ItemDefinition, in run: inout Evaluation
    ) -> Bool {
        if case .null = value { return true }
        if let tests = item.allowedValues.flatMap({ allowed[$0] }),
            case .boolean(false) = run.test(tests, on: value)
        {
            return false
        }
        if case .context(let context) = value {
            return (item.components ?? []).allSatisfy { component in
                context[component.name].map { isAllowed($0, by: component, in: &run) } ?? true
            }
        }
        guard let base = item.typeRef.flatMap({ items[$0] }) else { return true }
        return isAllowed(value, by: base, in: &run)
    }
}

extension ItemDefinition {
    fileprivate var type: TypeExpression {
        let base: TypeExpression
        if let components {
            base = .context(
                components.map { TypeExpression.Field(name: $0.name, type: $0.type) })
        } else if let function {
            base = .function(
                function.params.map { .named($0.type ?? "Any") },
                returns: .named(function.out ?? "Any"))
        } else {
            base = .named(typeRef ?? "Any")
        }
        return list == true ? .list(base) : base
    }

    /// The same type as seen by a model that imports it.
    fileprivate func prefixed(
        _ prefix: String, within definitions: [String: ItemDefinition]
    ) -> ItemDefinition {
        func named(_ type: String?) -> String? {
            type.map { definitions[$0] == nil ? $0 : prefix + $0 }
        }
        return ItemDefinition(
            name: definitions[name] == nil ? name : prefix + name, typeRef: named(typeRef),
            allowedValues: allowedValues,
            components: components?.map {
                $0.prefixed(prefix, within: definitions, isComponent: true)
            },
            list: list,
            function: function.map { function in
                Function(
                    out: named(function.out),
                    params: function.params.map { Variable(name: $0.name, type: named($0.type)) })
            })
    }

    private func prefixed(
        _ prefix: String, within definitions: [String: ItemDefinition], isComponent: Bool
    ) -> ItemDefinition {
        let item = prefixed(prefix, within: definitions)
        return ItemDefinition(
            name: name, typeRef: item.typeRef, allowedValues: item.allowedValues,
            components: item.components, list: item.list, function: item.function)
    }
}

extension Expression {
    /// The tests of a cell one by one.
    var tests: [Expression] {
        if case .unaryTests(let tests) = kind { tests } else { [self] }
    }
}

/// Reads a text of a model; where it has a mistake, running it is an error.
func parse(_ text: String, as form: ParseForm, _ names: NameScope) -> Expression {
    var found = DiagnosticBag()
    let expression = FEEL.parse(EmbeddedText(text), as: form, names: names, into: &found)
    return found.hasErrors ? Expression(.invalid, expression.range) : expression
}
