package import FEEL

/// A line as small as a word: one value after the other, with gaps where none is known.
package struct Sparkline: Sendable {
    package let caption: Caption
    /// Evenly spaced; `nil` leaves a gap.
    package let values: [Number?]

    package init(_ caption: Caption, values: [Number?]) {
        self.caption = caption
        self.values = values
    }

    private static let width = Coordinate(120)
    private static let height = Coordinate(28)
    private static let margin = Coordinate(5)

    package var svg: String {
        Picture.text(caption, width: Self.width, height: Self.height) { svg in
            let places = places
            for run in places.split(whereSeparator: { $0 == nil }) {
                let points = run.compactMap { $0.map { "\($0.x.text),\($0.y.text)" } }
                if points.count > 1 {
                    svg.element(
                        "polyline", ["points": points.joined(separator: " "), "class": "l0"])
                } else if let only = run.first ?? nil {
                    Self.dot(only, "m0 open", &svg)
                }
            }
            if let last = places.last ?? nil { Self.dot(last, "m0", &svg) }
        }
    }

    private static func dot(_ place: Place, _ style: String, _ svg: inout SVG) {
        svg.element(
            "circle", ["cx": place.x.text, "cy": place.y.text, "r": "2.2", "class": style])
    }

    private var places: [Place?] {
        let known = values.compactMap { $0 }
        let isFlat = known.min() == known.max()
        let scale = Scale(
            exactly: known.min() ?? .zero, known.max() ?? .one,
            from: Self.height - Self.margin, to: Self.margin)
        let room = Self.width - Self.margin * 2
        return values.enumerated().map { index, value in
            guard let value else { return nil }
            let x = Self.margin + room * index / max(values.count - 1, 1)
            return Place(x: x, y: isFlat ? Self.height / 2 : scale.place(value))
        }
    }
}
