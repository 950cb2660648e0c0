import Diagnostics
import FEEL

/// A small vocabulary in Chinese for expressions made at random: a household and its members.
struct Hamlet: TypeScope {
    static let household = 0
    static let member = 1

    /// The numbers of properties and globals, as the host sees them.
    enum Property: Int, CaseIterable {
        case area, members, income, wealth
        case age, grade, jobless, birthday, wage, remark
        case standard, factor, day
    }

    private static let yuan = unit("yuan")
    private static let monthly = yuan.divided(by: unit("month"))
    private static let person = unit("person")

    private static func unit(_ base: String) -> MeasurementUnit {
        MeasurementUnit([.init(base: base, exponent: 1)])
    }

    private static let globals: [String: Meaning] = [
        "低保标准": global(.standard, .number(monthly.divided(by: person))),
        "倍数": global(.factor, .number(MeasurementUnit.none)),
        "基准日": global(.day, .date),
        "分类标准": .keyed(0, keys: [0], .number(monthly)),
    ]

    private static let own: [[String: Meaning]] = [
        [
            "户籍类别": property(.area, .enumeration(0)),
            "家庭成员": property(.members, .list(.object(member))),
            "家庭月收入": property(.income, .number(monthly)),
            "财产": property(.wealth, .number(yuan)),
            "家庭": .ancestor(nil, entity: household),
        ],
        [
            "周岁": property(.age, .number(unit("year"))),
            "残疾等级": property(.grade, .enumeration(1)),
            "无业": property(.jobless, .boolean),
            "出生日期": property(.birthday, .date),
            "工资": property(.wage, .number(monthly)),
            "说明": property(.remark, .string),
            "成员": .ancestor(nil, entity: member),
        ],
    ]

    private static func property(_ property: Property, _ type: FEELType) -> Meaning {
        .property(property.rawValue, type)
    }

    private static func global(_ property: Property, _ type: FEELType) -> Meaning {
        .global(property.rawValue, type)
    }

    static let enumerations = [
        EnumerationType(
            id: "area", title: "城乡",
            cases: [.init(id: "urban", zh: "城镇"), .init(id: "rural", zh: "农村")]),
        EnumerationType(
            id: "grade", title: "等级",
            cases: [
                .init(id: "none", zh: "无"), .init(id: "grade_1", zh: "一级"),
                .init(id: "grade_2", zh: "二级"),
            ]),
    ]

    func meaning(of name: String, for subject: Int?) -> Meaning? {
        subject.flatMap { Self.own[$0][name] } ?? Self.globals[name]
    }

    func property(_ name: String, of entity: Int) -> Meaning? { Self.own[entity][name] }

    func member(_ name: String, ofNamespace namespace: Int, for subject: Int?) -> Meaning? { nil }

    func enumeration(_ index: Int) -> EnumerationType { Self.enumerations[index] }

    func countUnit(of entity: Int) -> MeasurementUnit {
        entity == Self.household ? .none : Self.person
    }

    func isMoney(_ baseUnit: String) -> Bool { false }

    func names(for subject: Int?) -> [String] {
        (subject.map { Array(Self.own[$0].keys) } ?? []) + Self.globals.keys
    }

    func propertyNames(of entity: Int) -> [String] { Array(Self.own[entity].keys) }
}
