import Diagnostics

/// Articles as laws count them: `第二十三条第二款（三）` is `art. 23 para. 2 (3)` in English.
enum Article {
    static func text(_ article: String, _ language: Language) -> String {
        switch language {
        case .zh: article
        case .en: english(article)
        }
    }

    private static let parts: [Character: String] = [
        "条": "art.", "款": "para.", "项": "item", "章": "ch.", "部": "part",
    ]

    private static func english(_ article: String) -> String {
        var words: [String] = []
        var rest = article[...]
        while let first = rest.first {
            if first == "第", let (number, after) = numeral(rest.dropFirst()),
                let part = after.first.flatMap({ parts[$0] })
            {
                words.append("\(part) \(number)")
                rest = after.dropFirst()
            } else if first == "（" || first == "(", let (number, after) = numeral(rest.dropFirst()),
                let close = after.first, close == "）" || close == ")"
            {
                words.append("(\(number))")
                rest = after.dropFirst()
            } else if let (number, after) = numeral(rest) {
                words.append("\(number)")
                rest = after
            } else {
                // What is not counted in this way stays as it is written.
                return article
            }
        }
        return words.joined(separator: " ")
    }

    /// The order of the text: by the numbers, else by the letters.
    static func precedes(_ left: String, _ right: String) -> Bool {
        let (a, b) = (numbers(in: left), numbers(in: right))
        return a == b ? left < right : a.lexicographicallyPrecedes(b)
    }

    private static func numbers(in article: String) -> [Int] {
        var numbers: [Int] = []
        var rest = article[...]
        while !rest.isEmpty {
            if let (number, after) = numeral(rest) {
                numbers.append(number)
                rest = after
            } else {
                rest = rest.dropFirst()
            }
        }
        return numbers
    }

    private static let digits: [Character: Int] = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
        "九": 9,
    ]

    private static let places: [Character: Int] = ["百": 100, "千": 1000]

    /// `二十三`, `一百零五`, `12`: the number and what follows it.
    private static func numeral(_ text: Substring) -> (Int, Substring)? {
        let plain = text.prefix { $0.isASCII && $0.isNumber }
        if let number = Int(plain), number < 10_000 { return (number, text.dropFirst(plain.count)) }
        var total = 0
        var digit: Int?
        var rest = text
        while let character = rest.first {
            if character == "零" || character == "〇" {
                // Only fills an empty place: 一百零五.
            } else if let value = digits[character], digit == nil {
                digit = value
            } else if character == "十" {
                total += (digit ?? 1) * 10
                digit = nil
            } else if let place = places[character], let value = digit {
                total += value * place
                digit = nil
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        return rest.count == text.count ? nil : (total + (digit ?? 0), rest)
    }
}
