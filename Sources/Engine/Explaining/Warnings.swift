import Diagnostics
import FEEL
import RuleModel

/// What a reader must know beside a result.
struct Warnings {
    let record: Case
    let question: Question
    let answer: Answer
    let needs: [Cause]
    /// For each definition whether something that is not refused leans on it.
    let isUseful: [Bool]

    private var program: Program { record.program }
    private var programme: ProgrammePlan { record.program.programmes[question.programme] }
    private var reach: Reach { programme.reach }

    var all: [Remark] {
        var remarks: [Remark] = []
        // What plainly does not apply needs no warning about the law behind it.
        if answer.outcome != .notEligible { remarks = ofNotices + ofEvidence + ofStatus }
        addFindings(to: &remarks)
        if answer.outcome == .notEligible {
            if record.isGranted(question.programme, to: question.object) {
                remarks.append(.grantedInVain(programme.title))
            }
        } else if answer.isPayable == false, let replacement {
            remarks.append(replacement)
        } else if answer.isPayable == nil,
            let rival = record.openRival(of: question.programme, on: question.object)
        {
            remarks.append(.choiceOpen(program.programmes[rival].title))
        }
        for cause in needs {
            if let suggestion = suggestion(for: cause) { remarks.append(suggestion) }
        }
        return remarks
    }

    // MARK: The law behind it

    /// Drafts, illustrations, and values that nobody confirmed for this month.
    private var ofNotices: [Remark] {
        let edition = program.edition
        var remarks: [Remark] = []
        for (index, notice) in edition.notices.enumerated() {
            let isLate = notice.reviewBy < edition.day
            guard isLate || notice.status != .inForce else { continue }
            let titles = reach.standards.filter {
                record.hasUsed(standard: $0) && program.standards[$0].notices.contains(index)
            }.map { program.standards[$0].title }
            guard !titles.isEmpty else { continue }
            let names = titles.joined
            switch notice.status {
            case .inForce: break
            case .draft:
                remarks.append(.notice("draft-value", notice, names, zh: "草案", en: "a draft"))
            case .illustrative:
                remarks.append(
                    .notice("illustrative-value", notice, names, zh: "示例", en: "an illustration"))
            }
            if isLate { remarks.append(.pastReview(notice, names)) }
        }
        return remarks
    }

    /// What is less sure than a public copy of its text.
    private var ofEvidence: [Remark] {
        Evidence.allCases.filter(\.needsWarning).compactMap { evidence in
            let titles = titles(of: evidence)
            return titles.isEmpty ? nil : .evidence(evidence, titles.joined)
        }
    }

    private func titles(of evidence: Evidence) -> [Title] {
        var titles: [Title] = []
        for standard in reach.doubtfulStandards
        where record.hasUsed(standard: standard)
            && program.standards[standard].evidence.contains(evidence)
        {
            titles.append(program.standards[standard].title)
        }
        for index in reach.doubtfulDefinitions
        where program.definitions[index].said.evidence == evidence
            && record.hasUsed(definition: index)
        {
            titles.append(program.definitions[index].said.title)
        }
        for item in programme.conditions where item.said.evidence == evidence {
            titles.append(item.said.title)
        }
        return titles
    }

    /// Rules that rest on nothing but texts of which it is not known whether they are still in force.
    private var ofStatus: [Remark] {
        let day = program.edition.day
        var doubtful: [String: Title] = [:]
        for rule in reach.unconfirmed
        where rule.documents.allSatisfy({ $0.isDoubtful(on: day) })
            && rule.definition.map({ record.hasUsed(definition: $0) }) ?? true
        {
            for document in rule.documents { doubtful[document.id] = document.title }
        }
        return doubtful.isEmpty
            ? [] : [.statusUnconfirmed(doubtful.sorted { $0.key < $1.key }.map(\.value))]
    }

    // MARK: The record beside the rules

    private func addFindings(to remarks: inout [Remark]) {
        for object in record.household.objects.indices
        where !record.household.objects[object].findings.isEmpty {
            for finding in record.household.objects[object].findings {
                guard case .definition(let index) = finding.subject,
                    reach.reachesDefinition[index],
                    let remark = remark(on: finding.value, program.definitions[index], object)
                else { continue }
                remarks.append(remark)
            }
        }
    }

    private func words(_ value: Value, _ plan: DefinitionPlan) -> Wording {
        program.wordbook.values.words(value, enumeration: plan.said.enumeration)
    }

    private func remark(on stated: Value, _ plan: DefinitionPlan, _ object: Int) -> Remark? {
        if answer.outcome == .notEligible, !isUseful[plan.index],
            reach.amountOnly.contains(plan.index),
            record.ancestor(of: object, in: programme.entity) == question.object
        {
            return .findingUnused(plan.said.title, programme.title)
        }
        guard plan.hasBody, record.hasUsed(definition: plan.index) else { return nil }
        let rule = record.ruleValue(of: plan, on: object)
        guard rule.isKnown, !rule.isSame(as: stated) else { return nil }
        return .findingDiffers(plan.said.title, words(stated, plan), words(rule, plan))
    }

    /// Which benefit takes the place of this one.
    private var replacement: Remark? {
        let (index, object) = (question.programme, question.object)
        guard record.isAppliedFor(index, by: object) else { return nil }
        for other in record.benefitsKept(insteadOf: index)
        where record.result(.receives, of: other, seenFrom: object).truth == true {
            return .replaced(program.programmes[other].title)
        }
        return record.benefitChosen(insteadOf: index, on: object).map {
            .chosen(program.programmes[$0].title)
        }
    }

    /// What the rules suggest to the office that must decide.
    private func suggestion(for cause: Cause) -> Remark? {
        guard case .definition(let index, let object) = program.numbers.missing(cause) else {
            return nil
        }
        let plan = program.definitions[index]
        guard let suggest = plan.suggest else { return nil }
        let value = record.run(suggest, on: object)
        guard value.isKnown else { return nil }
        return .suggestion(plan.said.title, words(value, plan))
    }
}

extension Case {
    /// Errors that did not matter in the end, and those that did.
    var failureRemarks: [Remark] {
        failures.map { Remark(code: "rule-error", message: $0.failure.message) }
    }
}

extension [Title] {
    fileprivate var joined: Title {
        Title(zh: map(\.zh).joined(separator: "、"), en: map(\.en).joined(separator: ", "))
    }
}

extension Document {
    /// Whether nothing is known of it for a day.
    fileprivate func isDoubtful(on day: CalendarDate) -> Bool {
        confirmedTo.map { $0 < day } ?? false
    }
}
