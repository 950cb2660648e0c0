import Engine
import FEEL
import RuleModel

/// What was decided of one household, as outputs and counts need it.
struct DecidedHousehold: ~Copyable {
    /// It holds no references: most households have several.
    struct Result {
        let programme: Int
        /// The member's row in the block; `nil` for the household.
        let member: Int?
        let outcome: Outcome
        let isPayable: Bool
        let amount: Due?
        let firstMonth: Month?
        /// How many persons' benefit it is.
        let persons: Int
        /// Places in the household's needs.
        let needs: Range<Int>

        // By patterns: an operator of another module would be called for every row.
        var isGranted: Bool { if case .eligible = outcome { isPayable } else { false } }
        var isRefused: Bool { if case .notEligible = outcome { true } else { false } }
        /// Granted with a sum that is more than nothing.
        var isPaid: Bool { isGranted && (amount?.isSomething ?? false) }
    }

    private(set) var results = FlatList<Result>()
    /// What its results wait for, one result's after the other's.
    private(set) var needs: [String] = []
    /// Whether columns decided it, so that the evaluator holds its values.
    let isOfColumns: Bool

    /// A household that columns decided, to be filled.
    init() { isOfColumns = true }

    /// - Parameter rows: the rows of the members in the block, by their ids.
    init(_ determination: Determination, rows: [String: Int] = [:]) {
        isOfColumns = false
        for result in determination.results {
            let id = if case .member(let id) = result.subject { id } else { nil as String? }
            append(
                Result(
                    programme: result.programme, member: id.flatMap { rows[$0] },
                    outcome: result.outcome, isPayable: result.isPayable,
                    amount: result.amount.map { Due($0) }, firstMonth: result.firstMonth,
                    persons: result.persons(isOfMember: result.subject != .household),
                    needs: add(result.needs.map(\.id))))
        }
    }

    deinit { results.deallocate() }

    mutating func removeAll() {
        results.removeLast(to: 0)
        if !needs.isEmpty { needs.removeAll(keepingCapacity: true) }
    }

    @inline(__always)
    mutating func append(_ result: Result) { results.append(result) }

    /// Adds what a result waits for.
    mutating func add(_ more: [String]) -> Range<Int> {
        needs += more
        return needs.count - more.count..<needs.count
    }

    /// The last result that is wanted.
    @inline(__always)
    func last(where isWanted: (UnsafePointer<Result>) -> Bool) -> UnsafePointer<Result>? {
        for index in stride(from: results.count - 1, through: 0, by: -1)
        where isWanted(results.memory + index) {
            return UnsafePointer(results.memory + index)
        }
        return nil
    }

    /// Whether an earlier result grants the same programme.
    @inline(__always)
    func isGrantedBefore(_ index: Int) -> Bool {
        for other in 0..<index
        where results.memory[other].programme == results.memory[index].programme
            && results.memory[other].isGranted
        { return true }
        return false
    }

    /// What some results pay together; `nil` where one of the sums is not known.
    @inline(__always)
    func sum(where isWanted: (UnsafePointer<Result>) -> Bool) -> Money? {
        var total = Money.zero
        for index in 0..<results.count {
            let result = UnsafePointer(results.memory + index)
            guard isWanted(result), result.pointee.isGranted, let amount = result.pointee.amount
            else { continue }
            guard let paid = amount.paidSum, let sum = total.adding(paid) else { return nil }
            total = sum
        }
        return total
    }
}

extension ProgrammeResult {
    /// A benefit that is refused is nobody's.
    func persons(isOfMember: Bool) -> Int {
        outcome == .notEligible ? 0 : isOfMember ? 1 : covered.count
    }
}
