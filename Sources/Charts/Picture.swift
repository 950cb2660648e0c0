package import Diagnostics

/// What a chart says to those who cannot see it, and how it is told from others on one page.
package struct Caption: Sendable {
    /// Letters and digits: the parts of the picture that are referred to carry it in their ids.
    package let id: String
    package let title: String
    package let description: String
    package let language: Language

    package init(id: String, title: String, description: String, language: Language) {
        self.id = id
        self.title = title
        self.description = description
        self.language = language
    }
}

/// The frame around what is drawn: size, title, style and the patterns of surfaces.
enum Picture {
    /// Chinese first; what a machine lacks is taken from the next one.
    static let fonts =
        "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', "
        + "'Microsoft YaHei', 'SimHei', 'DejaVu Sans', Arial, sans-serif"

    /// Lines and surfaces are told apart by dashes and hatching, colours only help.
    private static let style = """
        .t{font-size:13px;fill:#111}
        .s{font-size:11px;fill:#333}
        .h{font-size:16px;font-weight:bold;fill:#111}
        .n{font-size:13px;fill:#111;font-variant-numeric:tabular-nums}
        .axis{stroke:#111;stroke-width:1}
        .grid{stroke:#d0d0d0;stroke-width:.6}
        .break{stroke:#777;stroke-width:.8;stroke-dasharray:1.5 2.5}
        .paper{fill:#fff}
        .l0,.l1,.l2,.l3{fill:none;stroke-width:2.2;stroke-linecap:butt}
        .l0{stroke:#1a4c8b}
        .l1{stroke:#b3400c;stroke-dasharray:7 3}
        .l2{stroke:#1e6b3a;stroke-dasharray:2 2.5}
        .l3{stroke:#5b3a8e;stroke-dasharray:9 3 2 3}
        .b0,.b1,.b2,.b3{stroke:none;fill-opacity:.22}
        .b0{fill:#1a4c8b}.b1{fill:#b3400c}.b2{fill:#1e6b3a}.b3{fill:#5b3a8e}
        .m0,.m1,.m2,.m3{stroke-width:1.6}
        .m0{stroke:#1a4c8b;fill:#1a4c8b}.m1{stroke:#b3400c;fill:#b3400c}
        .m2{stroke:#1e6b3a;fill:#1e6b3a}.m3{stroke:#5b3a8e;fill:#5b3a8e}
        .open{fill:#fff}
        .total{fill:#e4e4e4;stroke:#111;stroke-width:1}
        .more{fill:#1a4c8b;stroke:#111;stroke-width:.8}
        .join{stroke:#555;stroke-width:.8;stroke-dasharray:2 2}
        .key{fill:#fff;stroke:#555;stroke-width:.9}
        """

    static func text(
        _ caption: Caption, width: Coordinate, height: Coordinate, _ draw: (inout SVG) -> Void
    ) -> String {
        var svg = SVG()
        svg.element("title", ["id": "\(caption.id)-title"], caption.title)
        svg.element("desc", ["id": "\(caption.id)-desc"], caption.description)
        // Below the class of the picture, so that nothing else on the page is touched.
        let lines = style.split(separator: "\n")
        svg.element("style", [:], "\n" + lines.map { scoped($0) + "\n" }.joined())
        svg.group("defs", [:]) { defs in
            hatch("down", "M0 6L6 0", "#b3400c", caption, &defs)
            hatch("second", "M0 0L6 6", "#444", caption, &defs)
        }
        svg.box(x: .zero, y: .zero, width: width, height: height, "paper")
        draw(&svg)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" \
            lang="\(caption.language == .zh ? "zh-CN" : "en")" \
            aria-labelledby="\(caption.id)-title \(caption.id)-desc" \
            viewBox="0 0 \(width.text) \(height.text)" width="\(width.text)" \
            height="\(height.text)" font-family="\(fonts)">

            """ + svg.text + "</svg>\n"
    }

    /// `.t,.s{…}` for the insides of charts only.
    private static func scoped(_ rule: Substring) -> String {
        rule.split(separator: "}").map { part in
            let halves = part.split(separator: "{", maxSplits: 1)
            let selectors = (halves.first ?? "").split(separator: ",")
            return selectors.map { ".chart \($0)" }.joined(separator: ",")
                + "{\(halves.count > 1 ? halves[1] : "")}"
        }.joined()
    }

    private static func hatch(
        _ name: String, _ path: String, _ colour: String, _ caption: Caption, _ svg: inout SVG
    ) {
        svg.group(
            "pattern",
            [
                "id": "\(caption.id)-\(name)", "width": "6", "height": "6",
                "patternUnits": "userSpaceOnUse",
            ]
        ) { pattern in
            pattern.element("rect", ["width": "6", "height": "6", "fill": "#fff"])
            pattern.element("path", ["d": path, "stroke": colour, "stroke-width": "1.8"])
        }
    }

    /// How much room a text takes: a full-width character is a square, others are a little over
    /// half of one.
    static func width(of text: String, size: Int = 13) -> Coordinate {
        let columns = text.reduce((wide: 0, narrow: 0)) { sum, character in
            character.displayWidth == 2
                ? (sum.wide + 1, sum.narrow) : (sum.wide, sum.narrow + character.displayWidth)
        }
        return Coordinate(hundredths: size * (columns.wide * 100 + columns.narrow * 57))
    }

    /// Cuts a text into lines of a width; Chinese breaks anywhere, other words at spaces.
    static func lines(of text: String, width: Coordinate, size: Int = 13, atMost: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for piece in pieces(of: text) {
            if !line.isEmpty, Self.width(of: line + piece, size: size) > width {
                lines.append(line)
                line = piece == " " ? "" : piece
            } else {
                line += piece
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > atMost, atMost > 0 else { return lines }
        return lines.prefix(atMost - 1) + [String(lines[atMost - 1].dropLast()) + "…"]
    }

    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            if character.displayWidth == 2 || character == " " {
                if !word.isEmpty { pieces.append(word) }
                word = ""
                // A closing mark stays with what it closes.
                if "，。；：、）」》？！".contains(character), let last = pieces.popLast() {
                    pieces.append(last + String(character))
                } else {
                    pieces.append(String(character))
                }
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? pieces : pieces + [word]
    }
}
