package import Engine
import FEEL
import RuleModel

/// The law of a month for deciding a caseload: shared by all workers.
package struct BatchProgram: Sendable {
    package let program: Program
    package let layout: BlockLayout
    /// The programmes that are decided, by their indexes in the edition, in order.
    package let programmes: [Int]
    /// Definitions whose values are wanted beside the answers, by their indexes in the edition.
    package let definitions: [Int]
    /// The entity whose rows get a sum of all that is paid to them; `nil` for none.
    package let totalsEntity: Int?
    /// Whether each programme's answer can be asked for, or the totals alone.
    package let givesAnswers: Bool
    let options: DecideOptions

    /// - Parameters:
    ///   - programmes: `nil` is all but those that are given on request only.
    ///   - totalsFor: the entity whose programmes are summed up (`BatchEvaluator.copyTotals`).
    ///   - givesAnswers: `false` where only the totals are wanted, which is faster.
    package init(
        _ program: Program, programmes: [Int]? = nil, definitions: [Int] = [],
        totalsFor entity: Int? = nil, givesAnswers: Bool = true
    ) {
        self.givesAnswers = givesAnswers
        self.program = program
        self.definitions = definitions
        totalsEntity = entity
        layout = BlockLayout(program.edition)
        self.programmes =
            programmes
            ?? program.edition.programmes.indices.filter {
                !program.edition.programmes[$0].isOnRequest
            }
        var options = DecideOptions()
        options.programmes = programmes
        options.explained = false
        options.provesNeeds = false
        self.options = options
    }
}
