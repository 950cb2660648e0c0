// Lists with elements added, removed or replaced.
extension Builtins {
    static let listEdits: [Builtin] = [
        Builtin(
            "append", Signature(["list", "item"], required: 1, isVariadic: true),
            unknowns: .handled
        ) { arguments, run in
            if case .unknown(let unknown) = arguments[0] {
                return .unknown(Unknown(unknown.causes))
            }
            guard let elements = arguments.list() else { return run.wrong(arguments) }
            return run.made(elements + arguments.values.dropFirst(), arguments.range)
        },
        Builtin("concatenate", Signature(["list"], isVariadic: true), unknowns: .handled) {
            arguments, run in run.concatenated(arguments)
        },
        Builtin("insert before", ["list", "position", "newItem"]) { arguments, run in
            guard var elements = arguments.list(),
                let index = arguments.position(in: elements.count)
            else { return run.wrong(arguments) }
            elements.insert(arguments[2], at: index)
            return run.made(elements, arguments.range)
        },
        Builtin("remove", ["list", "position"]) { arguments, run in
            guard var elements = arguments.list(),
                let index = arguments.position(in: elements.count)
            else { return run.wrong(arguments) }
            elements.remove(at: index)
            return run.made(elements, arguments.range)
        },
        Builtin(
            "list replace", ["list", "position", "newItem"], ["list", "match", "newItem"]
        ) { arguments, run in run.replaced(arguments) },
    ]
}

extension Arguments {
    /// The index that the second argument means, from the end where it is negative.
    fileprivate func position(in count: Int) -> Int? {
        guard let position = truncated(1), position != 0, position.magnitude <= count else {
            return nil
        }
        return position > 0 ? position - 1 : count + position
    }
}

extension Evaluation {
    fileprivate mutating func concatenated(_ arguments: Arguments) -> Value {
        var elements: [Value] = []
        for argument in arguments.values {
            switch argument {
            case .unknown(let unknown): return .unknown(Unknown(unknown.causes))
            case .list(let more): elements += more
            case .null: return wrong(arguments)
            default: elements.append(argument)
            }
            guard elements.count <= budget.limits.listLength else {
                return exceeded(.listLength, arguments.range)
            }
        }
        return made(elements, arguments.range)
    }

    fileprivate mutating func replaced(_ arguments: Arguments) -> Value {
        guard var elements = arguments.list() else { return wrong(arguments) }
        guard case .function(let match) = arguments[1] else {
            guard let index = arguments.position(in: elements.count) else {
                return wrong(arguments)
            }
            elements[index] = arguments[2]
            return made(elements, arguments.range)
        }
        guard match.parameters.count == 2 else { return wrong(arguments) }
        for (index, element) in elements.enumerated() {
            switch invoke(match, [element, arguments[2]], arguments.range) {
            case .boolean(true): elements[index] = arguments[2]
            case .boolean(false): continue
            default: return wrong(arguments)
            }
        }
        return made(elements, arguments.range)
    }
}
