import Diagnostics
import YAML

extension KeyList {
    static let procedure = KeyList(
        "procedure", zh: "办理程序", en: "a procedure",
        [
            Key.zh.required, Key.en.required,
            Key(
                "of", .id, isRequired: true, zh: "各步骤的日期记在哪个主体上",
                en: "the entity or kind that holds the days of its steps"),
            Key("programmes", .several(.id), zh: "用于哪些项目", en: "the programmes it leads to"),
            Key("when", .expression, zh: "什么时候适用", en: "when it applies"),
            Key("steps", .list(.mapping("step")), isRequired: true, zh: "步骤", en: "its steps"),
            Key.versions,
        ] + Key.period)
    static let step = KeyList(
        "step", zh: "步骤", en: "a step",
        [
            Key("id", .id, isRequired: true, zh: "步骤的 id", en: "its id"), Key.zh.required,
            Key.en.required, Key("by", .id, zh: "由哪一级办理", en: "the level that acts"),
            Key("when", .expression, zh: "什么时候需要", en: "when it is needed"),
            Key(
                "starts", .expression, zh: "从哪天起算（当日不计入）",
                en: "the day from which the term runs; that day does not count"),
            Key("done", .expression, isRequired: true, zh: "哪天办完", en: "the day it was done"),
            Key("within", .mapping("term"), zh: "多长时间内办完", en: "the term within which it is done"),
            Key("lasts", .mapping("term"), zh: "至少持续多长时间", en: "how long it lasts at least"),
            Key("before", .expression, zh: "在哪天之前办完", en: "the day before which it is done"),
            Key(
                "extension", .mapping("extension"), zh: "可以延长的情形和期限",
                en: "when the term may be longer"),
            Key(
                "pauses", .list(.mapping("pause")), zh: "不计入期限的时间",
                en: "time that does not count"), Key.versions,
        ] + Key.period)
    static let period = KeyList(
        "term", zh: "期限", en: "a term",
        [Key.days, Key.months, Key.count, Key.onHoliday])
    static let extended = KeyList(
        "extension", zh: "延长", en: "an extension",
        [
            Key(
                "when", .expression, isRequired: true, zh: "什么时候延长", en: "when the term is longer"),
            Key.days, Key.months, Key.count, Key.onHoliday, Key.source, Key.evidence,
        ])
    static let pause = KeyList(
        "pause", zh: "中止", en: "a pause",
        [
            Key("from", .expression, isRequired: true, zh: "从哪天起不计", en: "the day it begins"),
            Key("to", .expression, isRequired: true, zh: "到哪天为止不计", en: "the day it ends"),
            Key.source, Key.evidence,
        ])
}

extension Key {
    fileprivate static let days = Key(
        "days", .expression, zh: "几天：数，或一项标准", en: "how many days: a number or a standard")
    fileprivate static let months = Key(
        "months", .expression, zh: "几个月：数，或一项标准", en: "how many months: a number or a standard")
    fileprivate static let count = Key(
        "count", .choice([PeriodUnit.workingDays.rawValue, PeriodUnit.calendarDays.rawValue]),
        zh: "按工作日还是日历天", en: "working days or calendar days")
    fileprivate static let onHoliday = Key(
        "on_holiday", .choice(LastDay.OnHoliday.allCases.map(\.rawValue)),
        zh: "最后一天不是工作日时怎么办；不写则按工作日历的规定",
        en: "what if its last day is no working day; by the calendar unless stated")
}

extension Decoder {
    mutating func procedure(_ entry: YAMLNode.Entry) -> Declaration<ProcedureVersion>? {
        guard checkID(entry.key) else { return nil }
        let versions = periods(of: entry.value).compactMap { node -> ProcedureVersion? in
            guard let scope = open(node, .procedure), let subject = scope.located("of") else {
                return nil
            }
            return ProcedureVersion(
                common: common(scope), subject: subject, programmes: scope.texts("programmes"),
                when: scope.formula("when"), steps: steps(scope.items("steps")))
        }
        return Declaration(id: Located(entry.name, at: entry.key.range), versions: versions)
    }

    private mutating func steps(_ nodes: [YAMLNode]) -> [ProcedureStep] {
        var first: [String: SourceRange] = [:]
        var steps: [ProcedureStep] = []
        for node in nodes {
            let versions = periods(of: node).compactMap { step($0) }
            guard let id = versions.first?.id else { continue }
            if let earlier = first.updateValue(node.range, forKey: id) {
                found.add(.duplicateID(id, at: idRange(node), first: earlier))
            }
            checkPeriods(of: versions.map(\.common), name: id, allowsGaps: true, into: &found)
            steps += versions
        }
        return steps
    }

    private mutating func step(_ node: YAMLNode) -> ProcedureStep? {
        guard let scope = open(node, .step), let id = scope.text("id"),
            let done = scope.formula("done")
        else { return nil }
        exclusive(["within", "lasts", "before"], in: scope)
        let term = term(scope)
        if scope["starts"] == nil, scope["within"] != nil || scope["lasts"] != nil {
            found.add(.missingKey("starts", in: .step, at: node.range))
        }
        var common = common(scope)
        common.levelRanges += [scope.located("by")].compactMap { $0 }
        return ProcedureStep(
            id: id, common: common, office: scope.located("by"), when: scope.formula("when"),
            starts: scope.formula("starts"), done: done, term: term,
            extended: scope["extension"].flatMap { extended($0) },
            pauses: scope.items("pauses").compactMap { pause($0) })
    }

    private mutating func term(_ scope: Scope) -> ProcedureStep.Term {
        if let node = scope["within"] { return period(node).map { .within($0) } ?? .none }
        if let node = scope["lasts"] { return period(node).map { .lasts($0) } ?? .none }
        return scope.formula("before").map { .before($0) } ?? .none
    }

    private mutating func period(_ node: YAMLNode) -> ProcedureStep.Period? {
        open(node, .period).flatMap { period($0) }
    }

    /// `{days: 15, count: working}` or `{months: 3}`.
    private mutating func period(_ scope: Scope) -> ProcedureStep.Period? {
        exclusive(["days", "months"], in: scope)
        let onHoliday = scope.choice("on_holiday", LastDay.OnHoliday.self)
        if let months = scope.formula("months") {
            exclusive(["months", "count"], in: scope)
            return ProcedureStep.Period(length: months, unit: .months, onHoliday: onHoliday)
        }
        guard let days = scope.formula("days") else {
            found.add(.noBody(["days", "months"], at: scope.range))
            return nil
        }
        guard let unit = scope.choice("count", PeriodUnit.self) else {
            found.add(.missingKey("count", in: .period, at: scope.range))
            return nil
        }
        return ProcedureStep.Period(length: days, unit: unit, onHoliday: onHoliday)
    }

    private mutating func extended(_ node: YAMLNode) -> ProcedureStep.Extension? {
        guard let scope = open(node, .extended), let when = scope.formula("when"),
            let period = period(scope)
        else { return nil }
        return ProcedureStep.Extension(when: when, period: period, common: common(scope))
    }

    private mutating func pause(_ node: YAMLNode) -> ProcedureStep.Pause? {
        guard let scope = open(node, .pause), let from = scope.formula("from"),
            let to = scope.formula("to")
        else { return nil }
        return ProcedureStep.Pause(from: from, to: to, common: common(scope))
    }
}
