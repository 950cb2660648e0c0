import FEEL

/// Tries what is unknown and has few values with each of them, so that a result which is the same
/// in every case is given as certain, and the bounds are those that can really come about.
struct Trials {
    let program: Program
    let household: Household
    var trace: OrderTrace?
    var amountRounding = AmountRounding.applied
    /// Who wants to know what the trials looked at.
    var use: CaseUse?

    /// The answers to open questions, made as certain as the trials allow.
    func refined(_ answers: [Question: Answer], numbers: MissingNumbers) -> [Question: Answer] {
        let open = answers.filter { !$0.value.isCertain }
        guard !open.isEmpty else { return answers }
        var refined = answers
        for (causes, questions) in grouped(open) {
            let finite = finite(causes, numbers)
            guard !finite.isEmpty else { continue }
            let joined = tried(finite, questions)
            for question in questions {
                guard var answer = joined[question], let first = answers[question] else { continue }
                // The trials say what can still come about, the first pass why it is open.
                answer.causes = answer.isCertain ? Causes() : first.causes
                refined[question] = answer
            }
        }
        return refined
    }

    /// Questions that wait for the same things are tried together; in an order that is always the
    /// same, so that two runs can be followed side by side.
    private func grouped(_ open: [Question: Answer]) -> [(Causes, [Question])] {
        let inOrder = open.sorted {
            ($0.key.programme, $0.key.object) < ($1.key.programme, $1.key.object)
        }
        var order: [Causes] = []
        var groups: [Causes: [Question]] = [:]
        for (question, answer) in inOrder {
            if groups[answer.causes] == nil { order.append(answer.causes) }
            groups[answer.causes, default: []].append(question)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }

    /// What has few values, as long as all combinations of them stay few.
    private func finite(_ causes: Causes, _ numbers: MissingNumbers) -> [(Missing, [Candidate])] {
        var combinations = 1
        var finite: [(Missing, [Candidate])] = []
        let candidates = Candidates(program: program)
        for cause in causes.elements {
            let missing = numbers.missing(cause)
            guard let all = candidates.all(of: missing),
                combinations * all.count <= Limits.trials
            else { continue }
            combinations *= all.count
            finite.append((missing, all))
        }
        return finite
    }

    private func tried(
        _ finite: [(Missing, [Candidate])], _ questions: [Question]
    ) -> [Question: Answer] {
        var completions = [Completion(household)]
        for (missing, candidates) in finite {
            completions = completions.flatMap { completion in
                candidates.map { candidate in
                    var next = completion
                    next.assume(missing, candidate)
                    return next
                }
            }
        }
        var joined: [Question: Answer] = [:]
        for completion in completions {
            let trial = Case(
                completion.household, under: program, assuming: completion.assumptions,
                trace: trace, amountRounding: amountRounding)
            for question in questions {
                let answer = trial.answer(question)
                joined[question] = joined[question]?.joined(answer) ?? answer
            }
            use?.add(trial)
        }
        return joined
    }
}
