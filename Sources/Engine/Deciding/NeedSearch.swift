import FEEL

/// Finds out which of the missing things can still change an answer.
struct NeedSearch {
    let program: Program
    let household: Household
    let numbers: MissingNumbers

    func needs(of open: [Question: Answer]) -> [Question: [Cause]] {
        open.mapValues(\.causes.elements)
    }
}
