package import FEEL

/// Columns beside each other: how many, or how much, of each class; one or two for each.
package struct BarChart: Sendable {
    package struct Group: Sendable {
        package let label: String
        /// One for each series; `nil` where it is not known.
        package let values: [Number?]

        package init(_ label: String, _ values: [Number?]) {
            self.label = label
            self.values = values
        }
    }

    package let caption: Caption
    /// The names of what stands beside each other in a group; at most two.
    package let series: [String]
    package let groups: [Group]
    package let xLabel: String
    package let yLabel: String

    package init(
        _ caption: Caption, series: [String], groups: [Group], xLabel: String, yLabel: String
    ) {
        self.caption = caption
        self.series = series
        self.groups = groups
        self.xLabel = xLabel
        self.yLabel = yLabel
    }

    private static let width = Coordinate(760)
    private static let left = Coordinate(70)
    private static let right = Coordinate(742)
    private static let top = Coordinate(74)
    private static let bottom = Coordinate(330)

    package var svg: String {
        let step = (Self.right - Self.left) / max(groups.count, 1)
        let labels = groups.map {
            Picture.lines(of: $0.label, width: step - Coordinate(4), size: 11, atMost: 3)
        }
        let rows = labels.map(\.count).max() ?? 1
        let height = Self.bottom + Coordinate(14) * rows + Coordinate(38)
        return Picture.text(caption, width: Self.width, height: height) { svg in
            svg.label(caption.title, at: Coordinate(14), Coordinate(28), "h")
            legend(&svg)
            let scale = Scale(
                around: groups.flatMap { $0.values.compactMap { $0 } } + [.zero], from: Self.bottom,
                to: Self.top)
            axis(scale, &svg)
            for (index, group) in groups.enumerated() {
                let x = Self.left + (Self.right - Self.left) * index / max(groups.count, 1)
                columns(of: group, from: x, width: step, scale, &svg)
                for (number, line) in labels[index].enumerated() {
                    svg.label(
                        line, at: x + step / 2, Self.bottom + Coordinate(16 + 14 * number),
                        anchor: .middle, "s")
                }
            }
            svg.label(
                xLabel, at: Self.right, height - Coordinate(10), anchor: .end, "s")
        }
    }

    private func legend(_ svg: inout SVG) {
        guard series.count > 1 else { return }
        var x = Self.left
        for (index, name) in series.prefix(2).enumerated() {
            surface(
                x: x, y: Coordinate(40), width: Coordinate(22), height: Coordinate(12), index, &svg)
            svg.label(name, at: x + Coordinate(28), Coordinate(51))
            x = x + Coordinate(48) + Picture.width(of: name)
        }
    }

    private func axis(_ scale: Scale, _ svg: inout SVG) {
        svg.label(
            yLabel, at: Self.left - Coordinate(8), Self.top - Coordinate(10), anchor: .end, "s")
        for tick in scale.ticks {
            let y = scale.place(tick)
            svg.stroke(from: (Self.left, y), to: (Self.right, y), tick.isZero ? "axis" : "grid")
            svg.label(
                tick.label, at: Self.left - Coordinate(8), y + Coordinate(4), anchor: .end, "s")
        }
    }

    private func columns(
        of group: Group, from x: Coordinate, width: Coordinate, _ scale: Scale, _ svg: inout SVG
    ) {
        let values = group.values.prefix(2)
        let room = min(width * 7 / 10, Coordinate(90))
        let each = room / max(values.count, 1)
        let first = x + (width - room) / 2
        let ground = scale.place(.zero)
        for (index, value) in values.enumerated() {
            let left = first + each * index
            guard let value else {
                svg.label("?", at: left + each / 2, ground - Coordinate(5), anchor: .middle, "s")
                continue
            }
            let end = scale.place(value)
            let (high, low) = (min(end, ground), max(end, ground))
            surface(
                x: left, y: high, width: each - Coordinate(hundredths: 100), height: low - high,
                index, &svg)
            let y = value.isNegative ? low + Coordinate(12) : high - Coordinate(4)
            if Picture.width(of: value.label, size: 11) < each + Coordinate(8) {
                svg.label(value.label, at: left + each / 2, y, anchor: .middle, "s")
            }
        }
    }

    private func surface(
        x: Coordinate, y: Coordinate, width: Coordinate, height: Coordinate, _ series: Int,
        _ svg: inout SVG
    ) {
        guard series > 0 else {
            return svg.box(x: x, y: y, width: width, height: height, "more")
        }
        svg.element(
            "rect",
            [
                "x": x.text, "y": y.text, "width": width.text, "height": height.text,
                "fill": "url(#\(caption.id)-second)", "stroke": "#111", "stroke-width": ".8",
            ])
    }
}
