import FEEL
import RuleModel

/// The making of one determination: answers first, then what is said about them.
struct Decision {
    let program: Program
    let household: Household
    let month: Month
    let options: DecideOptions

    private var edition: Edition { program.edition }

    var determination: Determination {
        let record = Case(household, under: program)
        let questions = questions(of: record)
        var answers: [Question: Answer] = [:]
        for question in questions { answers[question] = record.answer(question) }
        answers = Trials(program: program, household: household)
            .refined(answers, numbers: record.numbers)
        let needs = needs(of: answers, in: record)
        // Before the reasons are looked up, which touches more than the answers rest on.
        let warnings = answers.mapKeysToValues {
            Warnings(record: record, question: $0, answer: $1, needs: needs[$0] ?? []).all
        }
        let results = questions.compactMap { question in
            answers[question].map {
                ResultMaker(
                    record: record, question: question, answer: $0, month: month,
                    needs: needs[question] ?? [], warnings: warnings[question] ?? [],
                    options: options
                ).result
            }
        }
        return Determination(
            record: household.id, month: month, day: edition.day, knownOn: edition.knownOn,
            results: results, warnings: Remark.notices(of: edition) + record.failureRemarks,
            findings: [])
    }

    /// In the order of the programmes, a member's once for each member.
    func questions(of record: Case) -> [Question] {
        edition.programmes.indices.flatMap { programme -> [Question] in
            if let wanted = options.programmes, !wanted.contains(programme) { return [] }
            let declared = edition.programmes[programme]
            let isLeftOut = declared.isOnRequest && options.programmes == nil
            return household.objects.indices
                .filter { household.objects[$0].entity == declared.entity }
                .filter { !isLeftOut || record.isAppliedFor(programme, by: $0) }
                .map { Question(programme: programme, object: $0) }
        }
    }

    private func needs(of answers: [Question: Answer], in record: Case) -> [Question: [Cause]] {
        let open = answers.filter { !$0.value.isCertain }
        guard options.provesNeeds, !open.isEmpty else {
            return open.mapValues(\.causes.elements)
        }
        var search = NeedSearch(
            program: program, household: household, numbers: record.numbers)
        return search.needs(of: open)
    }
}

extension Dictionary {
    fileprivate func mapKeysToValues<New>(_ transform: (Key, Value) -> New) -> [Key: New] {
        Dictionary<Key, New>(uniqueKeysWithValues: map { ($0.key, transform($0.key, $0.value)) })
    }
}
