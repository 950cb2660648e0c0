// Functions of texts; positions and lengths count code points.
extension Builtins {
    static let strings: [Builtin] = [
        Builtin("string length", ["string"]) { arguments, run in
            guard let text = arguments.string(0) else { return run.wrong(arguments) }
            return .number(Number(text.unicodeScalars.count))
        },
        Builtin("substring", Signature(["string", "start position", "length"], required: 2)) {
            arguments, run in run.substring(arguments)
        },
        Builtin("upper case", ["string"]) { arguments, run in
            guard let text = arguments.string(0) else { return run.wrong(arguments) }
            return .string(text.uppercased())
        },
        Builtin("lower case", ["string"]) { arguments, run in
            guard let text = arguments.string(0) else { return run.wrong(arguments) }
            return .string(text.lowercased())
        },
        Builtin("substring before", ["string", "match"]) { arguments, run in
            guard let text = arguments.string(0), let match = arguments.string(1) else {
                return run.wrong(arguments)
            }
            return .string(text.parted(by: match)?.before ?? "")
        },
        Builtin("substring after", ["string", "match"]) { arguments, run in
            guard let text = arguments.string(0), let match = arguments.string(1) else {
                return run.wrong(arguments)
            }
            return .string(text.parted(by: match)?.after ?? "")
        },
        Builtin("contains", ["string", "match"]) { arguments, run in
            guard let text = arguments.string(0), let match = arguments.string(1) else {
                return run.wrong(arguments)
            }
            return .boolean(text.parted(by: match) != nil)
        },
        Builtin("starts with", ["string", "match"]) { arguments, run in
            guard let text = arguments.string(0), let match = arguments.string(1) else {
                return run.wrong(arguments)
            }
            return .boolean(text.utf8.starts(with: match.utf8))
        },
        Builtin("ends with", ["string", "match"]) { arguments, run in
            guard let text = arguments.string(0), let match = arguments.string(1) else {
                return run.wrong(arguments)
            }
            return .boolean(text.utf8.reversed().starts(with: match.utf8.reversed()))
        },
        Builtin("string join", Signature(["list", "delimiter"], required: 1)) { arguments, run in
            run.joined(arguments)
        },
    ]
}

extension Evaluation {
    fileprivate mutating func substring(_ arguments: Arguments) -> Value {
        guard let text = arguments.string(0), let start = arguments.integer(1), start != 0 else {
            return wrong(arguments)
        }
        let scalars = text.unicodeScalars
        let count = scalars.count
        guard start.magnitude <= count else { return wrong(arguments) }
        let first = start > 0 ? start - 1 : count + start
        var length = count - first
        if arguments[2].isPresent {
            guard let wanted = arguments.truncated(2), wanted > 0
            else { return wrong(arguments) }
            length = min(length, wanted)
        }
        return .string(String(String.UnicodeScalarView(scalars.dropFirst(first).prefix(length))))
    }

    fileprivate mutating func joined(_ arguments: Arguments) -> Value {
        guard let elements = arguments.list() else { return wrong(arguments) }
        guard !arguments[1].isPresent || arguments.string(1) != nil else { return wrong(arguments) }
        let delimiter = arguments.string(1) ?? ""
        var parts: [String] = []
        var length = 0
        for element in elements where element.isPresent {
            guard case .string(let part) = element else { return wrong(arguments) }
            length += part.utf8.count + delimiter.utf8.count
            guard length <= budget.limits.stringLength, spend(1 + part.utf8.count / 64) else {
                return exhausted(arguments.range)
            }
            parts.append(part)
        }
        return .string(parts.joined(separator: delimiter))
    }
}

extension String {
    /// What stands before and after the first occurrence of a text.
    fileprivate func parted(by match: String) -> (before: String, after: String)? {
        let text = Array(utf8)
        let part = Array(match.utf8)
        guard part.count <= text.count else { return nil }
        var start = 0
        while start + part.count <= text.count {
            if text[start..<(start + part.count)].elementsEqual(part) {
                return (
                    String(decoding: text[..<start], as: UTF8.self),
                    String(decoding: text[(start + part.count)...], as: UTF8.self)
                )
            }
            start += 1
        }
        return nil
    }
}
