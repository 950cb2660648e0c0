import Diagnostics
import FEEL
import RuleModel

/// Makes the reasons of a result from its conditions, by looking at the case once more.
struct ReasonMaker {
    let record: Case
    let isFull: Bool

    /// Failed ones first, then unknown, then held.
    func reasons(of question: Question) -> [Reason] {
        record.edition.programmes[question.programme].conditions
            .map { reason($0, on: question.object, depth: 0) }.byImportance
    }

    func reason(_ item: Item, on object: Int, depth: Int) -> Reason {
        let value = record.truth(of: item.test, on: object)
        return Reason(
            id: item.id, title: item.common.title, verdict: Verdict(value),
            isPower: item.isPower, comparisons: [], sources: item.common.sources,
            evidence: item.common.evidence, children: [],
            needs: value.causes.elements.map(record.need).unique)
    }
}

extension Verdict {
    init(_ value: Value) {
        switch value.truth {
        case true: self = .holds
        case false: self = .fails
        case nil: self = .open
        }
    }
}

extension [Reason] {
    var byImportance: [Reason] {
        [Verdict.fails, .open, .holds].flatMap { verdict in filter { $0.verdict == verdict } }
    }
}
