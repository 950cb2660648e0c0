package import Diagnostics
package import FEEL

/// A base unit: yuan, month, person.
package struct BaseUnit: Sendable {
    package let id: String
    package let title: Title
    package let isMoney: Bool
    package let range: SourceRange

    package init(id: String, title: Title, isMoney: Bool, range: SourceRange) {
        self.id = id
        self.title = title
        self.isMoney = isMoney
        self.range = range
    }
}

/// A closed list of values.
package struct Enumeration: Sendable {
    package let id: String
    package let title: Title
    package let cases: [EnumerationCase]
    package let range: SourceRange

    package init(id: String, title: Title, cases: [EnumerationCase], range: SourceRange) {
        self.id = id
        self.title = title
        self.cases = cases
        self.range = range
    }
}

package struct EnumerationCase: Sendable {
    package let id: String
    package let title: Title
    package let range: SourceRange

    package init(id: String, title: Title, range: SourceRange) {
        self.id = id
        self.title = title
        self.range = range
    }
}

/// A kind of thing that a record holds: the household, its members, their obligors.
package struct Entity: Sendable {
    package let id: String
    package let title: Title
    /// The entity that its objects belong to; `nil` for the household alone.
    package let parent: Int?
    package let list: ListForm?
    /// The kind whose facts and definitions it shares (`person`).
    package let kind: String?
    /// What one of them counts as (`person`).
    package let countUnit: MeasurementUnit
    package let range: SourceRange

    package init(
        id: String, title: Title, parent: Int?, list: ListForm?, kind: String?,
        countUnit: MeasurementUnit, range: SourceRange
    ) {
        self.id = id
        self.title = title
        self.parent = parent
        self.list = list
        self.kind = kind
        self.countUnit = countUnit
        self.range = range
    }
}

/// How the objects of an entity stand in a record.
package struct ListForm: Sendable {
    package let id: String
    package let title: Title
    package let min: Int?
    package let max: Int?

    package init(id: String, title: Title, min: Int?, max: Int?) {
        self.id = id
        self.title = title
        self.min = min
        self.max = max
    }
}

/// Something that can be known of an object.
///
/// Facts of a kind stand once for each of its entities.
package struct Fact: Sendable {
    package let id: String
    /// Index into the edition's entities.
    package let entity: Int
    /// Declared by the kind (`person`): shared between the places where one person stands.
    package let isOfKind: Bool
    package let type: FEELType
    package let isPersonal: Bool
    package var min: Formula?
    package var max: Formula?
    package var askIf: Formula?
    /// What it is when `askIf` does not hold.
    package let otherwise: Value?
    package let common: Common

    package init(
        id: String, entity: Int, isOfKind: Bool, type: FEELType, isPersonal: Bool, min: Formula?,
        max: Formula?, askIf: Formula?, otherwise: Value?, common: Common
    ) {
        self.id = id
        self.entity = entity
        self.isOfKind = isOfKind
        self.type = type
        self.isPersonal = isPersonal
        self.min = min
        self.max = max
        self.askIf = askIf
        self.otherwise = otherwise
        self.common = common
    }
}
