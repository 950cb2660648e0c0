import Diagnostics

/// Characters that are taken for digits when a number is typed or copied.
enum LookAlikes {
    private static let letters: [Character: Character] = [
        "O": "0", "o": "0", "〇": "0", "l": "1", "I": "1", "|": "1", "Z": "2", "S": "5", "B": "8",
    ]

    /// The digit that was meant; separators of thousands mean nothing.
    static func digit(_ character: Character) -> Character? {
        if ",， '".contains(character) { return nil }
        return halfWidth(character) ?? letters[character] ?? character
    }

    /// What the character is, where people see a digit.
    static func name(_ character: Character) -> Wording? {
        if halfWidth(character) != nil {
            return Wording(zh: "全角字符", en: "a full-width character")
        }
        if ",，".contains(character) {
            return Wording(zh: "分隔千位的逗号，这里不写", en: "a separator of thousands, which is left out")
        }
        guard let digit = letters[character] else { return nil }
        return character.isASCII && character.isLetter
            ? Wording(zh: "字母，不是数字 \(digit)", en: "a letter and not the digit \(digit)")
            : Wording(zh: "符号，不是数字 \(digit)", en: "a sign and not the digit \(digit)")
    }

    private static func halfWidth(_ character: Character) -> Character? {
        guard let scalar = character.unicodeScalars.first, (0xFF01...0xFF5E).contains(scalar.value),
            let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return nil }
        return Character(ascii)
    }
}
