import FEEL

/// Tries the values of what is unknown one thing after another: where what is known so far decides
/// a question, or leaves nothing possible that was not seen already, what is left needs no trial.
///
/// It says of each question what all combinations together say, as a table of them would.
struct TrialTree {
    struct Unknown {
        let missing: Missing
        /// How many values it can have.
        let count: Int

        func choice(_ place: Int) -> Completions.Choice {
            Completions.Choice(missing: missing, place: place)
        }
    }

    private let completions: Completions
    private let unknowns: [Unknown]
    private let questions: [Question]
    /// What was said before anything was tried.
    private let firsts: [Answer]
    private let stopsAtDifference: Bool
    private var joined: [Answer?]
    /// Questions of which further combinations can say something new.
    private var open: [Int]
    /// For each unknown the place of the value with which something new was said last: together
    /// with other values of the rest it mostly does so again.
    private var fruitful: [Int]
    private var tried: Set<[Int]> = []

    /// Some of the unknowns have values.
    private struct Branch {
        /// For each unknown the place of its value.
        var chosen: [Int?]
        /// What the questions say that still wait for the others.
        var waiting: [(index: Int, answer: Answer)]
    }

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
        fruitful = unknowns.map { _ in 0 }
    }

    /// One for each question.
    mutating func answers() -> [Answer] {
        let root = Branch(
            chosen: unknowns.map { _ in nil }, waiting: open.map { ($0, firsts[$0]) })
        // The two that have nothing in common often show all that can be.
        if unknowns.count > 1 {
            look(at: unknowns.map { _ in 0 }, in: root)
            look(at: unknowns.map { $0.count - 1 }, in: root)
        }
        if !open.isEmpty { explore(root) }
        return zip(joined, firsts).map { joined, first in
            var answer = joined ?? first
            answer.causes = answer.isCertain ? Causes() : first.causes
            return answer
        }
    }

    /// All unknowns have values.
    private mutating func look(at places: [Int], in branch: Branch) {
        guard tried.insert(places).inserted else { return }
        let record = decided(places)
        for (index, _) in branch.waiting where open.contains(index) {
            add(record.answer(questions[index]), to: index, from: places)
        }
        close()
    }

    /// One more thing is given each of its values.
    private mutating func explore(_ branch: Branch) {
        var branch = branch
        let free = named(by: branch.waiting.map(\.answer)).filter { branch.chosen[$0] == nil }
        guard let next = free.first else {
            for (index, answer) in branch.waiting { add(answer, to: index, from: filled(branch)) }
            return close()
        }
        if free.count > 1 { look(at: filled(branch), in: branch) }
        for place in 0..<unknowns[next].count {
            branch.waiting.removeAll { !canAdd($0.answer, to: $0.index) }
            if branch.waiting.isEmpty { return }
            var one = branch
            one.chosen[next] = place
            // What a value leaves possible by itself, it leaves at most together with others.
            let alone = completions.decided([unknowns[next].choice(place)])
            one.waiting.removeAll { !canAdd(alone.answer(questions[$0.index]), to: $0.index) }
            if one.waiting.isEmpty { continue }
            let record = decided(one.chosen)
            one.waiting = one.waiting.map { ($0.index, record.answer(questions[$0.index])) }
            for (index, answer) in one.waiting where answer.isSettled {
                add(answer, to: index, from: filled(one))
            }
            close()
            one.waiting.removeAll { $0.answer.isSettled || !canAdd($0.answer, to: $0.index) }
            if !one.waiting.isEmpty { explore(one) }
        }
    }

    /// What else is unknown has the value with which something new was said last.
    private func filled(_ branch: Branch) -> [Int] {
        zip(branch.chosen, fruitful).map { $0 ?? $1 }
    }

    private func decided(_ places: [Int?]) -> Case {
        completions.decided(
            zip(unknowns, places).compactMap { unknown, place in place.map(unknown.choice) })
    }

    /// The unknowns that open answers wait for.
    private func named(by answers: [Answer]) -> [Int] {
        let numbers = completions.program.numbers
        return unknowns.indices.filter { unknown in
            let cause = numbers.cause(unknowns[unknown].missing)
            return answers.contains { $0.causes.elements.contains(cause) }
        }
    }

    /// Whether something that lies within an answer can be new.
    private func canAdd(_ answer: Answer, to index: Int) -> Bool {
        open.contains(index) && !(joined[index]?.holds(answer) ?? false)
    }

    private mutating func add(_ answer: Answer, to index: Int, from places: [Int]) {
        guard canAdd(answer, to: index) else { return }
        joined[index] = joined[index]?.joined(answer) ?? answer
        fruitful = places
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

    /// Whether all that another one leaves possible is possible here as well.
    fileprivate func holds(_ other: Answer) -> Bool { joined(other).hasBounds(of: self) }

    /// As open as another one.
    fileprivate func hasBounds(of other: Answer) -> Bool {
        outcome == other.outcome && isPayable == other.isPayable && paid == other.paid
            && exact == other.exact
            && parts.elementsEqual(other.parts) {
                $0.origin == $1.origin && $0.exact == $1.exact && $0.paid == $1.paid
            }
    }
}
