import FEEL

/// Tries the values of what is unknown one thing after another: where what is known so far decides
/// a question, what is left needs no trial.
///
/// It says of each question what all combinations together say, as a table of them would.
struct TrialTree {
    typealias Unknown = (missing: Missing, candidates: [Candidate])

    private let completions: Completions
    private let unknowns: [Unknown]
    private let questions: [Question]
    /// What was said before anything was tried.
    private let firsts: [Answer]
    private let stopsAtDifference: Bool
    private var joined: [Answer?]
    /// Questions of which further combinations can say something new.
    private var open: [Int]

    /// - Parameter stopsAtDifference: Whether nothing more is asked of a question when two
    ///   combinations give other sums; else its bounds are found.
    init(
        _ completions: Completions, _ unknowns: [Unknown], _ questions: [Question],
        firsts: [Answer], stopsAtDifference: Bool
    ) {
        self.completions = completions
        self.unknowns = unknowns
        self.questions = questions
        self.firsts = firsts
        self.stopsAtDifference = stopsAtDifference
        joined = questions.map { _ in nil }
        open = Array(questions.indices)
    }

    /// One for each question.
    mutating func answers() -> [Answer] {
        // The two that have nothing in common often show all that can be.
        if unknowns.count > 1 {
            look(at: \.first)
            look(at: \.last)
        }
        if !open.isEmpty { branch(completions.bare, assigned: [], waiting: open, by: firsts) }
        return zip(joined, firsts).map { joined, first in
            var answer = joined ?? first
            answer.causes = answer.isCertain ? Causes() : first.causes
            return answer
        }
    }

    private mutating func look(at end: (ArraySlice<Candidate>) -> Candidate?) {
        var completion = completions.bare
        for (missing, candidates) in unknowns {
            guard let candidate = end(candidates[...]) else { return }
            completion = completions.assuming(missing, candidate, in: completion)
        }
        let record = completions.decided(completion)
        for index in open { add(record.answer(questions[index]), to: index) }
        close()
    }

    /// One more thing is given each of its values.
    private mutating func branch(
        _ completion: Completion, assigned: Set<Int>, waiting: [Int], by answers: [Answer]
    ) {
        let named = Set(
            answers.flatMap(\.causes.elements).map(completions.program.numbers.missing))
        let free = unknowns.indices.filter { !assigned.contains($0) }
        guard let next = free.first(where: { named.contains(unknowns[$0].missing) }) else {
            for (index, answer) in zip(waiting, answers) { add(answer, to: index) }
            return close()
        }
        let (missing, candidates) = unknowns[next]
        for candidate in candidates where !open.isEmpty {
            let one = completions.assuming(missing, candidate, in: completion)
            let record = completions.decided(one)
            var unsettled: [(index: Int, answer: Answer)] = []
            for index in waiting where open.contains(index) {
                let said = record.answer(questions[index])
                if said.isSettled { add(said, to: index) } else { unsettled.append((index, said)) }
            }
            close()
            guard !unsettled.isEmpty else { continue }
            branch(
                one, assigned: assigned.union([next]), waiting: unsettled.map(\.index),
                by: unsettled.map(\.answer))
        }
    }

    private mutating func add(_ answer: Answer, to index: Int) {
        joined[index] = joined[index]?.joined(answer) ?? answer
    }

    private mutating func close() {
        open.removeAll { index in
            guard let joined = joined[index] else { return false }
            return stopsAtDifference
                ? joined.differs : joined.hasBounds(of: firsts[index])
        }
    }
}

extension Answer {
    /// Nothing about it can change any more.
    fileprivate var isSettled: Bool {
        isCertain && exact.map { $0.only != nil } ?? true
            && parts.allSatisfy { $0.exact.only != nil && $0.paid.only != nil }
    }

    /// Of combinations joined: two of them give other sums.
    fileprivate var differs: Bool {
        outcome == .undetermined || isPayable == nil
            || paid.map { $0.only == nil } == true && exact.map { $0.only == nil } == true
    }

    /// As open as another one.
    fileprivate func hasBounds(of other: Answer) -> Bool {
        outcome == other.outcome && isPayable == other.isPayable && paid == other.paid
            && exact == other.exact
            && parts.elementsEqual(other.parts) {
                $0.origin == $1.origin && $0.exact == $1.exact && $0.paid == $1.paid
            }
    }
}
