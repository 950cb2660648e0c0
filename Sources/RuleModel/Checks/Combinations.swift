/// All combinations of one value of each axis, one after the other.
struct Combinations: Sequence, IteratorProtocol {
    private let axes: [Axis]
    private var positions: [Int]
    private var isDone: Bool

    /// More are not worth the time of loading; the author is told.
    static let maximum = 20_000

    /// `nil` where there are too many.
    init?(_ axes: [Axis]) {
        var count = 1
        for axis in axes {
            let (product, overflow) = count.multipliedReportingOverflow(by: axis.values.count)
            guard !overflow, product <= Self.maximum else { return nil }
            count = product
        }
        self.axes = axes
        positions = Array(repeating: 0, count: axes.count)
        isDone = count == 0
    }

    mutating func next() -> [Scalar]? {
        guard !isDone else { return nil }
        let values = zip(axes, positions).map { $0.values[$1] }
        isDone = true
        for index in positions.indices.reversed() {
            positions[index] += 1
            if positions[index] < axes[index].values.count {
                isDone = false
                break
            }
            positions[index] = 0
        }
        return values
    }
}
