import Diagnostics

// What is wrong with names.
extension TypeError {
    static func unknownName(_ name: String, meant: String?) -> TypeError {
        TypeError(
            "feel/unknown-name", zh: "不认识名称「\(name)」", en: "the name “\(name)” is not known",
            hint: .meant(meant)
                ?? Wording(
                    zh: "名称须是本对象的事实或定义、标准或项目",
                    en: "a name is a fact or definition of the subject, a standard or a programme"))
    }

    static func anotherSubjects(_ name: String, _ repair: Wording) -> TypeError {
        TypeError(
            "feel/unknown-name", zh: "这里不能直接写「\(name)」",
            en: "“\(name)” cannot stand bare here", hint: repair)
    }

    static func ambiguousName(_ name: String, _ titles: [String]) -> TypeError {
        TypeError(
            "feel/ambiguous-name", zh: "「\(name)」指好几样东西", en: "“\(name)” names several things",
            hint: Wording(
                zh: "请写中文名称：" + titles.map { "「\($0)」" }.joined(separator: "或"),
                en: "write the Chinese name: " + titles.joined(separator: " or ")))
    }

    static func notTheElements(_ name: String, owner: String) -> TypeError {
        TypeError(
            "feel/unknown-name", zh: "筛选的元素没有「\(name)」",
            en: "the elements of the filtered list have no “\(name)”",
            hint: Wording(
                zh: "方括号里的名称指每个元素自己的；要用外面的，请写 \(owner).\(name)",
                en: "in a filter a bare name is the element's own; write \(owner).\(name)"))
    }

    static func unknownProperty(_ name: String, of owner: Wording, meant: String?) -> TypeError {
        TypeError(
            "feel/unknown-property", zh: "「\(owner.zh)」没有「\(name)」",
            en: "“\(owner.en)” has no “\(name)”", hint: .meant(meant))
    }

    static func unknownFunction(_ name: String, meant: String?) -> TypeError {
        TypeError(
            "feel/unknown-function", zh: "不认识函数「\(name)」",
            en: "the function “\(name)” is not known", hint: .meant(meant))
    }

    static func notAFunction(_ name: String) -> TypeError {
        TypeError(
            "feel/not-a-function", zh: "「\(name)」不是函数，后面不能带括号",
            en: "“\(name)” is no function and takes no brackets",
            hint: Wording(zh: "相乘要写 *", en: "write * to multiply"))
    }

    static func functionWithoutCall(_ name: String) -> TypeError {
        TypeError(
            "feel/function-without-call", zh: "「\(name)」是函数，要写成 \(name)(…)",
            en: "“\(name)” is a function: write \(name)(…)")
    }

    static func entityWord(_ name: String) -> TypeError {
        TypeError(
            "feel/entity-word", zh: "「\(name)」不指列表里的元素",
            en: "“\(name)” does not mean the elements of the list",
            hint: Wording(zh: "元素自己的名称直接写", en: "write the element's names bare"))
    }

    static func needsKeys(_ name: String, _ keys: [String]) -> TypeError {
        TypeError(
            "feel/needs-keys", zh: "「\(name)」按 \(keys.joined(separator: "、")) 分别规定",
            en: "“\(name)” is set for each \(keys.joined(separator: ", "))",
            hint: Wording(
                zh: "写作 \(name)(\(keys.joined(separator: ", ")))",
                en: "write \(name)(\(keys.joined(separator: ", ")))"))
    }

    static func noValue(_ name: String) -> TypeError {
        TypeError(
            "feel/programme-without-result", zh: "项目「\(name)」本身没有值",
            en: "the programme “\(name)” has no value itself",
            hint: Wording(
                zh: "写 \(name).享受、\(name).符合、\(name).金额 或 \(name).份额",
                en: "write \(name).receives, .qualifies, .amount or .share"))
    }

    static func noResult(_ member: String, of name: String, _ repair: String?) -> TypeError {
        TypeError(
            "feel/unknown-result", zh: "这里不能用「\(name).\(member)」",
            en: "“\(name).\(member)” cannot be used here",
            hint: repair.map { Wording(zh: "写作 \($0)", en: "write \($0)") }
                ?? Wording(
                    zh: "项目的结果有 享受、符合、金额、份额",
                    en: "the results of a programme are receives, qualifies, amount and share"))
    }

    static func hidesName(_ name: String) -> TypeError {
        TypeError(
            "feel/hides-name", zh: "变量「\(name)」与已有的名称相同，会把它遮住",
            en: "the variable “\(name)” hides another name",
            hint: Wording(zh: "请换一个变量名，如「某人」", en: "choose another name for the variable"))
    }

    static func unusedVariable(_ name: String) -> TypeError {
        TypeError(
            "feel/unused-variable", zh: "变量「\(name)」没有用到",
            en: "the variable “\(name)” is never used",
            hint: Wording(
                zh: "元素的事实要写作 \(name).…，否则指的是本对象自己的",
                en: "write \(name).… for the element's facts; a bare name is the subject's"))
    }

    static func notHere(_ function: String) -> TypeError {
        TypeError(
            "feel/not-here", zh: "「\(function)」只能在 checks 里用于标准",
            en: "“\(function)” is for standards in checks only")
    }
}
