package import FEEL

/// What a definition is worth for one object of a household, by its index in the edition.
package func value(
    ofDefinition definition: Int, on object: Int, of household: Household, under program: Program
) -> Value {
    Case(household, under: program).value(ofDefinition: definition, on: object)
}
