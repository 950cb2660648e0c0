import FEEL
import RuleModel

extension Case {
    var names: Names { Names(program: program, household: household) }

    /// What is missing, in words: what it is, whom to ask, and how.
    func need(_ cause: Cause) -> Need {
        switch program.numbers.missing(cause) {
        case .failure(let index):
            let diagnostic = failures.indices.contains(index) ? failures[index].diagnostic : nil
            return Need(plan: program.needs.error, subject: nil, diagnostic: diagnostic)
        case .fact(let fact, let object): return need(program.needs.facts[fact], object)
        case .list(let entity, let object): return need(program.needs.lists[entity], object)
        case .standard(let standard): return need(program.needs.standards[standard], 0)
        case .combination(let combination): return need(program.needs.combinations[combination], 0)
        case .definition(let definition, let object):
            return need(program.needs.definitions[definition], object)
        case .part(let part, let programme, let object):
            return need(program.needs.parts[programme][part], object)
        }
    }

    private func need(_ plan: NeedPlan, _ object: Int) -> Need {
        Need(
            plan: plan, subject: plan.isOfObject ? names.subject(object) : nil, diagnostic: nil)
    }
}

extension [Need] {
    /// Each once: what several members wait for in common, or one person in several places.
    var unique: [Need] {
        if count < 2 { return self }
        var kept: [Need] = []
        kept.reserveCapacity(count)
        if count <= Limits.reasonNeeds {
            // Few are compared sooner than they are hashed.
            for need in self where !kept.contains(need) { kept.append(need) }
        } else {
            var seen: Set<Need> = []
            for need in self where seen.insert(need).inserted { kept.append(need) }
        }
        return kept
    }
}
