import FEEL

/// Whether what was concluded without some facts agrees with what they turn out to be.
enum Soundness {
    /// What is wrong, in words.
    static func fault(_ partly: Value, _ wholly: Value) -> String? {
        if case .unknown(let unknown) = wholly {
            // A failure may be beside the point once less is looked at, but not made by knowing more.
            guard unknown.causes.elements.allSatisfy({ $0.kind == .failure }) else {
                return "all facts are known and the result is not"
            }
            return nil
        }
        if case .null = wholly { return "a rule has the value null" }
        guard case .unknown(let unknown) = partly else {
            return agree(partly, wholly) ? nil : "\(partly.text) became \(wholly.text)"
        }
        return contains(unknown.hull, wholly)
            ? nil : "\(wholly.text) is outside of \(unknown.hull)"
    }

    private static func contains(_ hull: Hull, _ value: Value) -> Bool {
        switch hull {
        case .any: return true
        case .numbers(let low, let high):
            guard case .number(let number) = value else { return false }
            return low.map { $0 <= number } ?? true && high.map { number <= $0 } ?? true
        case .oneOf(let values): return values.contains { agree($0, value) }
        }
    }

    /// Equal as far as both are known.
    private static func agree(_ partly: Value, _ wholly: Value) -> Bool {
        switch (partly, wholly) {
        case (.unknown, _), (_, .unknown): return true
        case (.number(let left), .number(let right)): return left == right
        case (.list(let left), .list(let right)):
            let isCertain = !left.contains { if case .perhaps = $0 { true } else { false } }
            guard isCertain else { return true }
            return left.count == right.count && zip(left, right).allSatisfy { agree($0, $1) }
        case (.context, .context), (.range, .range): return true
        default: return partly.text == wholly.text
        }
    }
}
