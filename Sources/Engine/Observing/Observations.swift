package import Diagnostics
package import FEEL
import RuleModel

/// What deciding households tried of the law: which conditions held and failed, which rows matched.
///
/// Everything goes by its place in the rule files, which is the same in all editions.
package struct Observations: Sendable {
    package private(set) var held: Set<SourceRange> = []
    package private(set) var failed: Set<SourceRange> = []
    package private(set) var rows: Set<SourceRange> = []
    /// How the sides of comparisons of numbers stood to each other, as far as they were close.
    package private(set) var sides: [SourceRange: Set<ThresholdSide>] = [:]
    /// Left − right of the same comparisons, in the order in which they were made.
    package private(set) var distances: [SourceRange: [Number]] = [:]
    /// The formulas that ran, and the published values that were looked up.
    package private(set) var touched: Set<SourceRange> = []

    package init() {}

    package mutating func add(_ other: Observations) {
        held.formUnion(other.held)
        failed.formUnion(other.failed)
        rows.formUnion(other.rows)
        sides.merge(other.sides) { $0.union($1) }
        touched.formUnion(other.touched)
    }

    mutating func note(_ truth: Bool?, of range: SourceRange) {
        switch truth {
        case true: held.insert(range)
        case false: failed.insert(range)
        case nil: break
        }
    }

    mutating func note(rowAt range: SourceRange) { rows.insert(range) }
    mutating func note(touched range: SourceRange) { touched.insert(range) }

    mutating func note(distance: Number, step: Number, at range: SourceRange) {
        distances[range, default: []].append(distance)
        guard let side = ThresholdSide(distance: distance, step: step) else { return }
        sides[range, default: []].insert(side)
    }
}

/// How the left side of a comparison stands to the right one, within one smallest step.
package enum ThresholdSide: String, Sendable, CaseIterable {
    case below
    case at
    case above

    /// `nil` where the sides are more than a step apart.
    package init?(distance: Number, step: Number) {
        if distance.isZero {
            self = .at
        } else if step < distance.magnitude {
            return nil
        } else {
            self = distance.isNegative ? .below : .above
        }
    }
}

/// Watches one case while it is decided.
final class Observer {
    var seen = Observations()
}

/// What a decision of this household tries of the law: of the programmes that are wanted, and of
/// the definitions that a test names.
///
/// Conditions that the answer does not depend on any more are tried too.
package func observations(
    of household: Household, under program: Program, month: Month,
    options: DecideOptions = DecideOptions(), definitions: [(definition: Int, object: Int)] = []
) -> Observations {
    let observer = Observer()
    let record = Case(household, under: program, observer: observer)
    let decision = Decision(
        program: program, household: household, month: month, options: options)
    for question in decision.questions {
        _ = record.answer(question)
        _ = record.amount(of: question.programme, on: question.object)
    }
    for (definition, object) in definitions {
        _ = record.value(ofDefinition: definition, on: object)
    }
    for standard in program.edition.standards.indices {
        for value in record.valuesUsed(ofStandard: standard) {
            observer.seen.note(touched: value.range)
        }
    }
    return observer.seen
}

/// What the procedures of this household try of the law.
package func observations(
    ofProceduresOf household: Household, under program: Program, asOf day: CalendarDate
) -> Observations {
    let observer = Observer()
    let record = Case(household, under: program, observer: observer)
    _ = record.procedures(asOf: day)
    for standard in program.edition.standards.indices {
        for value in record.valuesUsed(ofStandard: standard) {
            observer.seen.note(touched: value.range)
        }
    }
    return observer.seen
}
