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
    let questions = results.map { result in
        household.objects.indices.first {
            base.edition.programmes[result.programme].entity == household.objects[$0].entity
                && names.whose($0) == result.subject
        }.map { Question(programme: result.programme, object: $0) }
    }
    let law = MixedLaw(
        mixtures, households: [household], days: [day], questions: questions.compactMap { $0 })
    var found = law.decisive[...]
    return questions.map { $0 == nil ? nil : found.popFirst() ?? nil }
}

extension MixedLaw {
    /// For each question; all are asked of each mixture at once.
    fileprivate var decisive: [[Int]?] {
        let all = ItemSet(0..<itemCount)
        guard let before = outcome(of: .none), let after = outcome(of: all) else {
            return questions.map { _ in nil }
        }
        var alone: [[Int]] = questions.map { _ in [] }
        for item in before.touched.union(after.touched).elements {
            let one = ItemSet([item])
            let added = outcome(of: one)
            var waiting = questions.indices.filter { added?.sums[$0] == before.sums[$0] }
            if !waiting.isEmpty {
                let removed = outcome(of: all.subtracting(one))
                waiting.removeAll { removed?.sums[$0] != after.sums[$0] }
            }
            for question in questions.indices where !waiting.contains(question) {
                alone[question].append(item)
            }
        }
        return alone.enumerated().map { $1.isEmpty ? looked(at: questions[$0]) : $1 }
    }

    /// All that one question by itself looks at.
    private func looked(at question: Question) -> [Int]? {
        let law = asking([question])
        guard let before = law.outcome(of: .none),
            let after = law.outcome(of: ItemSet(0..<itemCount))
        else { return nil }
        return before.touched.union(after.touched).elements
    }
}
