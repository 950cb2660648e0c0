// Functions of contexts.
extension Builtins {
    static let contexts: [Builtin] = [
        Builtin("get value", ["m", "key"], ["context", "key"]) { arguments, run in
            guard case .context(let context) = arguments.single(0), let key = arguments.string(1)
            else {
                return run.wrong(arguments)
            }
            return context[key] ?? .null
        },
        Builtin("get entries", ["m"], ["context"]) { arguments, run in
            guard case .context(let context) = arguments.single(0) else {
                return run.wrong(arguments)
            }
            return run.made(
                context.entries.map { entry in
                    .context(
                        ContextValue([
                            ContextValue.Entry(key: "key", value: .string(entry.key)),
                            ContextValue.Entry(key: "value", value: entry.value),
                        ]))
                }, arguments.range)
        },
        Builtin("context", ["entries"]) { arguments, run in
            guard let entries = arguments.list() else { return run.wrong(arguments) }
            guard run.spend(entries.count * (1 + entries.count / 32)) else {
                return run.exhausted(arguments.range)
            }
            return ContextValue(entries: entries).map { .context($0) } ?? run.wrong(arguments)
        },
        Builtin("context put", ["context", "key", "value"], ["context", "keys", "value"]) {
            arguments, run in
            guard case .context(let context) = arguments.single(0) else {
                return run.wrong(arguments)
            }
            let keys: [Value]
            switch arguments[1] {
            case .string: keys = [arguments[1]]
            // The name `key` asks for one key.
            case .list(let path) where arguments.signature != 0: keys = path
            default: return run.wrong(arguments)
            }
            guard run.spend(keys.count * context.entries.count) else {
                return run.exhausted(arguments.range)
            }
            return context.putting(arguments[2], at: keys[...]).map { .context($0) }
                ?? run.wrong(arguments)
        },
        Builtin("context merge", ["contexts"]) { arguments, run in
            guard let contexts = arguments.list() else { return run.wrong(arguments) }
            var merged = ContextValue()
            for value in contexts {
                guard case .context(let context) = value else { return run.wrong(arguments) }
                for entry in context.entries {
                    // Keys are looked for one after the other.
                    guard run.spend(2 + merged.entries.count / 16) else {
                        return run.exhausted(arguments.range)
                    }
                    merged.put(entry.value, at: entry.key)
                }
            }
            return .context(merged)
        },
    ]
}

extension ContextValue {
    /// From contexts with `key` and `value`; nil where one of them is something else or a key comes
    /// twice.
    fileprivate init?(entries: [Value]) {
        self.init()
        for entry in entries {
            guard case .context(let pair) = entry, case .string(let key)? = pair["key"],
                let value = pair["value"], self[key] == nil
            else { return nil }
            self.entries.append(Entry(key: key, value: value))
        }
    }

    /// Replaces a value in its place, or adds it at the end.
    fileprivate mutating func put(_ value: Value, at key: String) {
        if let index = entries.firstIndex(where: { Comparing.isSame($0.key, key) }) {
            entries[index].value = value
        } else {
            entries.append(Entry(key: key, value: value))
        }
    }

    /// Puts a value at the end of a path of keys; nil for a path that leads nowhere.
    fileprivate func putting(_ value: Value, at keys: ArraySlice<Value>) -> ContextValue? {
        guard case .string(let key)? = keys.first else { return nil }
        var result = self
        if keys.count == 1 {
            result.put(value, at: key)
            return result
        }
        guard keys.count <= ParserLimits.nesting, case .context(let inner)? = self[key],
            let changed = inner.putting(value, at: keys.dropFirst())
        else { return nil }
        result.put(.context(changed), at: key)
        return result
    }
}
