import Diagnostics
import FEEL

/// One evaluation of a model: from what is given to what is decided.
struct ModelRun {
    let library: ModelLibrary
    let surroundings: SurroundingsByModel
    let budget: Budget
    /// What is given in place of what the model would decide.
    var given: [ModelLibrary.Key: Value] = [:]
    /// Inputs by name, in whichever model asks for them.
    var inputs: [String: Value] = [:]
    private(set) var notes: [Failure] = []
    /// How many services called each other until here.
    private var nesting = 0
    private var values: [ModelLibrary.Key: Value] = [:]
    private var open: Set<ModelLibrary.Key> = []

    /// Services within services: each takes some 16 kilobytes of stack without optimisation.
    private static let maximumNesting = 50

    init(_ library: ModelLibrary, _ surroundings: SurroundingsByModel, budget: Budget? = nil) {
        self.library = library
        self.surroundings = surroundings
        self.budget = budget ?? Budget(clock: Self.clock)
    }

    private static let clock: Budget.Clock = {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }()

    mutating func value(of key: ModelLibrary.Key) -> Value {
        if let value = values[key] { return value }
        guard let element = library[key], open.insert(key).inserted else {
            notes.append(
                Failure(
                    range: TextRange(0, 0),
                    message: Wording(zh: "模型引用有误", en: "a requirement leads nowhere")))
            return .null
        }
        let value = value(of: element, key)
        open.remove(key)
        values[key] = value
        return value
    }

    private mutating func value(of element: DecisionModel.Element, _ key: ModelLibrary.Key) -> Value
    {
        let type = element.variable.type
        if let value = given[key] { return fit(value, to: type, in: key.file) }
        switch element.content {
        case .input:
            return fit(inputs[element.name] ?? .null, to: type, in: key.file)
        case .decision(nil): return .null
        case .decision(let logic?):
            return run(key) { $0.expression(logic, as: type) }
        case .function(let parameters, let body):
            return .function(function(parameters, body, element.variable, key))
        case .service(let service): return .function(function(service, key))
        }
    }

    /// Evaluates with the values of what the element requires in scope.
    private mutating func run(
        _ key: ModelLibrary.Key, _ translate: (Translation) -> Expression
    ) -> Value {
        let frame = frame(for: key)
        let names = frame.entries.map(\.key)
        let expression = translate(library.translation(in: key.file, names: names))
        return evaluate(expression, [frame], in: key.file)
    }

    private mutating func function(
        _ parameters: [Variable], _ body: BoxedExpression, _ variable: Variable,
        _ key: ModelLibrary.Key
    ) -> FunctionValue {
        let frame = frame(for: key)
        let names = [variable.name] + frame.entries.map(\.key) + parameters.map(\.name)
        let translation = library.translation(in: key.file, names: names)
        let result = translation.types.result(of: variable.type)
        return KnowledgeModel(
            name: variable.name, parameters: parameters,
            body: translation.expression(body, as: result), frame: frame,
            types: translation.types, surroundings: surroundings[key.file]
        ).value
    }

    private mutating func fit(_ value: Value, to type: String?, in file: String) -> Value {
        let translation = library.translation(in: file, names: [])
        let expression = translation.typed(
            Expression(.literal(value), TextRange(0, 0)), as: type)
        return evaluate(expression, [], in: file)
    }

    private mutating func evaluate(
        _ expression: Expression, _ scope: [ContextValue], in file: String
    ) -> Value {
        var evaluation = Evaluation(
            mode: .standard, scope: scope, budget: budget, surroundings: surroundings[file])
        let value = evaluation.evaluate(expression)
        notes += evaluation.notes
        return value
    }

    private mutating func frame(for key: ModelLibrary.Key) -> ContextValue {
        var frame = ContextValue()
        for requirement in library.requirements(of: key) {
            guard let name = library[requirement.key]?.variable.name else { continue }
            let entry = ContextValue.Entry(key: name, value: value(of: requirement.key))
            if let prefix = requirement.prefix {
                frame.append(entry, under: prefix)
            } else {
                frame.entries.append(entry)
            }
        }
        return frame
    }
}

// Decision services.
extension ModelRun {
    /// A service as a function of its inputs.
    private func function(
        _ service: DecisionModel.Service, _ key: ModelLibrary.Key
    ) -> FunctionValue {
        let parameters = library.keys(of: service.inputData + service.inputDecision, in: key.file)
        let (library, surroundings, inputs) = (library, surroundings, inputs)
        let nesting = nesting + 1
        return FunctionValue(
            parameters: parameters.map { library[$0]?.variable.name ?? "" },
            body: .native { arguments, caller, range in
                guard nesting <= Self.maximumNesting else {
                    return caller.fail(
                        "服务层层调用过深", "services call each other too deeply", range)
                }
                var run = ModelRun(library, surroundings, budget: caller.budget)
                run.inputs = inputs
                run.nesting = nesting
                for (parameter, argument) in zip(parameters, arguments) {
                    run.given[parameter] = argument
                }
                let value = run.result(of: service, key)
                caller.add(run.notes)
                return value
            })
    }

    /// The one decision, or a context of several.
    private mutating func result(
        of service: DecisionModel.Service, _ key: ModelLibrary.Key
    ) -> Value {
        let outputs = library.keys(of: service.outputDecision, in: key.file)
        let type = library.types(in: key.file).result(of: library[key]?.variable.type)
        if outputs.count == 1 { return fit(value(of: outputs[0]), to: type, in: key.file) }
        var entries: [ContextValue.Entry] = []
        for output in outputs {
            guard let name = library[output]?.variable.name else { continue }
            entries.append(ContextValue.Entry(key: name, value: value(of: output)))
        }
        return fit(.context(ContextValue(entries)), to: type, in: key.file)
    }

    /// Calls a service as a test does: by the names of its inputs; what is missing is null.
    mutating func call(_ key: ModelLibrary.Key, deciding decision: String) -> Value {
        guard case .service(let service) = library[key]?.content else { return .null }
        for parameter in library.keys(of: service.inputData + service.inputDecision, in: key.file) {
            given[parameter] = library[parameter].flatMap { inputs[$0.name] } ?? .null
        }
        let value = result(of: service, key)
        if service.outputDecision.count > 1, case .context(let decisions) = value {
            return decisions[decision] ?? .null
        }
        return value
    }
}

extension ContextValue {
    /// Adds an entry to the context that stands under a name.
    fileprivate mutating func append(_ entry: Entry, under name: String) {
        guard let index = entries.firstIndex(where: { $0.key == name }),
            case .context(var inner) = entries[index].value
        else {
            entries.append(Entry(key: name, value: .context(ContextValue([entry]))))
            return
        }
        inner.entries.append(entry)
        entries[index].value = .context(inner)
    }
}
