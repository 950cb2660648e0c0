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
        let bare = Decided(
            completion: completions.bare, record: completions.record,
            answer: completions.record.answer(question))
        if !open.isEmpty {
            let end = keptOpen(question, from: bare, keeping: nil)
            for cause in open where changes(cause, question, at: end) { together.insert(cause) }
            open.removeAll(where: together.contains)
        }
        for cause in open {
            let edge = keptOpen(question, from: bare, keeping: cause)
            if changes(cause, question, at: edge) { together.insert(cause) }
        }
        if together.isEmpty {
            for round in 0..<Limits.chanceRounds {
                for cause in open where changes(cause, question, from: bare, inRound: round) {
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
        for record in completions.alone(numbers.missing(cause)) {
            guard remaining > 0 else { break }
            remaining -= 1
            let answer = record.answer(question)
            guard answer.isCertain else { continue }
            if let certain, certain.differs(from: answer) { return (true, true) }
            certain = certain ?? answer
        }
        return (certain != nil, false)
    }

    /// Whether values of it change the answer where all else is as in a completion.
    private mutating func changes(
        _ cause: Cause, _ question: Question, at completion: Decided
    ) -> Bool {
        changes(cause, question, at: completion) { search, next in
            search.keptOpen(question, from: next, keeping: nil)
        }
    }

    /// Whether values of it change the answer where all else is filled in as chance has it.
    private mutating func changes(
        _ cause: Cause, _ question: Question, from bare: Decided, inRound round: Int
    ) -> Bool {
        let start = filledByChance(question, from: bare, round, keeping: cause)
        return changes(cause, question, at: start) { search, next in
            search.filledByChance(question, from: next, round, keeping: nil)
        }
    }

    /// - Parameter fill: what else is unknown, once the cause has a value.
    private mutating func changes(
        _ cause: Cause, _ question: Question, at start: Decided,
        fill: (inout NeedSearch, Decided) -> Decided
    ) -> Bool {
        var first: Answer?
        for candidate in candidates(for: cause, in: start.record) {
            guard let next = decided(question, start, with: candidate, for: cause) else {
                return false
            }
            let answer = fill(&self, next).answer
            guard answer.isCertain else { continue }
            if let first, first.differs(from: answer) { return true }
            first = first ?? answer
        }
        return false
    }

    // MARK: Completions

    /// A completion, and what is said in it.
    private struct Decided {
        let completion: Completion
        let record: Case
        let answer: Answer

        /// What an open answer waits for first; what is kept does not count.
        func open(besides kept: Cause?) -> Cause? {
            if answer.isCertain { return nil }
            return answer.causes.elements.first { $0 != kept && $0.kind != .failure }
        }
    }

    /// Fills in all that a question waits for: each thing with one of its values, which in the same
    /// round is always the same.
    private mutating func filledByChance(
        _ question: Question, from start: Decided, _ round: Int, keeping kept: Cause?
    ) -> Decided {
        var current = start
        for _ in 0..<Limits.fillings {
            guard let cause = current.open(besides: kept) else { break }
            let candidates = candidates(for: cause, in: current.record)
            guard !candidates.isEmpty else { break }
            // Any spread will do, as long as it is the same each time.
            let place = (Int(cause.index) &* 7919 &+ round &* 104_729).magnitude
            let candidate = candidates[Int(place % UInt(candidates.count))]
            guard let next = decided(question, current, with: candidate, for: cause) else { break }
            current = next
        }
        return current
    }

    /// Fills in all that a question waits for, one thing after the other, so that the answer
    /// stays open as long as can be; what is kept is filled in last, by others.
    private mutating func keptOpen(
        _ question: Question, from start: Decided, keeping kept: Cause?
    ) -> Decided {
        var current = start
        for _ in 0..<Limits.fillings {
            guard let cause = current.open(besides: kept),
                let next = filled(cause, current, question, keeping: kept)
            else { break }
            current = next
        }
        return current
    }

    private mutating func filled(
        _ cause: Cause, _ current: Decided, _ question: Question, keeping kept: Cause?
    ) -> Decided? {
        var best: (decided: Decided, worth: Int)?
        for candidate in candidates(for: cause, in: current.record) {
            guard let next = decided(question, current, with: candidate, for: cause),
                !next.answer.causes.elements.contains(cause)
            else { continue }
            let worth = worth(of: next.answer, keeping: kept)
            if worth == 3 { return next }
            if worth > best?.worth ?? 0 { best = (next, worth) }
        }
        return best?.decided
    }

    private func worth(of answer: Answer, keeping kept: Cause?) -> Int {
        if let kept { return answer.causes.elements.contains(kept) ? 3 : 1 }
        if !answer.isCertain && answer.outcome != .notEligible { return 3 }
        return answer.outcome == .notEligible ? 1 : 2
    }

    private func candidates(for cause: Cause, in record: Case) -> [Candidate] {
        Candidates(program: completions.program).sample(of: numbers.missing(cause), in: record)
    }

    /// With one thing more; nothing once the limit is reached.
    private mutating func decided(
        _ question: Question, _ current: Decided, with candidate: Candidate, for cause: Cause
    ) -> Decided? {
        guard remaining > 0 else { return nil }
        remaining -= 1
        let completion = completions.assuming(
            numbers.missing(cause), candidate, in: current.completion)
        let record = completions.decided(completion)
        return Decided(completion: completion, record: record, answer: record.answer(question))
    }
}
