import Diagnostics
import FEEL

/// The words for mistakes that show when layers are joined.
extension Diagnostic {
    static func closed(
        _ id: Located<String>, _ above: SourceRange, openFrom day: CalendarDate? = nil
    ) -> Diagnostic {
        let later = day.map { day in
            Wording(
                zh: "上级从 \(day) 起才授权下级规定：请写 from: \(day)（或更晚）",
                en: "it is open from \(day) on: write from: \(day) or later")
        }
        return Diagnostic(
            "rule/closed", at: id.range,
            Wording(
                zh: "「\(id.value)」上级已经规定，没有授权下级改变",
                en: "“\(id.value)” is settled by the layer above and not opened"),
            hint: later
                ?? Wording(
                    zh: "下级只能填上级写了 set_by 的标准和定义：yingbao rules list --unset 列出还没有填的；见《写规则》",
                    en: "only standards and definitions with set_by there can be set here: "
                        + "yingbao rules list --unset shows which; see the guide Writing rules"),
            notes: [.init(range: above, message: Wording(zh: "上级的规定", en: "settled here"))])
    }

    static func redeclared(
        _ id: Located<String>, _ keys: [String], _ first: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/redeclared", at: id.range,
            Wording(zh: "「\(id.value)」的", en: "“\(id.value)”: ") + Wording.list(keys)
                + Wording(zh: "和上级不同", en: " differ from the layer above"),
            hint: Wording(
                zh: "下级只写 value、source 等，标题和单位以上级为准",
                en: "a lower layer states the value and its source; title and unit stay"),
            notes: [.init(range: first, message: Wording(zh: "上级的声明", en: "declared here"))])
    }

    static func emptyReplacement(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            "rule/no-content", at: id.range,
            Wording(
                zh: "「\(id.value)」在这一级没有规定任何内容",
                en: "“\(id.value)” says nothing on this layer"),
            hint: Wording(
                zh: "请写 value（或 otherwise、any、all、table），或删除这一项",
                en: "give value (or otherwise, any, all, table), or delete it"))
    }

    static func untitled(_ id: Located<String>, _ key: String) -> Diagnostic {
        Diagnostic(
            "rule/missing-key", at: id.range,
            Wording(zh: "「\(id.value)」缺少「\(key)」", en: "“\(id.value)” lacks “\(key)”"),
            hint: Wording(
                zh: "第一次声明时要写中英文标题；如果是补充上级的规定，请核对 id",
                en: "a first declaration has titles; where it fills one above, check the id"))
    }

    static func noType(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            "rule/no-type", at: id.range,
            Wording(
                zh: "「\(id.value)」没有写 unit 或 type", en: "“\(id.value)” has neither unit nor type"),
            hint: Wording(
                zh: "数写 unit，如 unit: yuan/month/person；是非写 type: boolean",
                en: "a number has a unit (yuan/month/person), a yes/no type: boolean"))
    }

    static func unknownEnumeration(_ key: Located<String>, _ ids: [String]) -> Diagnostic {
        Diagnostic(
            "rule/unknown-type", at: key.range,
            Wording(zh: "没有枚举「\(key.value)」", en: "there is no enumeration “\(key.value)”"),
            hint: .didYouMean(key.value, among: ids)
                ?? Wording(zh: "已有：", en: "known: ") + Wording.names(ids))
    }

    static func unknownProgramme(_ id: Located<String>, _ ids: [String]) -> Diagnostic {
        Diagnostic(
            "rule/unknown-programme", at: id.range,
            Wording(zh: "没有项目「\(id.value)」", en: "there is no programme “\(id.value)”"),
            hint: .didYouMean(id.value, among: ids)
                ?? Wording(zh: "已有：", en: "known: ") + Wording.names(ids))
    }

    static func unknownStandard(_ id: Located<String>, _ ids: [String]) -> Diagnostic {
        Diagnostic(
            "rule/unknown-standard", at: id.range,
            Wording(zh: "没有标准「\(id.value)」", en: "there is no standard “\(id.value)”"),
            hint: .didYouMean(id.value, among: ids)
                ?? Wording(
                    zh: "请先在 standards 里声明它", en: "declare it under standards first"))
    }
}
