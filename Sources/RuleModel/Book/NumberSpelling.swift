package import Diagnostics
import FEEL

/// What somebody typed for a number that is none: which sign is wrong, and what was probably meant.
package struct NumberSpelling {
    private let typed: String

    package init(_ typed: String) {
        self.typed = typed
    }

    /// `第 2 个字符「O」是字母，不是数字 0`; `nil` where no sign stands out.
    package var mistake: Wording? {
        guard let place = typed.firstIndex(where: { !"0123456789.-".contains($0) }) else {
            return nil
        }
        let sign = typed[place]
        let number = typed.distance(from: typed.startIndex, to: place) + 1
        let what = Self.name(sign)
        return Wording(
            zh: "第 \(number) 个字符「\(sign)」\(what.map { "是\($0.zh)" } ?? "不是数字")",
            en: "character \(number), “\(sign)”, \(what.map { "is \($0.en)" } ?? "is no digit")")
    }

    /// The number that was meant, where exchanging look-alikes makes one.
    package var meant: String? {
        let mended = String(typed.compactMap(Self.digit))
        return mended != typed && Number(mended) != nil ? mended : nil
    }

    /// What is wrong and what was meant, where it looks like a number that went wrong.
    var hint: Wording? {
        guard let meant, let mistake, typed.contains(where: \.isNumber) else { return nil }
        return Wording(
            zh: "\(mistake.zh)；是不是 \(meant)？", en: "\(mistake.en); did you mean \(meant)?")
    }

    // MARK: - Characters that are taken for digits

    private static let letters: [Character: Character] = [
        "O": "0", "o": "0", "〇": "0", "l": "1", "I": "1", "|": "1", "Z": "2", "S": "5", "B": "8",
    ]

    /// The digit that was meant; separators of thousands mean nothing.
    private static func digit(_ character: Character) -> Character? {
        if ",， '".contains(character) { return nil }
        return halfWidth(character) ?? letters[character] ?? character
    }

    /// What the character is, where people see a digit.
    private static func name(_ character: Character) -> Wording? {
        if ",，".contains(character) {
            return Wording(zh: "分隔千位的逗号，这里不写", en: "a separator of thousands, which is left out")
        }
        if halfWidth(character) != nil {
            return Wording(zh: "全角字符", en: "a full-width character")
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
