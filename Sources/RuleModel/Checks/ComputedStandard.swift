package import FEEL

extension Edition {
    /// What a standard's own rule gives for its keys, in a linked edition; `nil` while what it
    /// rests on is not set.
    package func computedValue(ofStandard index: Int, _ keys: [String]) -> Value? {
        let host = StandardsHost(self, yearBefore: nil)
        let value = host.call(Reference.standard(index).rawValue, keys.map(Value.string))
        if case .unknown = value { return nil }
        return value
    }
}
