/// How a number of a record is written: `-12.50`, or `1.5e-3`.
///
/// Read byte by byte: a regular expression would take longer than all else that is done with a
/// record.
struct NumberForm {
    /// Whether it stands without an exponent.
    let isDecimal: Bool

    /// Nothing for other texts.
    ///
    /// number = ["-"] ("0" | [1-9] {[0-9]}) ["." [0-9] {[0-9]}] [[eE] ["+" | "-"] [0-9] {[0-9]}]
    init?(_ text: String) {
        var rest = Substring(text).utf8
        _ = rest.take(["-"])
        if !rest.take(["0"]) {
            guard rest.takeDigits() else { return nil }
        }
        if rest.take(["."]), !rest.takeDigits() { return nil }
        isDecimal = !rest.take(["e", "E"])
        if !isDecimal {
            _ = rest.take(["+", "-"])
            guard rest.takeDigits() else { return nil }
        }
        guard rest.isEmpty else { return nil }
    }
}

extension Substring.UTF8View {
    fileprivate mutating func take(_ signs: [Unicode.Scalar]) -> Bool {
        guard let byte = first, signs.contains(where: { UInt8(ascii: $0) == byte }) else {
            return false
        }
        removeFirst()
        return true
    }

    /// Whether there was one at least.
    fileprivate mutating func takeDigits() -> Bool {
        let count = prefix { (0x30...0x39).contains($0) }.count
        removeFirst(count)
        return count > 0
    }
}
