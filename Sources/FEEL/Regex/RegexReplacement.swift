/// The replacement text of a match, with the places for its groups.
struct RegexReplacement: Sendable {
    private enum Part: Sendable {
        case text(String)
        case group(Int)
    }

    private var parts: [Part] = []

    init(_ text: String, groupCount: Int, isLiteral: Bool) throws(RegexError) {
        if isLiteral {
            parts = [.text(text)]
            return
        }
        let scalars = Array(text.unicodeScalars)
        var plain = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let following = index + 1 < scalars.count ? scalars[index + 1] : nil
            index += 1
            switch (scalar, following) {
            case ("\\", "\\"?), ("\\", "$"?):
                plain.append(scalars[index])
                index += 1
            case ("$", let digit?) where ("0"..."9").contains(digit):
                parts.append(.text(String(plain)))
                plain.removeAll()
                parts.append(.group(Self.groupNumber(in: scalars, at: &index, groupCount)))
            case ("\\", _), ("$", _):
                throw RegexError(.badReplacement, at: index - 1)
            default:
                plain.append(scalar)
            }
        }
        parts.append(.text(String(plain)))
    }

    /// As many digits as make the number of a group; at least one, be there such a group or not.
    private static func groupNumber(
        in scalars: [Unicode.Scalar], at index: inout Int, _ groupCount: Int
    ) -> Int {
        var number = 0
        var isFirst = true
        while index < scalars.count, ("0"..."9").contains(scalars[index]) {
            let longer = number * 10 + Int(scalars[index].value) - 0x30
            if !isFirst, longer > groupCount { break }
            number = longer
            isFirst = false
            index += 1
        }
        return number
    }

    func text(_ match: RegexMatcher) -> String {
        parts.reduce(into: "") { result, part in
            switch part {
            case .text(let text): result += text
            case .group(let number):
                if let range = match.group(number) { result += match.string(range) }
            }
        }
    }
}
