import Diagnostics
import FEEL
import RuleModel

/// What a reader must know beside a result.
struct Warnings {
    let record: Case
    let question: Question
    let answer: Answer
    let needs: [Cause]

    private var edition: Edition { record.edition }
    private var programme: ProgrammeInForce { edition.programmes[question.programme] }
    private var reach: Reach { record.program.reaches[question.programme] }

    var all: [Remark] {
        // What plainly does not apply needs no warning about the law behind it.
        let law = answer.outcome == .notEligible ? [] : ofNotices + ofEvidence + ofStatus
        return law + ofFindings + ofDecision + ofReplacement + suggestions
    }

    // MARK: The law behind it

    private var standardsUsed: [(standard: StandardInForce, values: [PublishedValue])] {
        reach.standards.map { (edition.standards[$0], record.valuesUsed(ofStandard: $0)) }
    }

    /// Drafts, illustrations, and values that nobody confirmed for this month.
    private var ofNotices: [Remark] {
        var titles: [Int: [Title]] = [:]
        for (standard, values) in standardsUsed {
            for notice in Set(values.compactMap(\.notice)) {
                titles[notice, default: []].append(standard.common.title)
            }
        }
        return titles.keys.sorted().flatMap { index -> [Remark] in
            let notice = edition.notices[index]
            let names = (titles[index] ?? []).joined
            var remarks: [Remark] = []
            switch notice.status {
            case .inForce: break
            case .draft:
                remarks.append(.notice("draft-value", notice, names, zh: "草案", en: "a draft"))
            case .illustrative:
                remarks.append(
                    .notice("illustrative-value", notice, names, zh: "示例", en: "an illustration"))
            }
            if notice.reviewBy < edition.day { remarks.append(.pastReview(notice, names)) }
            return remarks
        }
    }

    /// What is less sure than a public copy of its text.
    private var ofEvidence: [Remark] {
        var titles: [Evidence: [Title]] = [:]
        for (standard, values) in standardsUsed {
            if case .computed(_, _, let evidence) = standard.state, record.uses(standard) {
                titles[evidence, default: []].append(standard.common.title)
            }
            for evidence in Set(values.map(\.evidence)) {
                titles[evidence, default: []].append(standard.common.title)
            }
        }
        for index in reach.definitions where record.hasUsed(definition: index) {
            let definition = edition.definitions[index]
            if case .none = definition.body { continue }
            titles[definition.common.evidence, default: []].append(definition.common.title)
        }
        for item in programme.conditions {
            titles[item.common.evidence, default: []].append(item.common.title)
        }
        return Evidence.allCases.filter(\.needsWarning).compactMap { evidence in
            titles[evidence].map { .evidence(evidence, $0.joined) }
        }
    }

    /// Rules that rest on nothing but texts of which it is not known whether they are still in force.
    private var ofStatus: [Remark] {
        var commons = programme.conditions.map(\.common) + programme.amount.map(\.common)
        commons += reach.definitions.filter { record.hasUsed(definition: $0) }
            .map { edition.definitions[$0].common }
        var doubtful: [String: Document] = [:]
        for common in commons {
            let cited = common.sources.compactMap { edition.documents[$0.document] }
            guard !cited.isEmpty, cited.allSatisfy({ $0.isDoubtful(on: edition.day) }) else {
                continue
            }
            for document in cited { doubtful[document.id] = document }
        }
        return doubtful.isEmpty
            ? [] : [.statusUnconfirmed(doubtful.values.sorted { $0.id < $1.id }.map(\.title))]
    }

    // MARK: The record beside the rules

    private var ofFindings: [Remark] {
        record.household.objects.indices.flatMap { object -> [Remark] in
            record.household.objects[object].findings.compactMap { finding in
                guard case .definition(let definition) = finding.subject else { return nil }
                return remark(on: finding, definition, object)
            }
        }
    }

    private func remark(on finding: Finding, _ definition: Int, _ object: Int) -> Remark? {
        let title = edition.definitions[definition].common.title
        if answer.outcome == .notEligible, reach.amountOnly.contains(definition),
            record.ancestor(of: object, in: programme.entity) == question.object
        {
            return .findingUnused(title, programme.common.title)
        }
        guard reach.definitions.contains(definition), record.hasUsed(definition: definition)
        else { return nil }
        let rule = record.ruleValue(ofDefinition: definition, on: object)
        guard rule.isKnown, !rule.isSame(as: finding.value) else { return nil }
        var enumeration: Int?
        if case .enumeration(let index) = edition.definitions[definition].type {
            enumeration = index
        }
        let words = ValueWords(edition: edition)
        return .findingDiffers(
            title, words.words(finding.value, enumeration: enumeration),
            words.words(rule, enumeration: enumeration))
    }

    private var ofDecision: [Remark] {
        record.isGranted(question.programme, to: question.object)
            && answer.outcome == .notEligible ? [.grantedInVain(programme.common.title)] : []
    }

    /// Which benefit takes the place of this one.
    private var ofReplacement: [Remark] {
        guard answer.outcome != .notEligible, answer.isPayable == false else { return [] }
        let (index, object) = (question.programme, question.object)
        guard record.isAppliedFor(index, by: object) else { return [] }
        for other in record.benefitsKept(insteadOf: index)
        where record.result(.receives, of: other, seenFrom: object).truth == true {
            return [.replaced(edition.programmes[other].common.title)]
        }
        return record.benefitChosen(insteadOf: index, on: object).map {
            [.chosen(edition.programmes[$0].common.title)]
        } ?? []
    }

    /// What the rules suggest to the office that must decide.
    private var suggestions: [Remark] {
        needs.compactMap { cause in
            guard case .definition(let index, let object) = record.numbers.missing(cause),
                let suggest = edition.definitions[index].suggest
            else { return nil }
            let value = record.run(suggest, on: object)
            guard value.isKnown else { return nil }
            var enumeration: Int?
            if case .enumeration(let index) = edition.definitions[index].type {
                enumeration = index
            }
            return .suggestion(
                edition.definitions[index].common.title,
                ValueWords(edition: edition).words(value, enumeration: enumeration))
        }
    }
}

extension Case {
    fileprivate func uses(_ standard: StandardInForce) -> Bool {
        edition.standards.indices.contains {
            edition.standards[$0].id == standard.id && usedStandards[$0]
        }
    }

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
