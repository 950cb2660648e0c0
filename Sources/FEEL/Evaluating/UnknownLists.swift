/// What can be said of lists with elements that are not known, or that belong to them perhaps.
enum UnknownLists {
    /// An element that is not known counts; one that belongs perhaps counts perhaps.
    static func count(_ elements: [Value]) -> Value {
        var causes: Causes?
        var sure = 0
        for element in elements {
            if let doubt = element.membership.causes {
                causes = causes?.union(doubt) ?? doubt
            } else {
                sure += 1
            }
        }
        guard let causes else { return .number(Number(sure)) }
        return .unknown(
            Unknown(causes, .numbers(low: Number(sure), high: Number(elements.count))))
    }

    /// What belongs perhaps adds itself or nothing.
    static func sum(_ elements: [Value]) -> Hull {
        var sum = Bounds(low: .zero, high: .zero)
        for element in elements {
            let (value, doubt) = element.membership
            guard var bounds = value.bounds else { return .any }
            if doubt != nil { bounds = bounds.union(Bounds(low: .zero, high: .zero)) }
            sum = sum.adding(bounds)
        }
        return sum.hull
    }

    /// Without doubt about who belongs, the mean of the ends; else only between the elements.
    static func mean(_ elements: [Value]) -> Hull {
        let isSure = elements.allSatisfy { $0.membership.causes == nil }
        guard isSure else {
            var union: Bounds?
            var hasOne = false
            for element in elements {
                let (value, doubt) = element.membership
                guard let bounds = value.bounds else { return .any }
                union = union?.union(bounds) ?? bounds
                hasOne = hasOne || doubt == nil
            }
            return hasOne ? union?.hull ?? .any : .any
        }
        guard case .numbers(let low, let high) = sum(elements) else { return .any }
        let count = Number(elements.count)
        return Bounds(
            low: low.flatMap { $0.divided(by: count) }, high: high.flatMap { $0.divided(by: count) }
        ).hull
    }

    /// The least (-1) or greatest (1) element; known where what is sure cannot be outdone.
    static func extreme(_ elements: [Value], _ direction: Int, _ causes: Causes) -> Value {
        var sure: Bounds?
        var all: Bounds?
        for element in elements {
            let (value, doubt) = element.membership
            guard let own = value.bounds else { return .unknown(Unknown(causes)) }
            // The greatest is the least of the negatives.
            let bounds = direction < 0 ? own : own.negated
            all = all.map { $0.least(bounds) } ?? bounds
            if doubt == nil { sure = sure.map { $0.least(bounds) } ?? bounds }
        }
        guard let all, let sure else { return .unknown(Unknown(causes)) }
        let least = Bounds(low: all.low, high: sure.high)
        let result = direction < 0 ? least : least.negated
        let isOnlyFacts = causes.elements.allSatisfy { $0.kind != .failure }
        if isOnlyFacts, let low = result.low, low == result.high { return .number(low) }
        return .unknown(Unknown(causes, result.hull))
    }
}

extension Bounds {
    /// Where the lesser of two numbers lies.
    fileprivate func least(_ other: Bounds) -> Bounds {
        let high: Number? =
            switch (high, other.high) {
            case (let left?, let right?): min(left, right)
            case (let end?, nil), (nil, let end?): end
            case (nil, nil): nil
            }
        return Bounds(
            low: low.flatMap { low in other.low.map { min(low, $0) } }, high: high)
    }
}
