import Diagnostics

@testable import FEEL

/// A small vocabulary for tests of the checker: households, their members, the members' obligors.
struct Village: TypeScope {
    static let household = 0
    static let member = 1
    static let obligor = 2

    static let area = 0
    static let grade = 1
    static let tier = 2

    static let yuan = unit("yuan")
    static let monthly = unit("yuan").divided(by: unit("month"))
    static let yearly = unit("yuan").divided(by: unit("year"))
    static let monthlyEach = monthly.divided(by: unit("person"))
    static let yearlyEach = yearly.divided(by: unit("person"))
    static let person = unit("person")

    static func unit(_ base: String) -> MeasurementUnit {
        MeasurementUnit([.init(base: base, exponent: 1)])
    }

    /// Checks are the only place of `previous year`.
    var isCheck = false

    private static let globals: [String: Meaning] = [
        "低保标准": .global(100, .number(monthlyEach)),
        "人均可支配收入": .global(101, .number(yearlyEach)),
        "倍数": .global(102, .number(MeasurementUnit.none)),
        "档次标准": .keyed(103, keys: [tier], .number(monthlyEach)),
        "基准日": .global(104, .date),
        "特困供养": .namespace(0),
        "城市低保": .namespace(1),
        "两用": .ambiguous(["城市低保", "低保标准"]),
    ]

    private static let own: [[String: Meaning]] = [
        [
            "户籍类别": .property(1, .enumeration(area)),
            "家庭成员": .property(2, .list(.object(member))),
            "核算成员": .property(3, .list(.object(member))),
            "核算人口": .property(4, .number(person)),
            "家庭月收入": .property(5, .number(monthly)),
            "财产": .property(6, .number(yuan)),
            "原低保止日": .property(7, .date),
            "家庭": .ancestor(nil, entity: household),
        ],
        [
            "出生日期": .property(21, .date),
            "周岁": .property(22, .number(unit("year"))),
            "工资": .property(23, .number(monthlyEach)),
            "残疾等级": .property(24, .enumeration(grade)),
            "无业": .property(25, .boolean),
            "法定义务人": .property(26, .list(.object(obligor))),
            "关系说明": .property(27, .string),
            "家庭": .ancestor(28, entity: household),
            "成员": .ancestor(nil, entity: member),
        ],
        [
            "周岁": .property(41, .number(unit("year"))),
            "已死亡": .property(42, .boolean),
            "家庭": .ancestor(43, entity: household),
            "成员": .ancestor(44, entity: member),
            "义务人": .ancestor(nil, entity: obligor),
        ],
    ]

    func meaning(of name: String, for subject: Int?) -> Meaning? {
        subject.flatMap { Self.own[$0][name] } ?? Self.globals[name]
    }

    func property(_ name: String, of entity: Int) -> Meaning? {
        if case .namespace(let index)? = Self.globals[name] { return .namespace(index) }
        return Self.own[entity][name]
    }

    func member(_ name: String, ofNamespace namespace: Int, for subject: Int?) -> Meaning? {
        guard subject == (namespace == 0 ? Self.member : Self.household) else { return nil }
        switch name {
        case "享受": return .property(200 + namespace, .boolean)
        case "金额":
            let unit = namespace == 0 ? Self.monthlyEach : Self.monthly
            return .property(210 + namespace, .number(unit))
        default: return nil
        }
    }

    func repair(_ name: String, ofNamespace namespace: Int, for subject: Int?) -> String? {
        namespace == 0 && subject == Self.household ? "家庭成员[特困供养.\(name)]" : nil
    }

    func enumeration(_ index: Int) -> EnumerationType {
        let all: [EnumerationType] = [
            EnumerationType(
                id: "area", title: "城乡",
                cases: [.init(id: "urban", zh: "城镇"), .init(id: "rural", zh: "农村")]),
            EnumerationType(
                id: "grade", title: "等级",
                cases: [
                    .init(id: "none", zh: "无"), .init(id: "grade_1", zh: "一级"),
                    .init(id: "grade_2", zh: "二级"),
                ]),
            EnumerationType(
                id: "tier", title: "低保类别",
                cases: [.init(id: "tier_1", zh: "一类"), .init(id: "tier_2", zh: "二类")]),
        ]
        return all[index]
    }

    func countUnit(of entity: Int) -> MeasurementUnit {
        entity == Self.household ? .none : Self.person
    }

    func isMoney(_ baseUnit: String) -> Bool { baseUnit == "yuan" }

    func names(for subject: Int?) -> [String] {
        (subject.map { Array(Self.own[$0].keys) } ?? []) + Self.globals.keys
    }

    func propertyNames(of entity: Int) -> [String] { Array(Self.own[entity].keys) }

    var derivedFunctions: [String] { ["previous year"] }

    func derived(_ function: String, from global: Int) -> Int? { isCheck ? global + 1000 : nil }

    func unitTitle(_ baseUnit: String) -> Wording {
        let titles = ["yuan": "元", "month": "月", "year": "年", "person": "人"]
        return Wording(zh: titles[baseUnit] ?? baseUnit, en: baseUnit)
    }

    func entityTitle(_ entity: Int) -> Wording {
        [
            Wording(zh: "家庭", en: "household"), Wording(zh: "成员", en: "member"),
            Wording(zh: "义务人", en: "obligor"),
        ][entity]
    }
}

/// Reads and checks a text.
func checked(
    _ text: String, for subject: Int? = Village.household, expecting type: FEELType? = nil,
    in village: Village = Village()
) -> (expression: Expression, type: FEELType, found: [Diagnostic]) {
    var found = DiagnosticBag()
    let text = EmbeddedText(text)
    let tree = parse(text, as: .expression, names: NameScope(["previous year"]), into: &found)
    let (expression, result) = check(
        tree, of: text, for: subject, expecting: type, in: village, into: &found)
    return (expression, result, found.sorted)
}
