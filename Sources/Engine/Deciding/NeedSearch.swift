import FEEL

/// Finds out which of the missing things can still change an answer: for each of them two
/// completions of the record must exist that differ in it and in the answer.
struct NeedSearch {
    let program: Program
    let household: Household
    let numbers: MissingNumbers
    /// Cases that may still be evaluated.
    private var remaining = Limits.needTrials

    init(program: Program, household: Household, numbers: MissingNumbers) {
        self.program = program
        self.household = household
        self.numbers = numbers
    }

    /// The most decisive first: errors, what decides alone, what matters together with others.
    mutating func needs(of open: [Question: Answer]) -> [Question: [Cause]] {
        var needs: [Question: [Cause]] = [:]
        let inOrder = open.sorted {
            ($0.key.programme, $0.key.object) < ($1.key.programme, $1.key.object)
        }
        for (question, answer) in inOrder {
            needs[question] = self.needs(of: question, answer.causes)
        }
        return needs
    }

    private mutating func needs(of question: Question, _ causes: Causes) -> [Cause] {
        let errors = causes.elements.filter { $0.kind == .failure }
        var open = causes.elements.filter { $0.kind != .failure }
        var alone: [Cause] = []
        var together: Set<Cause> = []
        for cause in open {
            let found = decides(cause, alone: question)
            if found.alone { alone.append(cause) }
            if found.differs { together.insert(cause) }
        }
        open.removeAll(where: together.contains)
        if !open.isEmpty {
            let end = keptOpen(question, from: Completion(household), keeping: nil)
            for cause in open where changes(cause, question, at: end) { together.insert(cause) }
            open.removeAll(where: together.contains)
        }
        for cause in open {
            let edge = keptOpen(question, from: Completion(household), keeping: cause)
            if changes(cause, question, at: edge) { together.insert(cause) }
        }
        let proven = causes.elements.filter(together.contains)
        // Without any proof, which only the limits can bring about, all of them are asked for.
        guard !proven.isEmpty else { return causes.elements }
        return errors + proven.filter(alone.contains) + proven.filter { !alone.contains($0) }
    }

    // MARK: One need at a time

    /// Whether one value of it makes the answer certain, and whether two values make it certain
    /// and different.
    private mutating func decides(
        _ cause: Cause, alone question: Question
    ) -> (alone: Bool, differs: Bool) {
        var certain: Answer?
        let record = Case(household, under: program)
        for candidate in candidates(for: cause, in: record).prefix(Limits.completions) {
            var completion = Completion(household)
            completion.assume(numbers.missing(cause), candidate)
            let (_, answer) = answered(question, completion)
            guard let answer, answer.isCertain else { continue }
            if let certain, certain.differs(from: answer) { return (true, true) }
            certain = certain ?? answer
        }
        return (certain != nil, false)
    }

    /// Whether values of it change the answer where all else is as in a completion.
    private mutating func changes(
        _ cause: Cause, _ question: Question, at completion: Completion
    ) -> Bool {
        var first: Answer?
        let record = Case(completion.household, under: program, assuming: completion.assumptions)
        for candidate in candidates(for: cause, in: record) {
            var next = completion
            next.assume(numbers.missing(cause), candidate)
            let complete = keptOpen(question, from: next, keeping: nil)
            let (_, answer) = answered(question, complete)
            guard let answer, answer.isCertain else { continue }
            if let first, first.differs(from: answer) { return true }
            first = first ?? answer
        }
        return false
    }

    // MARK: Completions

    /// Fills in all that a question waits for, one thing after the other, so that the answer
    /// stays open as long as can be; what is kept is filled in last, by others.
    private mutating func keptOpen(
        _ question: Question, from start: Completion, keeping kept: Cause?
    ) -> Completion {
        var completion = start
        for _ in 0..<Limits.fillings {
            let (record, answer) = answered(question, completion)
            guard let record, let answer, !answer.isCertain,
                let cause = answer.causes.elements.first(where: {
                    $0 != kept && $0.kind != .failure
                }),
                let next = filled(cause, completion, record, question, keeping: kept)
            else { return completion }
            completion = next
        }
        return completion
    }

    private mutating func filled(
        _ cause: Cause, _ completion: Completion, _ record: Case, _ question: Question,
        keeping kept: Cause?
    ) -> Completion? {
        var best: (completion: Completion, worth: Int)?
        for candidate in candidates(for: cause, in: record) {
            var next = completion
            next.assume(numbers.missing(cause), candidate)
            let (_, answer) = answered(question, next)
            guard let answer, !answer.causes.elements.contains(cause) else { continue }
            let worth = worth(of: answer, keeping: kept)
            if worth == 3 { return next }
            if worth > best?.worth ?? 0 { best = (next, worth) }
        }
        return best?.completion
    }

    private func worth(of answer: Answer, keeping kept: Cause?) -> Int {
        if let kept { return answer.causes.elements.contains(kept) ? 3 : 1 }
        if !answer.isCertain && answer.outcome != .notEligible { return 3 }
        return answer.outcome == .notEligible ? 1 : 2
    }

    private func candidates(for cause: Cause, in record: Case) -> [Candidate] {
        Candidates(program: program).sample(of: numbers.missing(cause), in: record)
    }

    /// Nothing once the limit is reached.
    private mutating func answered(
        _ question: Question, _ completion: Completion
    ) -> (Case?, Answer?) {
        guard remaining > 0 else { return (nil, nil) }
        remaining -= 1
        let record = Case(
            completion.household, under: program, assuming: completion.assumptions)
        return (record, record.answer(question))
    }
}
