package import Diagnostics

/// One key that a mapping of a rule file may hold: what it takes and what it means.
///
/// Decoding, the schema for editors and the documentation all read this one list.
package struct Key: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    package let meaning: Wording

    package init(_ name: String, _ shape: Shape, isRequired: Bool = false, zh: String, en: String) {
        self.name = name
        self.shape = shape
        self.isRequired = isRequired
        meaning = Wording(zh: zh, en: en)
    }

    /// The same key where it must stand.
    package var required: Key {
        Key(name, shape, isRequired: true, zh: meaning.zh, en: meaning.en)
    }
}

/// All keys of one kind of mapping.
package struct KeyList: Sendable {
    /// `standard`, for the schema.
    package let name: String
    package let title: Wording
    package let keys: [Key]
    /// The names of the keys, in their order, and of those that must stand.
    private let names: [String]
    let required: [String]

    package init(_ name: String, zh: String, en: String, _ keys: [Key]) {
        self.name = name
        title = Wording(zh: zh, en: en)
        self.keys = keys
        names = keys.map(\.name)
        required = keys.filter(\.isRequired).map(\.name)
    }

    package subscript(name: String) -> Key? { names.firstIndex(of: name).map { keys[$0] } }
}

/// The form of a key's value.
package indirect enum Shape: Sendable {
    case text
    /// A title that expressions can use: one word.
    case name
    /// English, snake_case.
    case id
    /// An id or a Chinese title of something declared elsewhere.
    case reference
    /// An id with its entity: `member.age`.
    case qualifiedID
    case expression
    case flag
    case number
    /// A whole number that is not negative.
    case count
    case date
    case month
    case choice([String])
    /// A list, or one without the brackets.
    case several(Shape)
    case list(Shape)
    /// A mapping with the keys of the list of this name.
    case mapping(String)
    /// A mapping whose keys are names and whose values have one shape.
    case table(Shape)
    case either(Shape, Shape)
    /// Checked where it is used.
    case anything
}
