package import YAML

/// A declaration with all its periods, as one layer states it.
package struct Declaration<Version: Dated>: Sendable {
    package let id: Located<String>
    package var versions: [Version]

    package init(id: Located<String>, versions: [Version]) {
        self.id = id
        self.versions = versions
    }
}

/// What holds for a period.
package protocol Dated: Sendable {
    var common: Common { get set }
    /// Whether it says what holds, and not only who is to say it.
    var hasContent: Bool { get }
}

package struct StandardVersion: Dated {
    package var common: Common
    package let type: TypeNotation
    /// The ids of the enumerations that key it.
    package let keys: [Located<String>]
    package let min: Formula?
    package let max: Formula?
    /// Read once the type is known.
    package let value: YAMLNode?
    package let otherwise: Fallback?

    package var hasContent: Bool { value != nil || otherwise != nil }
}

/// How a standard is computed where no notice publishes a value.
package struct Fallback: Sendable {
    package let value: Formula
    package let round: RoundingRule?
    package let common: Common
}

package struct DefinitionVersion: Dated {
    package var common: Common
    package let type: TypeNotation
    package let min: Formula?
    package let max: Formula?
    package let body: DefinitionBody
    package let suggest: Formula?

    package var hasContent: Bool { hasBody || suggest != nil }
    package var hasBody: Bool { if case .none = body { false } else { true } }
}

package struct ProgrammeVersion: Dated {
    package var common: Common
    package let decides: Located<String>
    package let covers: Formula?
    package let kind: ProgrammeKind
    package let isPower: Bool
    package let isOnRequest: Bool
    package let conditions: [Item]
    package let amount: [AmountPart]
    package let starts: ProgrammeStart

    package var hasContent: Bool { true }
}

package struct ProcedureVersion: Dated {
    package var common: Common
    /// The entity or kind whose facts the days are.
    package let subject: Located<String>
    package let programmes: [Located<String>]
    package let when: Formula?
    package let steps: [ProcedureStep]

    package var hasContent: Bool { true }
}

/// One line of the matrix of benefits, as written.
package struct CombinationDeclaration: Sendable {
    package let programmes: [Located<String>]
    package let rule: CombinationRule?
    package let among: [CombinationRule]
    package let keep: Located<String>?
    package let pays: Located<String>?
    package let round: RoundingRule?
    package var common: Common
}
