/// A type as written: a unit (it is then a number), or the name of a type.
package struct TypeNotation: Sendable {
    package let unit: Located<String>?
    package let type: Located<String>?

    package init(unit: Located<String>?, type: Located<String>?) {
        self.unit = unit
        self.type = type
    }

    package var isEmpty: Bool { unit == nil && type == nil }
    package var written: Located<String>? { unit ?? type }
}
