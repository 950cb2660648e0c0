package import Diagnostics

/// Marks around what differs within a sentence.
///
/// They are characters that no text holds, so that a marked sentence is still one text in each
/// language; who shows it turns them into what its reader sees.
package enum ChangeMarks {
    package static let opening: Character = "\u{E000}"
    package static let closing: Character = "\u{E001}"

    /// A stretch of a sentence.
    package struct Segment: Sendable, Hashable {
        package let text: String
        package let isChanged: Bool
    }

    /// The stretches of a marked text; marks within marks are one.
    package static func segments(of text: String) -> [Segment] {
        var segments: [Segment] = []
        var (part, depth) = ("", 0)
        func end() {
            guard !part.isEmpty else { return }
            segments.append(Segment(text: part, isChanged: depth > 0))
            part = ""
        }
        for character in text {
            switch character {
            case opening:
                if depth == 0 { end() }
                depth += 1
            case closing:
                if depth == 1 { end() }
                depth = max(0, depth - 1)
            default: part.append(character)
            }
        }
        end()
        return segments
    }

    /// The text with other marks, such as `**` or `<mark>`; or without, where none are given.
    package static func text(_ text: String, _ open: String = "", _ close: String = "") -> String {
        segments(of: text).map { $0.isChanged ? open + $0.text + close : $0.text }.joined()
    }
}

extension Wording {
    /// With marks around the whole of it.
    package var marked: Wording {
        func marked(_ text: String) -> String {
            "\(ChangeMarks.opening)\(text)\(ChangeMarks.closing)"
        }
        return Wording(zh: marked(zh), en: marked(en))
    }
}
