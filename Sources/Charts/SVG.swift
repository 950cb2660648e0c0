import Diagnostics

/// A picture under construction: elements in the order in which they are drawn.
struct SVG {
    private(set) var text = ""
    private var depth = 1

    typealias Attributes = KeyValuePairs<String, String>

    mutating func element(_ name: String, _ attributes: Attributes) {
        line("<\(name)\(Self.written(attributes))/>")
    }

    mutating func element(_ name: String, _ attributes: Attributes, _ content: String) {
        line("<\(name)\(Self.written(attributes))>\(Self.escaped(content))</\(name)>")
    }

    /// An element with others inside it.
    mutating func group(
        _ name: String, _ attributes: Attributes, _ content: (inout SVG) -> Void
    ) {
        line("<\(name)\(Self.written(attributes))>")
        depth += 1
        content(&self)
        depth -= 1
        line("</\(name)>")
    }

    mutating func label(
        _ content: String, at x: Coordinate, _ y: Coordinate, anchor: Anchor = .start,
        _ style: String = "t"
    ) {
        element(
            "text", ["x": x.text, "y": y.text, "class": style, "text-anchor": anchor.rawValue],
            content)
    }

    mutating func stroke(
        from: (Coordinate, Coordinate), to: (Coordinate, Coordinate), _ style: String
    ) {
        element(
            "line",
            [
                "x1": from.0.text, "y1": from.1.text, "x2": to.0.text, "y2": to.1.text,
                "class": style,
            ])
    }

    mutating func box(
        x: Coordinate, y: Coordinate, width: Coordinate, height: Coordinate, _ style: String
    ) {
        element(
            "rect",
            [
                "x": x.text, "y": y.text, "width": width.text, "height": height.text,
                "class": style,
            ])
    }

    enum Anchor: String {
        case start
        case middle
        case end
    }

    private mutating func line(_ line: String) {
        text += String(repeating: "  ", count: depth) + line + "\n"
    }

    private static func written(_ attributes: Attributes) -> String {
        attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    }

    /// Text and attribute values.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // Not allowed in XML, not even as a reference.
            case "\0"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
