package import FEEL
import RuleModel

/// Which changes of the law one by one make a difference to results of a household.
///
/// A change counts for a result where the older law with it alone, or the newer law without it
/// alone, gives another result. Where none does by itself, all that were looked at are named: they
/// make the difference together.
///
/// - Parameter results: Programmes by their index in the base of the pair, and whose they are.
/// - Returns: For each result indexes into the items of the pair; `nil` where they cannot be told.
package func decisiveChanges(
    of household: Household, on day: CalendarDate, between mixtures: LawMixtures,
    results: [(programme: Int, subject: Subject)]
) -> [[Int]?] {
    guard let base = mixtures.pair.base, mixtures.pair.items.count < ItemSet.most else {
        return results.map { _ in nil }
    }
    let names = Names(program: base, household: household)
    return results.map { result in
        guard
            let object = household.objects.indices.first(where: {
                base.edition.programmes[result.programme].entity == household.objects[$0].entity
                    && names.whose($0) == result.subject
            })
        else { return nil }
        let law = MixedLaw(
            mixtures, households: [household], days: [day],
            questions: [Question(programme: result.programme, object: object)])
        return law.decisive
    }
}

extension MixedLaw {
    /// Of the first question.
    fileprivate var decisive: [Int]? {
        let all = ItemSet(0..<itemCount)
        guard let before = outcome(of: .none), let after = outcome(of: all) else { return nil }
        let looked = before.touched.union(after.touched)
        let alone = looked.elements.filter { item in
            let one = ItemSet([item])
            return outcome(of: one)?.sums != before.sums
                || outcome(of: all.subtracting(one))?.sums != after.sums
        }
        return alone.isEmpty ? looked.elements : alone
    }
}
