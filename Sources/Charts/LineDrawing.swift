import FEEL

/// The drawing of a line chart: axes, bands, lines, dots, and the marks with their sentences.
struct LineDrawing {
    let chart: LineChart
    private let across: Scale
    private let up: Scale
    private let sentences: [[String]]

    init(chart: LineChart) {
        self.chart = chart
        across = Scale(
            exactly: chart.from, chart.to, from: LineChart.left, to: LineChart.right)
        var heights: [Number] = [.zero]
        for series in chart.series {
            for piece in series.pieces {
                heights += [piece.low.from, piece.low.to]
                if let high = piece.high { heights += [high.from, high.to] }
            }
            heights += series.dots.map(\.y)
        }
        up = Scale(around: heights, from: LineChart.bottom, to: LineChart.top)
        sentences = chart.marks.map {
            Picture.lines(of: $0.text, width: Coordinate(690), size: 12, atMost: 3)
        }
    }

    var height: Coordinate {
        let lines = sentences.reduce(0) { $0 + $1.count }
        let notes = chart.bandNote.isEmpty ? 0 : 1
        return LineChart.bottom + Coordinate(46 + 17 * (lines + notes) + (lines > 0 ? 10 : 0))
    }

    func draw(_ svg: inout SVG) {
        svg.label(chart.caption.title, at: Coordinate(14), Coordinate(28), "h")
        legend(&svg)
        axes(&svg)
        for (index, series) in chart.series.enumerated() {
            svg.group("g", [:]) { group in
                group.element("title", [:], series.name)
                for piece in series.pieces { band(piece, index, &group) }
                for path in paths(of: series) {
                    group.element("path", ["d": path, "class": "l\(index)"])
                }
                // Empty ones first: where two stand in one place, the full one counts.
                for dot in series.dots.filter({ !$0.isFull }) + series.dots.filter(\.isFull) {
                    self.dot(dot, index, &group)
                }
            }
        }
        marks(&svg)
    }

    private func legend(_ svg: inout SVG) {
        var x = LineChart.left
        for (index, series) in chart.series.enumerated() {
            svg.stroke(
                from: (x, Coordinate(48)), to: (x + Coordinate(34), Coordinate(48)), "l\(index)")
            svg.label(series.name, at: x + Coordinate(40), Coordinate(52))
            x = x + Coordinate(60) + Picture.width(of: series.name)
        }
    }

    private func axes(_ svg: inout SVG) {
        svg.label(chart.yLabel, at: Coordinate(14), LineChart.top - Coordinate(26), "s")
        for tick in up.ticks {
            let y = up.place(tick)
            svg.stroke(
                from: (LineChart.left, y), to: (LineChart.right, y), tick.isZero ? "axis" : "grid")
            svg.label(
                tick.label, at: LineChart.left - Coordinate(6), y + Coordinate(4), anchor: .end, "s"
            )
        }
        svg.stroke(
            from: (LineChart.left, LineChart.top), to: (LineChart.left, LineChart.bottom), "axis")
        for tick in across.ticks {
            let x = across.place(tick)
            svg.stroke(
                from: (x, LineChart.bottom), to: (x, LineChart.bottom + Coordinate(4)), "axis")
            svg.label(
                tick.label, at: x, LineChart.bottom + Coordinate(17), anchor: .middle, "s")
        }
        svg.label(
            chart.xLabel, at: LineChart.right, LineChart.bottom + Coordinate(34), anchor: .end, "s")
    }

    private func point(_ x: Number, _ y: Number) -> String {
        "\(across.place(x).text),\(up.place(y).text)"
    }

    private func band(_ piece: LineChart.Piece, _ index: Int, _ svg: inout SVG) {
        let high = piece.high ?? (up.high, up.high)
        guard high.from != piece.low.from || high.to != piece.low.to else { return }
        let corners = [
            point(piece.from, piece.low.from), point(piece.to, piece.low.to),
            point(piece.to, high.to), point(piece.from, high.from),
        ]
        svg.element(
            "polygon", ["points": corners.joined(separator: " "), "class": "b\(index)"])
    }

    /// Pieces that join are one path, so that dashes run on.
    private func paths(of series: LineChart.Series) -> [String] {
        var paths: [String] = []
        var end: (x: Number, y: Number)?
        for piece in series.pieces {
            guard let line = piece.line else {
                end = nil
                continue
            }
            let next = "L" + point(piece.to, line.to)
            if let end, end.x == piece.from, end.y == line.from, let path = paths.popLast() {
                paths.append(path + next)
            } else {
                paths.append("M" + point(piece.from, line.from) + next)
            }
            end = (piece.to, line.to)
        }
        return paths
    }

    private func dot(_ dot: LineChart.Dot, _ index: Int, _ svg: inout SVG) {
        svg.element(
            "circle",
            [
                "cx": across.place(dot.x).text, "cy": up.place(dot.y).text, "r": "3",
                "class": dot.isFull ? "m\(index)" : "m\(index) open",
            ])
    }

    /// Numbered above the chart, the nearest ones in two rows, and explained below it.
    private func marks(_ svg: inout SVG) {
        var y = LineChart.bottom + Coordinate(50)
        var lastX = [Coordinate(-100), Coordinate(-100)]
        for (index, mark) in chart.marks.enumerated() {
            let x = across.place(mark.x)
            svg.stroke(from: (x, LineChart.top), to: (x, LineChart.bottom), "break")
            let row = x - lastX[0] < Coordinate(18) && lastX[1] < lastX[0] ? 1 : 0
            lastX[row] = x
            key(index, at: x, LineChart.top - Coordinate(8 + 16 * row), &svg)
            key(index, at: Coordinate(24), y - Coordinate(4), &svg)
            for line in sentences[index] {
                svg.element(
                    "text", ["x": "40", "y": y.text, "class": "t", "style": "font-size:12px"], line)
                y = y + Coordinate(17)
            }
        }
        if !chart.bandNote.isEmpty {
            svg.label(chart.bandNote, at: Coordinate(14), y + Coordinate(4), "s")
        }
    }

    private func key(_ index: Int, at x: Coordinate, _ y: Coordinate, _ svg: inout SVG) {
        svg.element("circle", ["cx": x.text, "cy": y.text, "r": "7.5", "class": "key"])
        svg.element(
            "text",
            [
                "x": x.text, "y": (y + Coordinate(4)).text, "class": "s", "text-anchor": "middle",
                "style": "font-size:10px",
            ], "\(index + 1)")
    }
}
