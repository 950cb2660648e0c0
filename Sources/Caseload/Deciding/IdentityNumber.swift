/// A citizen's identity number of 18 characters (GB 11643): place, birth date, order, check digit.
struct IdentityNumber: Hashable, Sendable {
    enum Mistake: Sendable {
        case form
        case birthDate
        case checkDigit
    }

    /// The first 17 digits: they fix the check digit, so they are the whole number.
    let digits: UInt64

    private static let weights: InlineArray<17, Int> = [
        7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2,
    ]
    /// By the weighted sum modulo 11.
    private static let checks = Array("10X98765432".utf8)

    static func read(_ text: UnsafeBufferPointer<UInt8>) -> Result<IdentityNumber, Problem> {
        guard text.count == 18 else { return .failure(Problem(mistake: .form)) }
        var (sum, digits): (Int, UInt64) = (0, 0)
        for place in 0..<17 {
            let digit = text[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return .failure(Problem(mistake: .form)) }
            sum += Int(digit) * weights[place]
            digits = digits * 10 + UInt64(digit)
        }
        // A small x is often typed.
        let last = text[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : text[17]
        guard checks[sum % 11] == last else { return .failure(Problem(mistake: .checkDigit)) }
        let date = Int(digits / 1000 % 100_000_000)
        let (month, day) = (date / 100 % 100, date % 100)
        guard (1...12).contains(month), (1...31).contains(day) else {
            return .failure(Problem(mistake: .birthDate))
        }
        return .success(IdentityNumber(digits: digits))
    }

    struct Problem: Error {
        let mistake: Mistake
    }
}
