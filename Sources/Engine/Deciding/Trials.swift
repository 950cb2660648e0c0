import FEEL

/// Tries what is unknown and has few values with each of them, so that a result which is the same
/// in every case is given as certain, and the bounds are those that can really come about.
struct Trials {
    private let completions: Completions
    private let purpose: Purpose

    /// How many of the combinations must be seen.
    enum Purpose {
        /// All, to know what the answer waits for.
        case needs
        /// Until they reach the bounds that were known before.
        case bounds
        /// Until two of them give other sums.
        case certainty
    }

    init(_ completions: Completions, for purpose: Purpose = .needs) {
        self.completions = completions
        self.purpose = purpose
    }

    /// Makes open answers as certain as the trials allow.
    ///
    /// - Returns: for the places of answers of which all that they wait for was tried, what was said.
    @discardableResult
    func refine(_ answers: inout [Answer], to questions: [Question]) -> [Int: TrialTable] {
        var tables: [Int: TrialTable] = [:]
        for (causes, places) in grouped(answers) {
            let finite = finite(causes)
            guard !finite.isEmpty else { continue }
            let unknowns = finite.map { TrialTree.Unknown(missing: $0.missing, count: $0.count) }
            if purpose != .needs, finite.count > 1 {
                var tree = TrialTree(
                    completions, unknowns, places.map { questions[$0] },
                    firsts: places.map { answers[$0] }, stopsAtDifference: purpose == .certainty)
                for (place, answer) in zip(places, tree.answers()) { answers[place] = answer }
                continue
            }
            let said = tried(unknowns, places.map { questions[$0] })
            for (index, place) in places.enumerated() {
                let own = said.map { $0[index] }
                guard var answer = own.first else { continue }
                for other in own.dropFirst() { answer = answer.joined(other) }
                // The trials say what can still come about, the first pass why it is open.
                answer.causes = answer.isCertain ? Causes() : answers[place].causes
                answers[place] = answer
                if finite.count == causes.elements.count {
                    tables[place] = TrialTable(
                        causes: finite.map(\.cause), counts: finite.map(\.count),
                        answers: own)
                }
            }
        }
        return tables
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
    private func finite(_ causes: Causes) -> [(cause: Cause, missing: Missing, count: Int)] {
        var combinations = 1
        var finite: [(cause: Cause, missing: Missing, count: Int)] = []
        let candidates = Candidates(program: completions.program)
        for cause in causes.elements {
            let missing = completions.program.numbers.missing(cause)
            guard let count = candidates.all(of: missing)?.count,
                combinations * count <= Limits.trials
            else { continue }
            combinations *= count
            finite.append((cause, missing, count))
        }
        return finite
    }

    /// What each combination of values says of each question; the values of the last thing change
    /// fastest.
    private func tried(_ unknowns: [TrialTree.Unknown], _ questions: [Question]) -> [[Answer]] {
        var all: [[Completions.Choice]] = [[]]
        for unknown in unknowns {
            all = all.flatMap { choices in
                (0..<unknown.count).map { choices + [unknown.choice($0)] }
            }
        }
        return all.map { questions.map(completions.decided($0).answer) }
    }
}

/// What is said in every combination of the values of all that a question waits for.
struct TrialTable {
    let causes: [Cause]
    /// How many values each cause has.
    let counts: [Int]
    /// The values of the last cause change fastest.
    let answers: [Answer]

    /// What can change the answer, what decides alone first; nothing where an answer stays open.
    var needs: [Cause]? {
        guard answers.count == counts.reduce(1, *), answers.allSatisfy(\.isCertain) else {
            return nil
        }
        let deciding = causes.indices.filter(changes)
        guard !deciding.isEmpty else { return nil }
        let alone = deciding.filter(decidesAlone)
        return (alone + deciding.filter { !alone.contains($0) }).map { causes[$0] }
    }

    private func stride(of cause: Int) -> Int { counts[(cause + 1)...].reduce(1, *) }

    /// Whether two rows that differ in nothing else have different answers.
    private func changes(_ cause: Int) -> Bool {
        let stride = stride(of: cause)
        return answers.indices.contains { row in
            let value = row / stride % counts[cause]
            return value > 0 && answers[row].differs(from: answers[row - value * stride])
        }
    }

    /// Whether with one of its values all else is without effect.
    private func decidesAlone(_ cause: Int) -> Bool {
        let stride = stride(of: cause)
        return (0..<counts[cause]).contains { value in
            let rows = answers.indices.filter { $0 / stride % counts[cause] == value }
            return rows.allSatisfy { !answers[$0].differs(from: answers[rows[0]]) }
        }
    }
}
