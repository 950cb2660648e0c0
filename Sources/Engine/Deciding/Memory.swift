import FEEL

/// The values that a case has worked out, by their places.
///
/// It is asked more often than anything else, and while it is being filled. Plain memory spares the
/// checks that an array makes each time; the one place that fills it is `Case.remembered`.
final class Memory {
    /// For each place 0 where there is nothing, −1 while it is worked out, else one more than where
    /// its value stands: most places stay empty, and an empty one costs next to nothing.
    private let places: UnsafeMutableBufferPointer<Int32>
    private var values: UnsafeMutableBufferPointer<Value>
    /// How many values there are.
    private(set) var count = 0

    private static let running: Int32 = -1

    init(count: Int) {
        places = .allocate(capacity: count)
        places.initialize(repeating: 0)
        values = .allocate(capacity: 16)
    }

    deinit {
        values[..<count].deinitialize()
        values.deallocate()
        places.deallocate()
    }

    subscript(place: Int) -> Value? {
        let index = places[place]
        return index > 0 ? values[Int(index) - 1] : nil
    }

    /// Whether a place had its value when there were no more than so many.
    func has(_ place: Int, amongFirst count: Int) -> Bool {
        places[place] > 0 && Int(places[place]) <= count
    }

    func isRunning(_ place: Int) -> Bool { places[place] == Self.running }

    func begin(_ place: Int) { places[place] = Self.running }

    /// Each place is filled once.
    func keep(_ value: Value, at place: Int) {
        guard places[place] <= 0 else { return }
        if count == values.count { grow() }
        values.initializeElement(at: count, to: value)
        count += 1
        places[place] = Int32(count)
    }

    private func grow() {
        let wider = UnsafeMutableBufferPointer<Value>.allocate(capacity: values.count * 2)
        _ = wider.moveInitialize(fromContentsOf: values)
        values.deallocate()
        values = wider
    }
}
