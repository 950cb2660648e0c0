import Diagnostics
import FEEL

/// A business knowledge model: a function that runs among the types of its own model.
struct KnowledgeModel: Sendable {
    let name: String
    let parameters: [Variable]
    let body: Expression
    /// What it requires.
    let frame: ContextValue
    let types: TypeTable
    let surroundings: Surroundings

    var value: FunctionValue {
        FunctionValue(
            parameters: parameters.map(\.name),
            body: .native { arguments, caller, range in
                guard let scope = scope(arguments, in: &caller, at: range) else { return .null }
                var run = Evaluation(
                    mode: .standard, scope: scope, budget: caller.budget,
                    surroundings: surroundings)
                defer { caller.add(run.notes) }
                return run.evaluate(self.body)
            })
    }

    /// The function itself and its arguments; nil where one of them does not fit its type.
    private func scope(
        _ arguments: [Value], in caller: inout Evaluation, at range: TextRange
    ) -> [ContextValue]? {
        var own = ContextValue([ContextValue.Entry(key: name, value: .function(value))])
        for (parameter, argument) in zip(parameters, arguments) {
            var run = Evaluation(
                mode: .standard, budget: caller.budget, surroundings: surroundings)
            let value = types.fit(argument, to: parameter.type ?? "Any", in: &run, at: range)
            caller.add(run.notes)
            guard run.notes.isEmpty else { return nil }
            own.entries.append(ContextValue.Entry(key: parameter.name, value: value))
        }
        return [frame, own]
    }
}
