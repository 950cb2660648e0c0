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
            let id = block.layout.member.flatMap { block.idBytes(of: row, in: $0) }
                .map { String(decoding: $0, as: UTF8.self) }
            rows[id ?? ""] = row
        }
        return DecidedHousehold(
            results: determination.results.map { result in
                let member: Int? =
                    if case .member(let id) = result.subject { rows[id] } else { nil }
                let isOfMember = if case .member = result.subject { true } else { false }
                return DecidedHousehold.Result(
                    programme: result.programme, member: member, outcome: result.outcome,
                    isPayable: result.isPayable, amount: result.amount.map { Due($0) },
                    firstMonth: result.firstMonth,
                    persons: result.persons(isOfMember: isOfMember),
                    needs: result.needs.map(\.id))
            })
    }
}

extension ProgrammeResult {
    /// A benefit that is refused is nobody's.
    func persons(isOfMember: Bool) -> Int {
        outcome == .notEligible ? 0 : isOfMember ? 1 : covered.count
    }
}

extension Tally {
    mutating func count(_ household: DecidedHousehold) {
        var isOpen = false
        var granted: [Int] = []
        for result in household.results {
            count(result)
            if result.isGranted, !granted.contains(result.programme) {
                granted.append(result.programme)
            }
            isOpen = isOpen || result.outcome == .undetermined
        }
        for programme in granted { programmes[programme].households += 1 }
        if isOpen { undetermined += 1 } else { decided += 1 }
    }

    private mutating func count(_ result: DecidedHousehold.Result) {
        switch result.outcome {
        case .notEligible: return
        case .discretionary: programmes[result.programme].discretionary += 1
        case .undetermined:
            programmes[result.programme].undetermined += 1
            for need in result.needs { programmes[result.programme].needs[need, default: 0] += 1 }
        case .eligible:
            guard result.isPayable else { return }
            programmes[result.programme].persons += result.persons
            switch result.amount {
            case .known(_, let paid)?:
                programmes[result.programme].pay(paid)
            case .open(let low, _)?:
                programmes[result.programme].payAtLeast(low)
                programmes[result.programme].openSums += 1
                for need in result.needs {
                    programmes[result.programme].needs[need, default: 0] += 1
                }
            case nil: break
            }
        }
    }
}
