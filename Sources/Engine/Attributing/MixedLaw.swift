import FEEL
import RuleModel

/// What one household gets under mixtures of two laws; each mixture is worked out once.
final class MixedLaw {
    /// What one question comes to.
    struct Sum: Equatable {
        let outcome: Outcome
        /// `nil` while it is not known.
        let paid: Number?
        let exact: Number?
    }

    struct Result {
        let sums: [Sum]
        /// The items that were looked at on the way: no other one can change it.
        let touched: ItemSet
    }

    /// The household in its own month; and in another one, where it is let to grow older.
    private let households: [Household]
    private let days: [CalendarDate]
    private let mixtures: LawMixtures
    /// Whether the household itself is one more item, the last one.
    let hasAge: Bool
    let questions: [Question]
    private var known: [(touched: ItemSet, chosen: ItemSet, outcome: Result?)] = []

    init(
        _ mixtures: LawMixtures, households: [Household], days: [CalendarDate],
        questions: [Question]
    ) {
        self.mixtures = mixtures
        self.households = households
        self.days = days
        self.questions = questions
        hasAge = households.count > 1
    }

    /// The same household, asked for some of the questions only.
    func asking(_ questions: [Question]) -> MixedLaw {
        MixedLaw(mixtures, households: households, days: days, questions: questions)
    }

    private var pair: LawPair { mixtures.pair }
    var itemCount: Int { pair.items.count + (hasAge ? 1 : 0) }
    private var age: ItemSet { hasAge ? ItemSet([pair.items.count]) : .none }

    /// `nil` where the mixture contradicts itself: its rules do not fit each other.
    func outcome(of chosen: ItemSet) -> Result? {
        if let same = known.first(where: { chosen.intersection($0.touched) == $0.chosen }) {
            return same.outcome
        }
        let outcome = decided(chosen)
        let touched = outcome?.touched ?? ItemSet(0..<itemCount)
        known.append((touched, chosen.intersection(touched), outcome))
        return outcome
    }

    private func decided(_ chosen: ItemSet) -> Result? {
        let isOlder = hasAge && chosen.contains(pair.items.count)
        guard let program = mixtures.program(of: chosen, day: days[isOlder ? 1 : 0]) else {
            return nil
        }
        let household = households[isOlder ? 1 : 0]
        let record = Case(household, under: program)
        var answers = questions.map(record.answer)
        let completions = Completions(of: record, keepsCases: true)
        Trials(completions, for: .certainty).refine(&answers, to: questions)
        let use = CaseUse()
        use.add(record)
        completions.cases.forEach(use.add)
        return Result(
            sums: answers.map(sum),
            touched: use.touched(pair.items, program).union(age))
    }

    private func sum(_ answer: Answer) -> Sum {
        guard answer.outcome != .undetermined, let isPayable = answer.isPayable else {
            return Sum(outcome: .undetermined, paid: nil, exact: nil)
        }
        if answer.outcome == .notEligible || !isPayable {
            return Sum(outcome: answer.outcome, paid: .zero, exact: .zero)
        }
        return Sum(
            outcome: answer.outcome, paid: answer.paid?.only, exact: answer.exact?.only)
    }
}

/// The mixtures of two laws, each linked once: for one task, and for any number of households.
package final class LawMixtures {
    package let pair: LawPair
    private let ruleItems: ItemSet
    /// By the rules that are the newer ones, with the values of the older law.
    private var linked: [ItemSet: Program?] = [:]
    /// By all that is the newer one; many households ask for the same few.
    private var programs: [ItemSet: Program] = [:]

    /// A program takes some hundred kilobytes.
    private static let mostKept = 256

    package init(_ pair: LawPair) {
        self.pair = pair
        ruleItems = ItemSet(
            pair.items.indices.prefix(ItemSet.most).filter { !pair.items[$0].isValue })
    }

    /// The law in which the items of these indexes are the newer ones, on the older law's day.
    ///
    /// - Returns: `nil` where the rules of the mixture do not fit each other.
    package func program(ofNewer items: [Int]) -> Program? {
        program(of: ItemSet(items), day: pair.older.day)
    }

    /// `nil` where the rules of the mixture do not fit each other.
    func program(of chosen: ItemSet, day: CalendarDate) -> Program? {
        if let known = programs[chosen] { return known.on(day) }
        guard let program = mixed(chosen) else { return nil }
        if programs.count < Self.mostKept { programs[chosen] = program }
        return program.on(day)
    }

    private func mixed(_ chosen: ItemSet) -> Program? {
        let rules = chosen.intersection(ruleItems)
        if linked[rules] == nil {
            linked[rules] = .some(
                rules.isEmpty ? pair.base : LawPair.linked(pair.mixture(rules)))
        }
        guard let base = linked[rules] ?? nil else { return nil }
        var states: [Int: StandardInForce] = [:]
        for (index, item) in pair.items.enumerated() where item.isValue && chosen.contains(index) {
            for slot in item.standards {
                states[slot] = base.edition.standards[slot]
                states[slot]?.state = pair.newer.standards[slot].state
            }
        }
        return states.isEmpty ? base : base.replacing(standards: states)
    }
}

/// What cases of one household looked at.
final class CaseUse {
    private var standards: Set<Int> = []
    private var definitions: Set<Int> = []
    private var programmes: Set<Int> = []

    func add(_ record: Case) {
        let edition = record.program.edition
        standards.formUnion(edition.standards.indices.filter { record.usedStandards[$0] })
        definitions.formUnion(edition.definitions.indices.filter(record.hasUsed(definition:)))
        programmes.formUnion(edition.programmes.indices.filter(record.hasUsed(programme:)))
    }

    func touched(_ items: [AttributedItem], _ program: Program) -> ItemSet {
        ItemSet(
            items.indices.filter { index in
                let item = items[index]
                return !standards.isDisjoint(with: item.standards)
                    // What holds a power is decided twice, out of sight.
                    || item.definitions.contains {
                        program.powers.definitions[$0] || definitions.contains($0)
                    }
                    || !programmes.isDisjoint(with: item.programmes)
                    || item.combination.map { !$0.isDisjoint(with: programmes) } == true
            })
    }
}
