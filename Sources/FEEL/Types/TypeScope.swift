public import Diagnostics

/// What names mean where an expression stands: given by the host to the checker.
public protocol TypeScope {
    /// What a bare name means for a subject of this entity (`nil`: an expression without subject).
    func meaning(of name: String, for subject: Int?) -> Meaning?
    /// What a name means after a dot behind an object of this entity.
    func property(_ name: String, of entity: Int) -> Meaning?
    /// What a name means after a dot behind a namespace, for a subject of this entity.
    func member(_ name: String, ofNamespace namespace: Int, for subject: Int?) -> Meaning?
    /// The values of an enumeration.
    func enumeration(_ index: Int) -> EnumerationType
    /// What one object of this entity counts as: members are in `person`.
    func countUnit(of entity: Int) -> MeasurementUnit
    /// Base units of money: literals in them are standards and need a source.
    func isMoney(_ baseUnit: String) -> Bool
    /// All names that a bare name could have been, for 'did you mean'.
    func names(for subject: Int?) -> [String]
    /// The same behind a dot.
    func propertyNames(of entity: Int) -> [String]
    /// What a function of the host makes of one of its values (`previous year(standard)`): another
    /// value of the host. `nil`: the host has no such function where this expression stands.
    func derived(_ function: String, from global: Int) -> Int?
    /// The functions that `derived` knows anywhere, allowed here or not.
    var derivedFunctions: [String] { get }
    /// How to write a namespace's member that is not to be had in this way from this entity.
    func repair(_ name: String, ofNamespace namespace: Int, for subject: Int?) -> String?
    /// What people call a base unit.
    func unitTitle(_ baseUnit: String) -> Wording
    /// What people call an entity; the Chinese title is its word in expressions.
    func entityTitle(_ entity: Int) -> Wording
}

extension TypeScope {
    public func derived(_ function: String, from global: Int) -> Int? { nil }
    public var derivedFunctions: [String] { [] }
    public func repair(_ name: String, ofNamespace namespace: Int, for subject: Int?) -> String? {
        nil
    }
    public func unitTitle(_ baseUnit: String) -> Wording { Wording(zh: baseUnit, en: baseUnit) }
    public func entityTitle(_ entity: Int) -> Wording { Wording(zh: "对象", en: "object") }
}

/// What a name stands for.
///
/// The numbers are the host's references.
public enum Meaning: Sendable, Hashable {
    /// An entity's word: the subject itself (`nil`) or the object above it. In a filter it is
    /// still the subject's, never the element's.
    case ancestor(Int?, entity: Int)
    /// A property of the subject (bare) or of the object before the dot.
    case property(Int, FEELType)
    /// A value that belongs to no object.
    case global(Int, FEELType)
    /// A value looked up by keys, one enumeration each: called like a function.
    case keyed(Int, keys: [Int], FEELType)
    /// Something that has members but no value of its own (a programme).
    case namespace(Int)
    /// An id that several things share; what to write instead.
    case ambiguous([String])
}

/// The values of an enumeration with their titles.
public struct EnumerationType: Sendable, Hashable {
    public struct Case: Sendable, Hashable {
        public let id: String
        public let zh: String

        public init(id: String, zh: String) {
            self.id = id
            self.zh = zh
        }
    }

    public let id: String
    public let title: String
    public let cases: [Case]

    public init(id: String, title: String, cases: [Case]) {
        self.id = id
        self.title = title
        self.cases = cases
    }

    /// The id of a value written by its id or its Chinese title.
    public func id(of text: String) -> String? {
        cases.first { $0.id == text || $0.zh == text }?.id
    }
}
