import Diagnostics
import FEEL
import RuleModel

/// What a reader must know beside a result.
struct Warnings {
    let record: Case

    /// What concerns every result: drafts and illustrative values in use, values past review.
    var ofEdition: [Remark] { [] }

    func of(_ question: Question, _ answer: Answer) -> [Remark] { [] }
}
