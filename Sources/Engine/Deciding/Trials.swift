import FEEL

/// Tries what is unknown and has few values with each of them, so that a result which is the same
/// in every case is given as certain, and the bounds are those that can really come about.
struct Trials {
    private let completions: Completions

    init(_ completions: Completions) {
        self.completions = completions
    }

    /// Makes open answers as certain as the trials allow.
    func refine(_ answers: inout [Answer], to questions: [Question]) {
        for (causes, places) in grouped(answers) {
            let finite = finite(causes)
            guard !finite.isEmpty else { continue }
            let joined = tried(finite, places.map { questions[$0] })
            for (place, answer) in zip(places, joined) {
                // The trials say what can still come about, the first pass why it is open.
                let causes = answer.isCertain ? Causes() : answers[place].causes
                answers[place] = answer
                answers[place].causes = causes
            }
        }
    }

    /// Questions that wait for the same things are tried together.
    private func grouped(_ answers: [Answer]) -> [(Causes, [Int])] {
        var groups: [(causes: Causes, places: [Int])] = []
        for (place, answer) in answers.enumerated() where !answer.isCertain {
            if let same = groups.firstIndex(where: { $0.causes == answer.causes }) {
                groups[same].places.append(place)
            } else {
                groups.append((answer.causes, [place]))
            }
        }
        return groups
    }

    /// What has few values, as long as all combinations of them stay few.
    private func finite(_ causes: Causes) -> [(Missing, [Candidate])] {
        var combinations = 1
        var finite: [(Missing, [Candidate])] = []
        let candidates = Candidates(program: completions.program)
        for cause in causes.elements {
            let missing = completions.program.numbers.missing(cause)
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
    ) -> [Answer] {
        if finite.count == 1, finite[0].1.count <= Limits.completions {
            return joined(completions.alone(finite[0].0).map(\.record), questions)
        }
        var all = [completions.bare]
        for (missing, candidates) in finite {
            all = all.flatMap { completion in
                candidates.map { completions.assuming(missing, $0, in: completion) }
            }
        }
        return joined(all.lazy.map(completions.decided), questions)
    }

    private func joined(_ cases: some Sequence<Case>, _ questions: [Question]) -> [Answer] {
        var joined: [Answer] = []
        for trial in cases {
            let answers = questions.map(trial.answer)
            joined = joined.isEmpty ? answers : zip(joined, answers).map { $0.joined($1) }
        }
        return joined
    }
}
