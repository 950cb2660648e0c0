import Diagnostics

/// Texts that are correct YAML but surely not what the author meant.
extension TreeBuilder {
    mutating func checkText(of node: YAMLNode, inFlow: Bool) {
        guard case .scalar(let text, let style) = node.kind else { return }
        if style == .plain {
            if inFlow { checkWhole(node) }
            if let first = text.value.unicodeScalars.first, first == "\u{3000}" || first == "\u{A0}"
            {
                found.add(.wideSpace(node.range))
            }
        }
        guard text.value.utf8.contains(where: \.isControl) else { return }
        for (offset, byte) in text.value.utf8.enumerated() where byte.isControl {
            found.add(.escapedControl(text.range(of: TextRange(offset, offset + 1))))
        }
    }

    private mutating func checkWhole(_ node: YAMLNode) {
        if let end = lastCut, end <= node.range.start,
            bytes[end..<node.range.start].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ",") })
        {
            // The rest of a cut text is no finding of its own.
            lastCut = node.range.end
        } else if isCut(node) {
            found.add(.cut(node))
            lastCut = node.range.end
        }
    }

    /// Whether an unquoted text leaves a bracket or a quotation open: YAML ended it at a comma or
    /// bracket that the author took for a part of it.
    func isCut(_ node: YAMLNode) -> Bool {
        guard case .scalar(let text, .plain) = node.kind,
            text.value.utf8.contains(where: \.mayOpen)
        else { return false }
        var open = 0
        var quotes = 0
        for character in text.value.unicodeScalars {
            switch character {
            case "\"": quotes += 1
            case "(", "（": open += 1
            case ")", "）": open = max(0, open - 1)
            default: break
            }
        }
        return open > 0 || quotes % 2 == 1
    }

    /// A text alone on its line that looks like `key：value` where a mapping may stand.
    mutating func warnOfColon(in node: YAMLNode, keyEnd: Int = 0) {
        switch node.kind {
        case .absent:
            break
        case .sequence(let items):
            for item in items { warnOfColon(in: item, keyEnd: item.range.start) }
        case .mapping(let entries):
            for entry in entries { warnOfColon(in: entry.value, keyEnd: entry.key.range.end) }
        case .scalar(_, let style):
            guard style == .plain, keyEnd <= node.range.start,
                keyEnd == 0 || bytes[keyEnd..<node.range.start].contains(.lineFeed),
                let colon = MistakenColon(in: file.line(node.range.position.line))
            else { return }
            found.add(.mistakenColon(colon, at: node.range))
        }
    }
}

extension UInt8 {
    /// A quotation mark, a bracket, or the first byte of a full-width one.
    fileprivate var mayOpen: Bool {
        self == UInt8(ascii: "\"") || self == UInt8(ascii: "(") || self == 0xEF
    }

    fileprivate var isControl: Bool {
        self < 0x20 && self != .lineFeed && self != UInt8(ascii: "\t") || self == 0x7F
    }
}

/// A line that was meant as `key: value` but has another colon, or no space behind it.
struct MistakenColon {
    enum Fact {
        case fullWidth
        case noSpace
    }

    let fact: Fact
    let key: String

    init?(in line: Substring) {
        var text = line.drop { $0 == " " }
        while text.hasPrefix("- ") { text = text.dropFirst(2).drop { $0 == " " } }
        guard let at = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
        let key = text[..<at]
        let isName = key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        guard !key.isEmpty, isName, key.count <= 40 else { return nil }
        let rest = text[text.index(after: at)...]
        if text[at] == "：" {
            fact = .fullWidth
        } else if let next = rest.first, next != " ", next != "/", next != ":" {
            fact = .noSpace
        } else {
            return nil
        }
        self.key = String(key)
    }

    var hint: Wording {
        switch fact {
        case .fullWidth:
            Wording(
                zh: "「\(key)」后面是全角冒号「：」，请改为半角冒号加空格：「\(key): …」",
                en: "“\(key)” is followed by a full-width colon; write “\(key): …”")
        case .noSpace:
            Wording(
                zh: "「\(key)」的冒号后面要有一个空格：「\(key): …」",
                en: "put a space behind the colon of “\(key)”: “\(key): …”")
        }
    }
}
