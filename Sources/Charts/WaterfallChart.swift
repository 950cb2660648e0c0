package import FEEL

/// From one sum to the next by named steps, one below the other, each beginning where the last
/// one ended.
package struct WaterfallChart: Sendable {
    package enum Row: Sendable {
        /// A sum that the steps lead from or to; `nil` where it is not known.
        case total(String, Number?)
        case step(String, Number)
        /// A sentence across, such as why there are no steps.
        case note(String)
    }

    package let caption: Caption
    package let rows: [Row]
    /// What the numbers are counted in: `元/月`.
    package let unit: String

    package init(_ caption: Caption, rows: [Row], unit: String) {
        self.caption = caption
        self.rows = rows
        self.unit = unit
    }

    private static let width = Coordinate(760)
    private static let rowHeight = Coordinate(34)
    private static let top = Coordinate(52)
    private static let labelWidth = Coordinate(250)

    package var svg: String {
        let height = Self.top + Self.rowHeight * max(rows.count, 1) + Coordinate(40)
        return Picture.text(caption, width: Self.width, height: height) { svg in
            svg.label(caption.title, at: Coordinate(14), Coordinate(28), "h")
            let scale = scale
            grid(scale, bottom: height - Coordinate(34), &svg)
            var level = Number.zero
            var join: Coordinate?
            for (index, row) in rows.enumerated() {
                let y = Self.top + Self.rowHeight * index
                draw(row, at: y, scale, from: &level, &join, &svg)
            }
            svg.label(
                unit, at: Self.width - Coordinate(14), height - Coordinate(10), anchor: .end, "s")
        }
    }

    /// All sums on the way, and nothing.
    private var scale: Scale {
        var levels: [Number] = [.zero]
        var level = Number.zero
        for row in rows {
            switch row {
            case .total(_, let sum): level = sum ?? level
            case .step(_, let change): level = level.adding(change) ?? level
            case .note: break
            }
            levels.append(level)
        }
        return Scale(
            around: levels, from: Self.labelWidth + Coordinate(24),
            to: Self.width - Coordinate(84))
    }

    private func grid(_ scale: Scale, bottom: Coordinate, _ svg: inout SVG) {
        for tick in scale.ticks {
            let x = scale.place(tick)
            svg.stroke(
                from: (x, Self.top - Coordinate(6)), to: (x, bottom),
                tick.isZero ? "axis" : "grid")
            svg.label(tick.label, at: x, bottom + Coordinate(14), anchor: .middle, "s")
        }
    }

    private func draw(
        _ row: Row, at y: Coordinate, _ scale: Scale, from level: inout Number,
        _ join: inout Coordinate?, _ svg: inout SVG
    ) {
        let bar = y + Coordinate(6)
        switch row {
        case .note(let text):
            svg.label(text, at: Coordinate(14), y + Coordinate(21))
            join = nil
        case .total(let name, let sum):
            label(name, at: y, isBold: true, &svg)
            guard let sum else {
                svg.label("?", at: scale.place(.zero) + Coordinate(8), y + Coordinate(21), "n")
                join = nil
                return
            }
            connect(join, to: bar, &svg)
            self.bar(from: .zero, to: sum, at: bar, scale, "total", &svg)
            svg.label(sum.label, at: after(.zero, sum, scale), y + Coordinate(21), "n")
            level = sum
            join = scale.place(sum)
        case .step(let name, let change):
            label(name, at: y, isBold: false, &svg)
            let next = level.adding(change) ?? level
            connect(join, to: bar, &svg)
            self.bar(
                from: level, to: next, at: bar, scale, change.isNegative ? "less" : "more", &svg)
            let sign = change.isNegative || change.isZero ? "" : "+"
            svg.label(sign + change.label, at: after(level, next, scale), y + Coordinate(21), "n")
            level = next
            join = scale.place(next)
        }
    }

    private func after(_ one: Number, _ other: Number, _ scale: Scale) -> Coordinate {
        scale.place(max(one, other)) + Coordinate(6)
    }

    private func connect(_ x: Coordinate?, to y: Coordinate, _ svg: inout SVG) {
        guard let x else { return }
        svg.stroke(from: (x, y - Coordinate(12)), to: (x, y), "join")
    }

    private func bar(
        from one: Number, to other: Number, at y: Coordinate, _ scale: Scale, _ style: String,
        _ svg: inout SVG
    ) {
        let (left, right) = (scale.place(min(one, other)), scale.place(max(one, other)))
        // What is too small to see still shows as a line.
        let width = max(right - left, Coordinate(hundredths: 120))
        if style == "less" {
            svg.element(
                "rect",
                [
                    "x": left.text, "y": y.text, "width": width.text, "height": "22",
                    "fill": "url(#\(caption.id)-down)", "stroke": "#111", "stroke-width": ".8",
                ])
        } else {
            svg.box(x: left, y: y, width: width, height: Coordinate(22), style)
        }
    }

    private func label(_ name: String, at y: Coordinate, isBold: Bool, _ svg: inout SVG) {
        let size = isBold ? 13 : 12
        let lines = Picture.lines(of: name, width: Self.labelWidth, size: size, atMost: 2)
        let first = y + Coordinate(lines.count > 1 ? 14 : 21)
        for (index, line) in lines.enumerated() {
            svg.element(
                "text",
                [
                    "x": (Self.labelWidth + Coordinate(14)).text,
                    "y": (first + Coordinate(14) * index).text, "class": "t",
                    "text-anchor": "end",
                    "style": isBold ? "font-weight:bold" : "font-size:12px",
                ], line)
        }
    }
}
