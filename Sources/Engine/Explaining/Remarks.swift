import Diagnostics
package import RuleModel

// The wording of the warnings beside results.
extension Remark {
    static func notice(
        _ code: String, _ notice: NoticeIdentity, _ names: Title, zh: String, en: String
    ) -> Remark {
        Remark(
            code: code,
            message: Wording(
                zh: "\(names.zh)取自\(zh)《\(notice.title.zh)》，不是正式标准",
                en: "\(names.en): taken from \(en), “\(notice.title.en)”, and not in force"))
    }

    static func pastReview(_ notice: NoticeIdentity, _ names: Title) -> Remark {
        Remark(
            code: "past-review",
            message: Wording(
                zh: "\(names.zh)沿用《\(notice.title.zh)》，应于 \(notice.reviewBy) 前复核，本月尚未确认",
                en: "\(names.en): carried on from “\(notice.title.en)”, to be reviewed by"
                    + " \(notice.reviewBy); not confirmed for this month"))
    }

    static func evidence(_ evidence: Evidence, _ names: Title) -> Remark {
        let level: Wording =
            switch evidence {
            case .derived: Wording(zh: "是推算得出的", en: "worked out, not published")
            case .reading: Wording(zh: "依据的是对条文的理解", en: "rests on a reading of the text")
            case .general: Wording(zh: "依据的是一般做法，没有查到原文", en: "rests on general practice")
            default: Wording(zh: "只是假定", en: "only assumed")
            }
        return Remark(
            code: "evidence",
            message: Wording(zh: "\(names.zh)：\(level.zh)", en: "\(names.en): \(level.en)"))
    }

    static func statusUnconfirmed(_ documents: [Title]) -> Remark {
        Remark(
            code: "status-unconfirmed",
            message: Wording(
                zh: documents.map { "《\($0.zh)》" }.joined() + "现在是否仍然有效，没有查到",
                en: documents.map { "“\($0.en)”" }.joined(separator: ", ")
                    + ": not known to be in force still"))
    }

    static func findingDiffers(_ title: Title, _ stated: Wording, _ rule: Wording) -> Remark {
        Remark(
            code: "finding-differs",
            message: Wording(
                zh: "\(title.zh)认定为\(stated.zh)，按规则应为\(rule.zh)；以认定为准",
                en: "\(title.en) was decided to be \(stated.en), the rule says \(rule.en);"
                    + " the decision counts"))
    }

    /// Drafts and illustrations among the values of an edition: whatever it decides is a trial.
    package static func notices(of edition: Edition) -> [Remark] {
        edition.notices.compactMap { notice in
            let (zh, en) = (notice.title.zh, notice.title.en)
            return switch notice.status {
            case .inForce: nil
            case .draft:
                Remark(
                    code: "draft-law",
                    message: Wording(
                        zh: "按草案《\(zh)》试算，不是正式结果",
                        en: "tried with a draft, “\(en)”: no result that counts"))
            case .illustrative:
                Remark(
                    code: "illustrative-law",
                    message: Wording(
                        zh: "按示例《\(zh)》核算，不是正式结果",
                        en: "by an illustration, “\(en)”: no result that counts"))
            }
        }
    }

    static func findingUnused(_ title: Title, _ programme: Title) -> Remark {
        Remark(
            code: "finding-unused",
            message: Wording(
                zh: "记录中已认定\(title.zh)，但不符合\(programme.zh)的条件",
                en: "\(title.en) was decided although the conditions of \(programme.en) do not hold"
            ))
    }

    static func grantedInVain(_ programme: Title) -> Remark {
        Remark(
            code: "decision-without-conditions",
            message: Wording(
                zh: "记录中已同意\(programme.zh)，但条件不成立",
                en: "\(programme.en) was granted although its conditions do not hold"))
    }

    static func replaced(_ other: Title) -> Remark {
        Remark(
            code: "replaced",
            message: Wording(
                zh: "已享受\(other.zh)，不能同时享受", en: "not beside \(other.en), which is received"))
    }

    static func chosen(_ other: Title) -> Remark {
        Remark(
            code: "chosen",
            message: Wording(
                zh: "与\(other.zh)只能选择一项，按较高的\(other.zh)计",
                en:
                    "only one of this and \(other.en) can be had; the higher one, \(other.en), counts"
            ))
    }

    static func choiceOpen(_ other: Title) -> Remark {
        Remark(
            code: "choice-open",
            message: Wording(
                zh: "与\(other.zh)只能选择一项，哪一项较高还不能确定",
                en: "only one of this and \(other.en) can be had; which is higher is not known yet"
            ))
    }

    static func suggestion(_ title: Title, _ value: Wording) -> Remark {
        Remark(
            code: "suggestion",
            message: Wording(
                zh: "\(title.zh)可参考：\(value.zh)（不是规则的结论，不计入金额）",
                en: "\(title.en): suggested \(value.en) (not from a rule, in no amount)"))
    }
}
