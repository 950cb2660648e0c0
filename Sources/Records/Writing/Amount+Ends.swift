package import Engine
package import FEEL

extension Amount {
    /// What is paid, where it is known.
    package var paid: Number? {
        if case .known(_, let paid) = self { paid } else { nil }
    }

    /// Before rounding, where it is known.
    package var exact: Number? {
        if case .known(let exact, _) = self { exact } else { nil }
    }

    /// The ends of an open amount, where one at least is known.
    package var bounds: (low: Number?, high: Number?)? {
        guard case .open(let low, let high) = self, low != nil || high != nil else { return nil }
        return (low, high)
    }
}

extension Subject {
    /// `household`, or the member's id in the record.
    package var id: String {
        switch self {
        case .household: "household"
        case .member(let id): id
        }
    }
}

extension MeasurementUnit {
    /// As rule files write it: `yuan/month/person`.
    package var text: String {
        let above = factors.filter { $0.exponent > 0 }
            .flatMap { Array(repeating: $0.base, count: $0.exponent) }
        let below = factors.filter { $0.exponent < 0 }
            .flatMap { Array(repeating: $0.base, count: -$0.exponent) }
        guard !(above.isEmpty && below.isEmpty) else { return "" }
        return ([above.isEmpty ? "1" : above.joined(separator: "*")] + below).joined(separator: "/")
    }
}
