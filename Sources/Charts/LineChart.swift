package import FEEL

/// Lines made of straight pieces, with jumps, bands and marked places.
package struct LineChart: Sendable {
    /// A straight piece; a band where what is known of it lies between two lines.
    package struct Piece: Sendable {
        package let from: Number
        package let to: Number
        /// At both ends, coming from inside.
        package let low: (from: Number, to: Number)
        /// `nil` where no end is known above.
        package let high: (from: Number, to: Number)?
        /// Where the line itself runs; `nil` where only the band is known.
        package let line: (from: Number, to: Number)?

        package init(
            from: Number, to: Number, low: (from: Number, to: Number),
            high: (from: Number, to: Number)?, line: (from: Number, to: Number)?
        ) {
            self.from = from
            self.to = to
            self.low = low
            self.high = high
            self.line = line
        }
    }

    /// A dot: full where the value is taken, empty where the line only comes near it.
    package struct Dot: Sendable {
        package let x: Number
        package let y: Number
        package let isFull: Bool

        package init(x: Number, y: Number, isFull: Bool) {
            self.x = x
            self.y = y
            self.isFull = isFull
        }
    }

    package struct Series: Sendable {
        package let name: String
        package let pieces: [Piece]
        package let dots: [Dot]

        package init(name: String, pieces: [Piece], dots: [Dot]) {
            self.name = name
            self.pieces = pieces
            self.dots = dots
        }
    }

    /// A place on the axis with a sentence that is printed below the chart.
    package struct Mark: Sendable {
        package let x: Number
        package let text: String

        package init(x: Number, text: String) {
            self.x = x
            self.text = text
        }
    }

    package let caption: Caption
    /// At most four: so many kinds of line can be told apart in print.
    package let series: [Series]
    package let marks: [Mark]
    package let from: Number
    package let to: Number
    package let xLabel: String
    package let yLabel: String
    /// What the bands mean; empty where there are none.
    package let bandNote: String

    package init(
        _ caption: Caption, series: [Series], marks: [Mark], from: Number, to: Number,
        xLabel: String, yLabel: String, bandNote: String = ""
    ) {
        self.caption = caption
        self.series = Array(series.prefix(4))
        self.marks = marks
        self.from = from
        self.to = to
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.bandNote = bandNote
    }

    static let width = Coordinate(760)
    static let left = Coordinate(64)
    static let right = Coordinate(740)
    static let top = Coordinate(96)
    static let bottom = Coordinate(372)

    package var svg: String {
        let page = LineDrawing(chart: self)
        return Picture.text(caption, width: Self.width, height: page.height) { page.draw(&$0) }
    }
}
