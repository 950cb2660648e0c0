import Testing

@testable import FEEL

/// A row is an operation with its operands and its result; `nothing` stands for nil.
///
/// Results are compared by their text, so that trailing zeros count.
struct NumberTests {
    private static let precise = "1234567890123456789012345678901234"
    private static let nines = String(repeating: "9", count: 34)

    @Test(
        "Arithmetic is exact and rounds half to even at 34 digits",
        arguments: [
            "1.3 * 715 = 929.5", "1.3 * 465 = 604.5", "1.30 * 715.00 = 929.5000",
            "0.1 + 0.2 = 0.3", "715.10 + 0.90 = 716.00", "1 + 0.00 = 1.00", "5 - 5.00 = 0.00",
            "-0.5 * 0 = 0.0", "1 - 1 = 0", "10 / 4 = 2.5", "12 / 4 = 3", "9.60 / 3 = 3.20",
            "1 / 3 = 0.3333333333333333333333333333333333",
            "2 / 3 = 0.6666666666666666666666666666666667", "1 / 0 = nothing", "0 / 0 = nothing",
            // Half a unit in the last place goes to the even neighbour, a trace more upward.
            "\(precise) + 0.5 = \(precise)",
            "\(precise) + 1.5 = 1234567890123456789012345678901236",
            "\(precise) + 0.50000000000000000000000000000001 = 1234567890123456789012345678901235",
            "\(precise) - 0.5 = \(precise)", "\(nines) + 0.5 = 10000000000000000000000000000000000",
            "\(nines) + 0.1 = \(nines)",
            "1e6144 + 9e6144 = nothing", "1e6144 * 10 = nothing", "-1e6144 / 0.1 = nothing",
            "1e6144 + 1e-6176 = 1.000000000000000000000000000000000E+6144",
            "1e-6176 / 3 = 0E-6176", "1e-3088 * 1e-3088 = 1E-6176", "1e-6000 * 1e-6000 = 0E-6176",
            "5e-6176 / 10 = 0E-6176", "15e-6176 / 10 = 2E-6176",
            "-12 modulo 5 = 3", "12 modulo -5 = -3", "10.1 modulo 4.5 = 1.1",
            "-10.1 modulo 4.5 = 3.4", "1e6144 modulo 7 = 1", "5 modulo 0 = nothing",
            "6 modulo 1e6000 = 6", "6.00 modulo 3 = 0.00",
        ])
    func arithmetic(_ row: String) throws { try check(row) }

    @Test(
        "Functions are correct to the last digit",
        arguments: [
            "sqrt 2 = 1.414213562373095048801688724209698", "sqrt 6.25 = 2.5", "sqrt 100 = 10",
            "sqrt 0 = 0", "sqrt -1 = nothing", "sqrt 1e-6176 = 1E-3088",
            "exp 0 = 1", "exp 1 = 2.718281828459045235360287471352662",
            // 1 + 5e-34 + 1.25e-67: the 67th decimal decides that this is above halfway.
            "exp 5e-34 = 1.000000000000000000000000000000001", "exp 1e-6000 = 1",
            "exp 14150 = nothing", "exp -1e6144 = 0E-6176", "exp 1e6144 = nothing",
            "ln 1.00 = 0", "ln 10 = 2.302585092994045684017991454684364", "ln 0 = nothing",
            "ln -1 = nothing",
            "5 ** 2.55 = 60.58617166606633673745724928244262", "1.05 ** 2 = 1.1025",
            "2 ** 100 = 1267650600228229401496703205376", "5 ** -2 = 0.04", "-3 ** 3 = -27",
            "-3 ** 2 = 9", "-3 ** 0.5 = nothing", "0 ** 0 = 1", "0 ** -1 = nothing", "0 ** 3 = 0",
            "10 ** -6000 = 1E-6000", "1e6144 ** 1e6144 = nothing", "0.99999 ** 1e30 = 0E-6176",
            "-1 ** 1e6144 = 1", "2 ** 1e-6000 = 1",
        ])
    func functions(_ row: String) throws { try check(row) }

    @Test(
        "Rounding to a scale follows the mode",
        arguments: [
            "2.5 halfEven 0 = 2", "3.5 halfEven 0 = 4", "2.5 halfUp 0 = 3", "-2.5 halfUp 0 = -3",
            "2.5 halfDown 0 = 2", "2.51 halfDown 0 = 3", "2.1 up 0 = 3", "-2.1 up 0 = -3",
            "2.9 down 0 = 2", "-2.1 ceiling 0 = -2", "-2.1 floor 0 = -3",
            "929.545 halfUp 2 = 929.55",
            "1 halfEven 2 = 1.00", "1234 halfUp -2 = 1200", "1250 halfEven -2 = 1200",
            "1.5 up 6176 = 1.5", "5 down -6111 = 0", "1.5 up 6177 = nothing",
            "1.5 up -6112 = nothing",
            "1e-6176 up 6175 = 1E-6175", "\(nines) up -1 = 10000000000000000000000000000000000",
        ])
    func rounding(_ row: String) throws { try check(row) }

    @Test(
        "Rounding to a multiple follows the mode",
        arguments: [
            "929.5 up-to 10 = 930", "929.5 down-to 10 = 920", "7.03 nearest-to 0.05 = 7.05",
            "-7.03 up-to 0.05 = -7.05", "12 up-to -5 = 15", "5 up-to 0 = nothing",
            "1e6144 up-to 7 = nothing", "0 up-to 7 = 0", "1e-6000 up-to 7 = 7",
            "45 nearest-to 10 = 40",
        ])
    func multiples(_ row: String) throws { try check(row) }

    @Test(
        "Literals are read with their trailing zeros and written in plain notation",
        arguments: [
            ("12", "12", "12"), ("-0.5", "-0.5", "-0.5"), (".872", "0.872", "0.872"),
            ("1.23e+4", "12300", "12300"), ("715.10", "715.10", "715.1"), ("-0.00", "0.00", "0"),
            ("007", "7", "7"), ("1E3", "1000", "1000"), ("0e99", "0", "0"),
            ("1200", "1200", "1200"),
            ("1.5E300", "1.5E+300", "1.5E+300"),
            ("1e-57", "0." + zeros(56) + "1", "0." + zeros(56) + "1"),
            ("1e-60", "1E-60", "1E-60"), ("1e59", "1" + zeros(59), "1" + zeros(59)),
            ("12345678901234567890123456789012345", "12345678901234567890123456789012340", nil),
            ("0.12345678901234567890123456789012345", "0.1234567890123456789012345678901234", nil),
            ("1e-9999999999999999999999", "0E-6176", "0"),
        ] as [(String, String, String?)])
    func text(_ literal: String, _ plain: String, _ exact: String?) throws {
        let number = try #require(Number(literal))
        #expect(number.description == plain)
        if let exact { #expect(number.exactText == exact) }
        #expect(Number(number.description) == number)
        #expect(Number(number.exactText) == number)
    }

    @Test(
        "What is no numeral is refused",
        arguments: [
            "", "-", ".", "1.", "+1", "1e", "1e+", "--1", "1 ", " 1", "1,000", "0x1", "1.2.3", "一",
            "１", "1e6145", "NaN", "Infinity", "1e9999999999999999999999",
        ])
    func refusedText(_ text: String) { #expect(Number(text) == nil) }

    @Test(
        "Equal values are equal and hash alike whatever their digits",
        arguments: [
            ("1.0", "1.00"), ("0", "0.000"), ("1e3", "1000"), ("-5", "-5.0"), ("0e9", "0e-9"),
            ("1e6144", "10e6143"),
        ])
    func equality(_ left: String, _ right: String) throws {
        let (left, right) = (try #require(Number(left)), try #require(Number(right)))
        #expect(left == right && !(left < right) && !(right < left))
        #expect(left.hashValue == right.hashValue)
        #expect(left.exactText == right.exactText)
    }

    @Test("Numbers are ordered by value")
    func order() throws {
        let ascending = [
            "-1e6144", "-10", "-9.99", "-1e-6176", "0.00", "1e-6176", "0.1", "701.99", "702", "703",
            "1e33", "1e6144",
        ]
        let numbers = try ascending.map { try #require(Number($0)) }
        for (left, right) in zip(numbers, numbers.dropFirst()) {
            #expect(left < right && !(right < left) && left != right)
        }
    }

    @Test(
        "Integers are recognised and converted",
        arguments: [
            ("12.00", true, 12), ("12.5", false, nil), ("1e3", true, 1000), ("1e30", true, nil),
            ("9223372036854775807", true, Int.max), ("9223372036854775808", true, nil),
            ("-9223372036854775808", true, Int.min), ("0.000", true, 0), ("1e-6176", false, nil),
        ] as [(String, Bool, Int?)])
    func integers(_ text: String, _ isInteger: Bool, _ value: Int?) throws {
        let number = try #require(Number(text))
        #expect(number.isInteger == isInteger)
        #expect(number.exactInt() == value)
    }

    @Test("Floor and ceiling are the neighbouring integers")
    func neighbours() throws {
        for (text, floor, ceiling) in [
            ("1.5", 1, 2), ("-1.5", -2, -1), ("1e-6176", 0, 1), ("3", 3, 3),
        ] {
            let number = try #require(Number(text))
            #expect(number.floor == Number(floor))
            #expect(number.ceiling == Number(ceiling))
        }
    }

    @Test("Coefficients beyond 34 digits and exponents beyond the range are rounded or refused")
    func parts() {
        #expect(
            Number(coefficient: Int128.max, exponent: 0)?.description
                == "170141183460469231731687303715884100000")
        #expect(Number(coefficient: Int128.min, exponent: 0)?.isNegative == true)
        #expect(Number(coefficient: 1, exponent: Int.max) == nil)
        #expect(Number(coefficient: 1, exponent: Int.min) == .zero)
        #expect(Number(coefficient: 0, exponent: Int.max) == .zero)
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}

extension NumberTests {
    private func check(_ row: String) throws {
        let words = row.split(separator: " ").map(String.init)
        let equals = try #require(words.firstIndex(of: "="))
        let result = try evaluate(Array(words[..<equals]))
        #expect(result?.description ?? "nothing" == words[equals + 1], "\(row)")
    }

    /// `function operand` or `operand operation operand`.
    private func evaluate(_ words: [String]) throws -> Number? {
        let last = try #require(words.last)
        if words.count == 2 {
            let operand = try #require(Number(last))
            switch words[0] {
            case "sqrt": return operand.squareRoot()
            case "exp": return operand.exponential()
            default: return operand.naturalLogarithm()
            }
        }
        let left = try #require(Number(words[0]))
        if let mode = RoundingMode.allCases.first(where: { "\($0)" == words[1] }) {
            return left.rounded(scale: try #require(Int(last)), mode)
        }
        let right = try #require(Number(last))
        switch words[1] {
        case "+": return left.adding(right)
        case "-": return left.subtracting(right)
        case "*": return left.multiplied(by: right)
        case "/": return left.divided(by: right)
        case "**": return left.power(right)
        case "modulo": return left.modulo(right)
        case "up-to": return left.rounded(toMultipleOf: right, .up)
        case "down-to": return left.rounded(toMultipleOf: right, .down)
        default: return left.rounded(toMultipleOf: right, .halfEven)
        }
    }
}
