import Diagnostics

// What is wrong with the types of values.
extension TypeError {
    static func wrongType(_ type: Wording, wanted: Wording) -> TypeError {
        TypeError(
            "feel/wrong-type", zh: "这里应当是\(wanted.zh)，而不是\(type.zh)",
            en: "\(wanted.en) is needed here, not \(type.en)")
    }

    static func listHere(_ wanted: Wording) -> TypeError {
        TypeError(
            "feel/list-here", zh: "这里应当是\(wanted.zh)，而写的是一个列表",
            en: "\(wanted.en) is needed here, not a list",
            hint: Wording(
                zh: "用 sum、count、max 或 some … satisfies … 归成一个值",
                en: "make one value of it with sum, count, max or some … satisfies …"))
    }

    static func noSuchValue(_ text: String, of enumeration: EnumerationType) -> TypeError {
        let values = enumeration.cases.map { "“\($0.zh)”" }.joined(separator: "、")
        let ids = enumeration.cases.map(\.id).joined(separator: ", ")
        let meant = Spelling.closest(
            to: text, among: enumeration.cases.flatMap { [$0.zh, $0.id] })
        let didYouMean = Wording.meant(meant)
        return TypeError(
            "feel/no-such-value", zh: "「\(enumeration.title)」没有「\(text)」这个值",
            en: "“\(text)” is not a value of \(enumeration.id)",
            hint: Wording(
                zh: (didYouMean?.zh ?? "") + "可用的值：\(values)",
                en: (didYouMean.map { $0.en + " " } ?? "") + "its values are \(ids)"))
    }

    static func wrongOperand(_ sign: String, _ type: Wording) -> TypeError {
        TypeError(
            "feel/wrong-operand", zh: "\(sign) 不能用于\(type.zh)",
            en: "\(sign) does not apply to \(type.en)")
    }

    static func wrongOperands(_ sign: String, _ left: Wording, _ right: Wording) -> TypeError {
        TypeError(
            "feel/wrong-operand", zh: "\(sign) 不能用于\(left.zh)和\(right.zh)",
            en: "\(sign) does not apply to \(left.en) and \(right.en)")
    }

    static func differentTypes(_ sign: String, _ left: Wording, _ right: Wording) -> TypeError {
        let place = place(sign)
        return TypeError(
            "feel/different-types", zh: "\(place.zh)不是一类：\(left.zh)和\(right.zh)",
            en: "\(place.en) are of different kinds: \(left.en) and \(right.en)")
    }

    static func notComparable(_ sign: String, _ type: Wording) -> TypeError {
        TypeError(
            "feel/not-comparable", zh: "\(type.zh)不能用 \(sign) 比较",
            en: "\(type.en) cannot be compared with \(sign)")
    }

    static func wrongArgument(_ name: String, _ type: Wording) -> TypeError {
        TypeError(
            "feel/wrong-argument", zh: "\(name) 不能用于\(type.zh)",
            en: "\(name) does not apply to \(type.en)")
    }

    static func wrongArity(_ name: String, _ forms: [[String]], _ count: Int) -> TypeError {
        TypeError(
            "feel/wrong-arity", zh: "\(name) 的参数个数不对（写了 \(count) 个）",
            en: "wrong number of arguments for \(name): \(count)", hint: .forms(name, forms))
    }

    static func wrongParameters(_ name: String, _ forms: [[String]]) -> TypeError {
        TypeError(
            "feel/wrong-parameter", zh: "\(name) 没有这样的参数名",
            en: "\(name) has no parameters of these names", hint: .forms(name, forms))
    }

    static func notAList(_ type: Wording) -> TypeError {
        TypeError(
            "feel/not-a-list", zh: "这里应当是一个列表，而不是\(type.zh)",
            en: "a list is needed here, not \(type.en)")
    }

    static func noComponent(_ name: String, of type: Wording) -> TypeError {
        TypeError(
            "feel/no-component", zh: "\(type.zh)没有「\(name)」", en: "\(type.en) has no “\(name)”")
    }

    /// What two values stand on the two sides of: an operator, a form or a function.
    static func place(_ sign: String) -> Wording {
        if let place = places[sign] { return place }
        let isFunction = sign.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
        return isFunction
            ? Wording(zh: "\(sign) 的各个参数", en: "the arguments of \(sign)")
            : Wording(zh: "\(sign) 两边", en: "the two sides of \(sign)")
    }

    private static let places: [String: Wording] = [
        "if": Wording(zh: "then 与 else 两边", en: "the two branches of if"),
        ",": Wording(zh: "列表的元素", en: "the elements of the list"),
        "..": Wording(zh: "区间的两端", en: "the ends of the range"),
        "between": Wording(zh: "between 的两端与被比较的值", en: "the value and the ends of between"),
    ]
}

extension Wording {
    fileprivate static func forms(_ name: String, _ forms: [[String]]) -> Wording {
        let texts = forms.map { "\(name)(\($0.joined(separator: ", ")))" }
        return Wording(
            zh: "写法：" + texts.joined(separator: "；"), en: "write " + texts.joined(separator: " or ")
        )
    }
}
