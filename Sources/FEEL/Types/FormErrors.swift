import Diagnostics

// Forms of the language that rules do without, because they hide mistakes.
extension TypeError {
    static func mixedLogic(_ part: String) -> TypeError {
        TypeError(
            "feel/mixed-logic", zh: "and 与 or 写在一起而没有括号",
            en: "and stands beside or without brackets",
            hint: Wording(zh: "加上括号，如 (\(part))", en: "put brackets around one part: (\(part))"))
    }

    static func filterIsNoTest(_ type: Wording) -> TypeError {
        TypeError(
            "feel/filter-is-no-test", zh: "方括号里应当是一个条件，而不是\(type.zh)",
            en: "a filter must be a yes/no test, not \(type.en)",
            hint: Wording(
                zh: "规则里不按序号取元素；写出是哪一个，如 [与申请人关系 = \"配偶\"]",
                en:
                    "rules do not pick elements by number; say which one, as in [relation = \"spouse\"]"
            ))
    }

    static func listOfLists(_ name: String?) -> TypeError {
        let example = name ?? "…"
        return TypeError(
            "feel/list-of-lists", zh: "这里会得到列表的列表",
            en: "this would give a list of lists",
            hint: Wording(
                zh: "逐层来写：some 某人 in … satisfies some 另一人 in 某人.\(example) satisfies …",
                en: "go level by level: some x in … satisfies some y in x.\(example) satisfies …"))
    }

    static func remainder(_ name: String) -> TypeError {
        let example = name == "months" ? "@\"P6M\"" : name == "hours" ? "@\"PT36H\"" : "@\"P30D\""
        return TypeError(
            "feel/remainder", zh: ".\(name) 只是期间中不满一个大单位的余数",
            en: ".\(name) is only the remainder of a duration",
            hint: Wording(
                zh: "直接与期间比较，如 … >= \(example)", en: "compare the duration: … >= \(example)"))
    }

    static func noClock(_ name: String) -> TypeError {
        TypeError(
            "feel/no-clock", zh: "规则里不能用 \(name)()，结果会随运行的日子改变",
            en: "\(name)() is not for rules: results would change with the day they are run",
            hint: Wording(
                zh: "用 基准日，即所决定月份的第一天",
                en: "use reference_day, the first day of the month that is decided"))
    }

    static let noNull = TypeError(
        "feel/no-null", zh: "规则里没有 null：未知的事实会使结果待定，不必判断",
        en: "rules have no null: what is not known makes the result undetermined by itself")

    static let noInput = TypeError(
        "feel/no-input", zh: "? 只能用在表格的单元格和 in 后面的条件里",
        en: "? stands only in the cells of tables and in tests after in")

    static let notInRules = TypeError(
        "feel/not-in-rules", zh: "规则里不能定义函数或键值组",
        en: "rules define no functions and no contexts",
        hint: Wording(zh: "在 define 里写成一个定义", en: "write a definition under define"))

    static func functionNotInRules(_ name: String) -> TypeError {
        TypeError(
            "feel/not-in-rules", zh: "规则里不用函数 \(name)", en: "rules do not use \(name)")
    }
}
