import FEEL
import RuleModel

/// The making of one determination: answers first, then what is said about them.
struct Decision {
    let program: Program
    let household: Household
    let month: Month
    let options: DecideOptions

    var determination: Determination {
        let record = Case(household, under: program)
        let questions = questions
        var answers = questions.map(record.answer)
        var needs: [Int: [Cause]] = [:]
        if answers.contains(where: { !$0.isCertain }) {
            record.settle()
            let completions = Completions(of: record)
            let tables = Trials(completions, for: options.provesNeeds ? .needs : .bounds)
                .refine(&answers, to: questions)
            if options.remarked {
                needs = self.needs(of: answers, to: questions, completions, tables)
            }
        }
        // Before the reasons are looked up, which touches more than the answers rest on.
        let warnings = warnings(of: answers, to: questions, record, needs)
        let results = questions.indices.map {
            ResultMaker(
                record: record, question: questions[$0], answer: answers[$0], month: month,
                needs: needs[$0] ?? [], warnings: warnings[$0], options: options
            ).result
        }
        return Determination(
            record: household.id, month: month, day: program.edition.day,
            knownOn: program.edition.knownOn, results: results,
            warnings: Remark.notices(of: program.edition) + record.failureRemarks,
            findings: [])
    }

    /// In the order of the programmes, a member's once for each member.
    var questions: [Question] {
        var questions: [Question] = []
        for programme in program.programmes {
            if let wanted = options.programmes, !wanted.contains(programme.index) { continue }
            let isLeftOut = programme.isOnRequest && options.programmes == nil
            for object in household.objects.indices
            where household.objects[object].entity == programme.entity {
                if isLeftOut, !household.appliesFor(programme, object) { continue }
                questions.append(Question(programme: programme.index, object: object))
            }
        }
        return questions
    }

    private func warnings(
        of answers: [Answer], to questions: [Question], _ record: Case, _ needs: [Int: [Cause]]
    ) -> [[Remark]] {
        guard options.remarked else { return questions.map { _ in [] } }
        let isUseful = isUseful(answers, questions)
        return questions.indices.map {
            Warnings(
                record: record, question: questions[$0], answer: answers[$0],
                needs: needs[$0] ?? [], isUseful: isUseful
            ).all
        }
    }

    /// For each definition whether something that is not refused leans on it.
    private func isUseful(_ answers: [Answer], _ questions: [Question]) -> [Bool] {
        var isUseful = [Bool](repeating: false, count: program.definitions.count)
        for (answer, question) in zip(answers, questions) where answer.outcome != .notEligible {
            for index in program.programmes[question.programme].reach.definitions {
                isUseful[index] = true
            }
        }
        return isUseful
    }

    /// For each open answer what can still change it.
    private func needs(
        of answers: [Answer], to questions: [Question], _ completions: Completions,
        _ tables: [Int: TrialTable]
    ) -> [Int: [Cause]] {
        var needs: [Int: [Cause]] = [:]
        var search = NeedSearch(completions)
        for index in answers.indices where !answers[index].isCertain {
            let causes = answers[index].causes
            needs[index] =
                options.provesNeeds
                ? tables[index]?.needs ?? search.needs(of: questions[index], causes)
                : causes.elements
        }
        return needs
    }
}

extension Household {
    /// What a household's record applies for holds for its members unless they state their own;
    /// a record that names nothing applies for all that is not given on request only.
    func appliesFor(_ programme: ProgrammePlan, _ object: Int) -> Bool {
        let wanted = objects[object].appliesFor ?? objects[0].appliesFor
        return wanted?.contains(programme.index) ?? !programme.isOnRequest
    }
}
