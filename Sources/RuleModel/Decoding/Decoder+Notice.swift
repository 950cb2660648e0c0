import Diagnostics
import FEEL
import YAML

extension KeyList {
    static let notice = KeyList(
        "notice", zh: "标准公布", en: "a notice",
        [
            Key.zh.required, Key.en.required,
            Key("document", .id, isRequired: true, zh: "出自哪份文件", en: "the document it comes from"),
            Key(
                "issued", .date, isRequired: true, zh: "印发日期（从这天起为人所知）",
                en: "the day from which it is known"),
            Key("effective", .date, isRequired: true, zh: "执行日期", en: "first day in force"),
            Key("to", .date, zh: "文件写明的最后一天", en: "last day in force, where it states one"),
            Key(
                "assumed", .several(.choice(["issued", "effective", "to"])), zh: "文件本身没有写、由我们推定的日期",
                en: "dates that the document itself does not say"),
            Key(
                "review_by", .date, zh: "过了这天要复核；不写则为执行后十二个月",
                en: "after that day: to be confirmed; 12 months unless stated"),
            Key(
                "status", .choice(NoticeStatus.allCases.map(\.rawValue)), zh: "状态：执行中、草案或示例",
                en: "in_force, draft or illustrative"),
            Key(
                "replaces", .several(.id), zh: "取代哪些文件公布的值",
                en: "documents whose values it replaces"),
            Key.evidence,
            Key("values", .table(.anything), isRequired: true, zh: "公布的值", en: "the values"),
        ])
}

extension Decoder {
    mutating func notice(_ node: YAMLNode) -> Notice? {
        guard let scope = open(node, .notice), let document = scope.located("document"),
            let issued = scope.date("issued"), let effective = scope.date("effective")
        else { return nil }
        let to = scope.date("to")
        if let to, to < effective, let place = scope["to"] {
            found.add(
                Diagnostic(
                    "rule/reversed-dates", at: place.range,
                    Wording(
                        zh: "最后一天 \(to) 早于执行日期 \(effective)",
                        en: "the last day \(to) is before the first day \(effective)")))
        }
        let review = scope.date("review_by") ?? Self.reviewDay(after: effective)
        if review < effective, let place = scope["review_by"] {
            found.add(
                Diagnostic(
                    "rule/reversed-dates", at: place.range,
                    Wording(
                        zh: "复核日期 \(review) 早于执行日期 \(effective)",
                        en: "the review day \(review) is before the first day \(effective)")))
        }
        let identity = NoticeIdentity(
            title: scope.title, document: document.value,
            status: scope.choice("status", NoticeStatus.self) ?? .inForce, issued: issued,
            effective: effective, reviewBy: review)
        return Notice(
            identity: identity, assumed: scope.texts("assumed").map(\.value), to: to,
            replaces: scope.texts("replaces"), evidence: scope.choice("evidence", Evidence.self),
            entries: scope.entries("values").map(noticeEntry), documentRange: document.range,
            range: node.range)
    }

    func noticeEntry(_ entry: YAMLNode.Entry) -> Notice.Entry {
        Notice.Entry(standard: Located(entry.name, at: entry.key.range), node: entry.value)
    }

    /// Twelve months are covered: the last of their days.
    private static func reviewDay(after effective: CalendarDate) -> CalendarDate {
        effective.adding(months: 12)?.adding(days: -1) ?? effective
    }
}
