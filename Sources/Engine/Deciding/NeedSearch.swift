import FEEL

/// Finds out which of the missing things can still change an answer: for each of them two
/// completions of the record must exist that differ in it and in the answer.
struct NeedSearch {
    private let completions: Completions
    private let numbers: MissingNumbers
    /// Cases that may still be evaluated.
    private var remaining = Limits.needTrials

    init(_ completions: Completions) {
        self.completions = completions
        numbers = completions.program.numbers
    }

    /// The most decisive first: errors, what decides alone, what matters together with others.
    mutating func needs(of question: Question, _ causes: Causes) -> [Cause] {
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
            let end = keptOpen(question, from: completions.bare, keeping: nil)
            for cause in open where changes(cause, question, at: end) { together.insert(cause) }
            open.removeAll(where: together.contains)
        }
        for cause in open {
            let edge = keptOpen(question, from: completions.bare, keeping: cause)
            if changes(cause, question, at: edge) { together.insert(cause) }
        }
        if together.isEmpty {
            for round in 0..<Limits.chanceRounds {
                for cause in open where changes(cause, question, inRound: round) {
                    together.insert(cause)
                }
                open.removeAll(where: together.contains)
            }
        }
        let proven = causes.elements.filter(together.contains)
        // Without any proof all of them are asked for: what would settle it is not known.
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
        for trial in completions.alone(numbers.missing(cause)) {
            guard remaining > 0 else { break }
            remaining -= 1
            let answer = trial.record.answer(question)
            guard answer.isCertain else { continue }
            if let certain, certain.differs(from: answer) { return (true, true) }
            certain = certain ?? answer
        }
        return (certain != nil, false)
    }

    /// Whether values of it change the answer where all else is as in a completion.
    private mutating func changes(
        _ cause: Cause, _ question: Question, at completion: Completion
    ) -> Bool {
        changes(cause, question, at: completion) { search, next in
            search.keptOpen(question, from: next, keeping: nil)
        }
    }

    /// Whether values of it change the answer where all else is filled in as chance has it.
    private mutating func changes(
        _ cause: Cause, _ question: Question, inRound round: Int
    ) -> Bool {
        let start = filledByChance(question, from: completions.bare, round, keeping: cause)
        return changes(cause, question, at: start) { search, next in
            search.filledByChance(question, from: next, round, keeping: nil)
        }
    }

    /// - Parameter fill: what else is unknown, once the cause has a value.
    private mutating func changes(
        _ cause: Cause, _ question: Question, at start: Completion,
        fill: (inout NeedSearch, Completion) -> Completion
    ) -> Bool {
        let record = completions.decided(start)
        var first: Answer?
        for candidate in candidates(for: cause, in: record) {
            let next = completions.assuming(numbers.missing(cause), candidate, in: start)
            let (_, answer) = answered(question, fill(&self, next))
            guard let answer, answer.isCertain else { continue }
            if let first, first.differs(from: answer) { return true }
            first = first ?? answer
        }
        return false
    }

    // MARK: Completions

    /// Fills in all that a question waits for: each thing with one of its values, which in the same
    /// round is always the same.
    private mutating func filledByChance(
        _ question: Question, from start: Completion, _ round: Int, keeping kept: Cause?
    ) -> Completion {
        var completion = start
        for _ in 0..<Limits.fillings {
            guard let (record, cause) = firstOpen(question, completion, besides: kept) else {
                break
            }
            let candidates = candidates(for: cause, in: record)
            guard !candidates.isEmpty else { break }
            // Any spread will do, as long as it is the same each time.
            let place = (Int(cause.index) &* 7919 &+ round &* 104_729).magnitude
            completion = completions.assuming(
                numbers.missing(cause), candidates[Int(place % UInt(candidates.count))],
                in: completion)
        }
        return completion
    }

    /// Fills in all that a question waits for, one thing after the other, so that the answer
    /// stays open as long as can be; what is kept is filled in last, by others.
    private mutating func keptOpen(
        _ question: Question, from start: Completion, keeping kept: Cause?
    ) -> Completion {
        var completion = start
        for _ in 0..<Limits.fillings {
            guard let (record, cause) = firstOpen(question, completion, besides: kept),
                let next = filled(cause, completion, record, question, keeping: kept)
            else { return completion }
            completion = next
        }
        return completion
    }

    /// What an open answer waits for first, and in which case; what is kept does not count.
    private mutating func firstOpen(
        _ question: Question, _ completion: Completion, besides kept: Cause?
    ) -> (record: Case, cause: Cause)? {
        let (record, answer) = answered(question, completion)
        guard let record, let answer, !answer.isCertain,
            let cause = answer.causes.elements.first(where: {
                $0 != kept && $0.kind != .failure
            })
        else { return nil }
        return (record, cause)
    }

    private mutating func filled(
        _ cause: Cause, _ completion: Completion, _ record: Case, _ question: Question,
        keeping kept: Cause?
    ) -> Completion? {
        var best: (completion: Completion, worth: Int)?
        for candidate in candidates(for: cause, in: record) {
            let next = completions.assuming(numbers.missing(cause), candidate, in: completion)
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
        Candidates(program: completions.program).sample(of: numbers.missing(cause), in: record)
    }

    /// Nothing once the limit is reached.
    private mutating func answered(
        _ question: Question, _ completion: Completion
    ) -> (Case?, Answer?) {
        guard remaining > 0 else { return (nil, nil) }
        remaining -= 1
        let record = completions.decided(completion)
        return (record, record.answer(question))
    }
}
