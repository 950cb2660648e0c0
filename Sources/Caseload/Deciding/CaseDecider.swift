import Columns
import Engine
import FEEL
import RuleModel

/// Decides the households of a block one by one with the case evaluator.
struct CaseDecider {
    let program: Program
    let month: Month
    let options: DecideOptions

    init(_ form: DecidingForm) {
        (program, month) = (form.program, form.month)
        var options = DecideOptions()
        options.explained = form.isExplained
        options.provesNeeds = form.isExplained
        options.isDecisive = form.isExplained
        self.options = options
    }

    func determination(of household: Household) -> Determination {
        decide(household, under: program, month: month, options: options)
    }

    /// What outputs need of a determination.
    ///
    /// - Parameter members: the rows of the members in the block.
    func decided(
        _ determination: Determination, in block: Block, members: Range<Int>
    ) -> DecidedHousehold {
        var rows: [String: Int] = [:]
        for row in members {
            let id = block.layout.member.flatMap { block.id(of: row, in: $0) }
                .map { String(decoding: $0, as: UTF8.self) }
            rows[id ?? ""] = row
        }
        return DecidedHousehold(determination, rows: rows)
    }
}
