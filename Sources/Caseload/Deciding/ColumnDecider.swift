import Columns
import Engine
import FEEL
import RuleModel

/// Decides a block over columns; what they leave open the case evaluator has decided.
final class ColumnDecider {
    private let batch: BatchProgram
    private let evaluator: BatchEvaluator
    /// For each programme of the batch the first month of payment.
    private let firstMonths: [Month?]

    init(_ program: Program, month: Month) {
        batch = BatchProgram(program)
        evaluator = BatchEvaluator(batch)
        firstMonths = batch.programmes.map { programme in
            switch program.edition.programmes[programme].starts {
            case .monthAfterDecision: month.adding(months: 1)
            case .onDecision: month
            }
        }
    }

    func decide(_ block: Block) { evaluator.decide(block) }

    /// What the case evaluator said of a household; `nil` where columns decided it.
    func determination(of household: Int) -> Determination? {
        evaluator.determination(of: household)
    }

    /// What columns say of a household, as outputs need it.
    func decided(_ household: Int, in block: Block) -> DecidedHousehold {
        var decided = DecidedHousehold()
        for (place, programme) in batch.programmes.enumerated() {
            let entity = batch.program.edition.programmes[programme].entity
            for row in block.rows(of: entity, inHousehold: household) {
                decided.results.append(result(place, programme, row, isOfHousehold: entity == 0))
            }
        }
        return decided
    }

    private func result(
        _ place: Int, _ programme: Int, _ row: Int, isOfHousehold: Bool
    ) -> DecidedHousehold.Result {
        let outcome = evaluator.outcome(of: place, row: row)
        let isRefused = outcome == .notEligible
        return DecidedHousehold.Result(
            programme: programme, member: isOfHousehold ? nil : row, outcome: outcome,
            isPayable: evaluator.isPayable(place, row: row),
            amount: evaluator.amount(of: place, row: row),
            firstMonth: isRefused ? nil : firstMonths[place],
            persons: isOfHousehold ? evaluator.persons(of: place, row: row) : 1,
            needs: isRefused ? [] : evaluator.needs(of: place, row: row))
    }
}
