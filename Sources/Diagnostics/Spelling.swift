/// Finds the name that was probably meant.
public enum Spelling {
    /// The candidate closest to a misspelt word; nil when none is close.
    ///
    /// The answer does not depend on the candidates' order.
    public static func closest(
        to word: String, among candidates: some Sequence<String>
    ) -> String? {
        let wanted = letters(word)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        var best: (Int, Int, Int, name: String)?
        for name in candidates where name != word {
            guard let (way, far, unlike) = rank(wanted, letters(name)) else { continue }
            let next = (way, far, unlike, name: name)
            if let held = best, held <= next { continue }
            best = next
        }
        return best?.name
    }

    /// Names are short; the distance costs the product of the lengths.
    private static let longest = 64

    private static func letters(_ name: String) -> [Unicode.Scalar] {
        Array(name.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace })
    }

    /// Small is close: how it was found, how far, how little they begin alike.
    private static func rank(
        _ a: [Unicode.Scalar], _ b: [Unicode.Scalar]
    ) -> (Int, Int, Int)? {
        let common = zip(a, b).prefix { $0 == $1 }.count
        let allowed = allowedChanges(max(a.count, b.count))
        if abs(a.count - b.count) <= allowed {
            let distance = distance(a, b)
            if distance <= allowed { return (0, distance, -common) }
        }
        // 「低保」 for 「低保标准」: one begins with the other.
        let shorter = min(a.count, b.count)
        guard shorter >= 2, common == shorter, b.count <= longest else { return nil }
        return (1, abs(a.count - b.count), 0)
    }

    /// In a Chinese name one character of three is still a slip; in two it is another word.
    private static func allowedChanges(_ length: Int) -> Int {
        switch length {
        case ..<3: 0
        case ..<6: 1
        case ..<10: 2
        default: 3
        }
    }

    /// Insertions, deletions, changes and swaps of neighbours.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                let change = last[j] + (a[i] == b[j] ? 0 : 1)
                var least = min(change, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, beforeLast[j - 1] + 1)
                }
                row.append(least)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
