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
            return .boolean(text.offset(of: match) != nil)
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
        guard let text = arguments.string(0), let start = arguments.truncated(1), start != 0 else {
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
            guard length <= budget.limits.stringLength + delimiter.utf8.count else {
                return exceeded(.stringLength, arguments.range)
            }
            parts.append(part)
        }
        return made(parts.joined(separator: delimiter), arguments.range)
    }
}

extension String {
    /// What stands before and after the first occurrence of a text.
    fileprivate func parted(by match: String) -> (before: String, after: String)? {
        guard let offset = offset(of: match) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        let end = utf8.index(start, offsetBy: match.utf8.count)
        return (String(self[..<start]), String(self[end...]))
    }

    /// Where a text occurs first, in bytes.
    fileprivate func offset(of match: String) -> Int? {
        let text = Array(utf8)
        let part = Array(match.utf8)
        guard part.count <= text.count else { return nil }
        // A long part could be compared almost as often as the text has bytes.
        let borders = part.count > 16 ? Self.borders(of: part) : []
        var start = 0
        var length = 0
        while start + part.count <= text.count {
            while length < part.count, text[start + length] == part[length] { length += 1 }
            if length == part.count { return start }
            let kept = borders.isEmpty || length == 0 ? 0 : borders[length - 1]
            start += max(borders.isEmpty ? 1 : length - kept, 1)
            length = kept
        }
        return nil
    }

    /// For each beginning of a part, how much of its end is its beginning too
    /// (Knuth, Morris and Pratt).
    private static func borders(of part: [UInt8]) -> [Int] {
        var borders = [0]
        borders.reserveCapacity(part.count)
        var length = 0
        for byte in part.dropFirst() {
            while length > 0, part[length] != byte { length = borders[length - 1] }
            if part[length] == byte { length += 1 }
            borders.append(length)
        }
        return borders
    }
}
