import Diagnostics
import FEEL
import Testing

@Suite struct RegularExpressionTests {
    /// Text, pattern, flags, whether some part of the text matches.
    typealias Row = (text: String, pattern: String, flags: String, isMatch: Bool)

    @Test(
        "some part of the text matches or none does",
        arguments: [
            ("620525199001011234", #"^[1-9]\d{16}[\dX]$"#, "", true),
            ("62052519900101123x", #"^[1-9]\d{16}[\dX]$"#, "", false),
            ("abracadabra", "bra", "", true), ("", "", "", true), ("x", "a|", "", true),
            ("abab", "^(?:ab)+$", "", true), ("aaaa", "^a{2,3}$", "", false),
            ("aaa", "^a{2,3}?$", "", true), ("ababab", "^(ab){2,3}?$", "", true),
            ("", "^(a*)*$", "", true), ("aab", "^(a*)*b$", "", true), ("b", "^(a|b*)*?$", "", true),
            ("aXb", "^a[^a-z]b$", "", true), ("^", "[a^]", "", true), ("-", "[a-]", "", true),
            ("-", "[-a]", "", true), ("-", #"[\d-x]"#, "", true), ("O", "[A-Z-[OI]]", "", false),
            ("𠀀", "^.$", "", true), ("é", "e\u{301}", "", false),
            // line ends
            ("a\nb", "^b", "", false), ("a\nb", "^b", "m", true), ("a\n", "a$", "", false),
            ("a\n", "a$", "m", true), ("abcd\ndefg\n", "^$", "m", false),
            ("\nabcd\ndefg\n", "^$", "m", true), ("Mary\rJones", "Mary.Jones", "", false),
            ("a\nb", "a.b", "s", true),
            // case
            ("abZ", "^[A-Z]*$", "i", true), ("x", "[A-Z-[OI]]", "i", true),
            ("i", "[A-Z-[OI]]", "i", false), ("q", "[^Q]", "i", false),
            ("a", #"\p{Lu}"#, "i", false),
            ("\u{212A}", "k", "i", true), ("K", "[\u{212A}]", "i", true), ("Σ", "ς", "i", true),
            ("aA", #"(a)\1"#, "i", true),
            // white space and plain text
            ("hello world", #"hello\ sworld"#, "x", true), ("a b", "a[ ]b", "x", true),
            ("hello world", #"\p{ IsBasicLatin}+"#, "x", true), ("a.b", "a.b", "q", true),
            ("axb", "a.b", "q", false), ("A.B", "a.b", "qi", true),
            // classes of characters
            ("保障", #"^\w+$"#, "", true), ("保，障", #"^\w+$"#, "", false),
            ("保", #"\p{IsCJKUnifiedIdeographs}"#, "", true), ("３", #"^\d$"#, "", true),
            ("x:y-1", #"^\i\c*$"#, "", true), ("1x", #"^\i\c*$"#, "", false),
            ("\u{3000}", #"\s"#, "", false), ("1", #"\P{Nd}"#, "", false),
            // references to groups
            ("abcabc", #"^(\w+)\1$"#, "", true), ("aa", #"^(a)(b)?\2a$"#, "", true),
            ("aa1", #"^(a)\11$"#, "", true),
        ] as [Row])
    func matches(row: Row) throws {
        var budget = RegularExpression.standardBudget
        let expression = try RegularExpression(pattern: row.pattern, flags: row.flags)
        #expect(try expression.matches(row.text, budget: &budget) == row.isMatch)
    }

    @Test(
        "matches are replaced, with their groups where the replacement asks for them",
        arguments: [
            ("abracadabra", "a.*?a", "*", "*c*bra"), ("AAAA", "A+?", "b", "bbbb"),
            ("abracadabra", "a(.)", "a$1$1", "abbraccaddabbra"), ("abc", "x", "y", "abc"),
            ("0123456789", #"(\d{3})(\d{3})(\d{4})"#, "($1) $2-$3", "(012) 345-6789"),
            ("facetiously", "[iouy]", "[$0]", "facet[i][o][u]sl[y]"),
            ("abc", "(b)", "[$1$2$10]", "a[bb0]c"), ("aXbX", "(a)|b", "<$1>", "<a>X<>X"),
            ("abc", "b", #"\$\\"#, #"a$\c"#), ("低保金", "低(保)", "$1低", "保低金"),
        ])
    func replaced(text: String, pattern: String, replacement: String, result: String) throws {
        var budget = RegularExpression.standardBudget
        let expression = try RegularExpression(pattern: pattern)
        #expect(
            try expression.replace(in: text, with: replacement, budget: &budget) == result)
    }

    @Test("a text is split at the matches, and empty parts are kept")
    func split() throws {
        var budget = RegularExpression.standardBudget
        for (text, pattern, parts) in [
            ("a;b;c;;", ";", ["a", "b", "c", "", ""]), ("John Doe", #"\s"#, ["John", "Doe"]),
            ("a1b22c", #"\d+"#, ["a", "b", "c"]), ("", ",", [""]),
        ] {
            let expression = try RegularExpression(pattern: pattern)
            #expect(try expression.split(text, budget: &budget) == parts)
        }
        let plain = try RegularExpression(pattern: ".", flags: "q")
        #expect(try plain.replace(in: "a.b", with: "$1", budget: &budget) == "a$1b")
    }

    /// Pattern, flags, what is wrong, and the character where it is.
    typealias Mistake = (pattern: String, flags: String, fact: RegexError.Fact, position: Int?)

    @Test(
        "a mistake in a pattern is told with its place",
        arguments: [
            ("a", "mz", .unknownFlag("z"), nil), ("(", "", .unexpectedEnd, 1),
            (")", "", .unexpected(")"), 0), ("a**", "", .unexpected("*"), 2),
            ("a{2,1}", "", .badQuantifier, 2), ("a{99999999999999999999}", "", .badQuantifier, 2),
            ("[", "", .unexpectedEnd, 1), ("[]", "", .emptyClass, 0), ("[b-a]", "", .badRange, 1),
            ("[--/]", "", .badRange, 1), ("[a[b]]", "", .unexpected("["), 2),
            (#"\p{Xx}"#, "", .unknownCategory("Xx"), 2),
            (#"\p{IsFoo}"#, "", .unknownBlock("Foo"), 2),
            (#"\p{ IsBasicLatin}"#, "", .unknownCategory(" IsBasicLatin"), 2),
            (#"(.)\3"#, "", .noSuchGroup("3"), 4), (#"(a\1)"#, "", .noSuchGroup("1"), 3),
            (#"(asd)[asd\1]"#, "", .unknownEscape("1"), 9), (#"\0"#, "", .unknownEscape("0"), 0),
            ("(?=a)", "", .unexpected("="), 2), (#"a\"#, "", .unexpectedEnd, 2),
            ("a b {x", "x", .badQuantifier, 5),
            (String(repeating: "(", count: 200), "", .nestedTooDeep(limit: 100), 100),
            ("((a{100}){100}){100}", "", .programTooLarge(limit: 20_000), nil),
            ("(){999999999}", "", .programTooLarge(limit: 20_000), nil),
            (String(repeating: "a", count: 4001), "", .patternTooLong(limit: 4000), nil),
        ] as [Mistake])
    func mistakes(row: Mistake) {
        let error = #expect(throws: RegexError.self) {
            try RegularExpression(pattern: row.pattern, flags: row.flags)
        }
        #expect(error?.fact == row.fact)
        #expect(error?.position == row.position)
        #expect(error?.message.zh.isEmpty == false)
    }

    @Test("a replacement is checked, and so is a pattern that matches the empty text")
    func replacementMistakes() throws {
        var budget = RegularExpression.standardBudget
        for (pattern, replacement, fact) in [
            ("b", "$", RegexError.Fact.badReplacement), ("b", #"\n"#, .badReplacement),
            ("b*", "x", .matchesNothing),
        ] {
            let expression = try RegularExpression(pattern: pattern)
            let error = #expect(throws: RegexError.self) {
                try expression.replace(in: "abc", with: replacement, budget: &budget)
            }
            #expect(error?.fact == fact)
        }
    }

    @Test(
        "a search that explodes stops at its budget and says so",
        arguments: ["(a+)+$", "(a*)*b", "(a|aa)+$", "(.|a)*z", "^(a?){40}a{40}$"])
    func budget(pattern: String) throws {
        var budget = 100_000
        let expression = try RegularExpression(pattern: pattern)
        let text = String(repeating: "a", count: 20_000) + "!"
        let error = #expect(throws: RegexError.self) {
            try expression.matches(text, budget: &budget)
        }
        #expect(error?.fact == .tooManySteps)
        #expect(budget == 0)
    }

    @Test("a long text is matched without a deep call stack")
    func longText() throws {
        var budget = 10_000_000
        let expression = try RegularExpression(pattern: "^(a|b)*c$")
        let text = String(repeating: "ab", count: 100_000) + "c"
        #expect(try expression.matches(text, budget: &budget))
    }
}
