package import FEEL

/// A derived fact of one entity.
///
/// Definitions of a kind stand once for each of its entities.
package struct DefinitionInForce: Sendable {
    package let id: String
    package let entity: Int
    package let isOfKind: Bool
    /// Declared, or, where the file declares none, that of the body (set when linked).
    package var type: FEELType
    package var min: Formula?
    package var max: Formula?
    package var body: DefinitionBody
    /// Shown to the office, never used.
    package var suggest: Formula?
    package let common: Common

    package init(
        id: String, entity: Int, isOfKind: Bool, type: FEELType, min: Formula?, max: Formula?,
        body: DefinitionBody, suggest: Formula?, common: Common
    ) {
        self.id = id
        self.entity = entity
        self.isOfKind = isOfKind
        self.type = type
        self.min = min
        self.max = max
        self.body = body
        self.suggest = suggest
        self.common = common
    }
}

package indirect enum DefinitionBody: Sendable {
    case value(Formula, RoundingRule?)
    case test(Test)
    case table(TableDefinition)
    /// Nobody has set it (`set_by`, `decided_by`, or both without a value).
    case none
}
