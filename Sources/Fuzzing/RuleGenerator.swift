import Diagnostics

/// Makes conditions and amounts as rules of the hamlet have them, so that the checker takes most of
/// them and evaluation meets facts that are not known.
package struct RuleGenerator {
    private var random: SeededRandom
    private var depth = 0
    /// Whether bare names are a member's or the household's.
    private var isMember = false

    package init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    package mutating func expression() -> String {
        depth = 2 + random.below(4)
        isMember = random.once(in: 2)
        return random.once(in: 3) ? amount() : condition()
    }

    /// A condition or an amount of the household's or of a member's.
    package mutating func formula(ofMember: Bool, isAmount: Bool) -> String {
        depth = 1 + random.below(4)
        isMember = ofMember
        return isAmount ? amount() : condition()
    }

    private mutating func condition() -> String {
        guard depth > 0 else { return fact() }
        depth -= 1
        defer { depth += 1 }
        switch random.below(12) {
        case 0, 1: return "(\(condition())) and (\(condition()))"
        case 2, 3: return "\(condition()) or \(condition())"
        case 4: return "not(\(condition()))"
        case 5: return "if \(condition()) then \(condition()) else \(condition())"
        case 6: return "\(amount()) \(comparison()) \(amount())"
        case 7: return "\(amount()) in \(random.pick(["[0..700]", "(700..2000)", "(< 100, 1430)"]))"
        case 8 where !isMember:
            return
                "\(random.pick(["some", "every"])) m in \(members()) satisfies \(memberTest("m."))"
        case 9 where !isMember: return "count(\(members())) \(comparison()) \(random.below(4))"
        case 10: return "\(plain()) \(comparison()) \(plain())"
        default: return fact()
        }
    }

    private mutating func comparison() -> String {
        random.pick(["<", "<=", ">", ">=", "=", "!="])
    }

    private mutating func fact() -> String {
        guard isMember else {
            return random.pick([
                "户籍类别 = \"urban\"", "户籍类别 != \"农村\"", "家庭月收入 < 1500", "财产 > -20",
                "基准日 > date(2024, 1, 1)", "户籍类别 in (\"urban\", \"rural\")",
                "家庭月收入 between 100 and 1430", "倍数 >= 1.5",
            ])
        }
        return memberTest("")
    }

    private mutating func memberTest(_ prefix: String) -> String {
        prefix
            + random.pick([
                "周岁 < 18", "周岁 >= 60", "无业", "残疾等级 = \"一级\"", "残疾等级 != \"无\"",
                "工资 = 0", "出生日期 < date(1973, 5, 1)", "残疾等级 in (\"grade_1\", \"grade_2\")",
                "周岁 in [16..60)", "说明 = \"父子\"", "周岁 between 7 and 41",
            ])
    }

    private mutating func members() -> String {
        random.once(in: 3) ? "家庭成员" : "家庭成员[\(memberTest(""))]"
    }

    /// Money by month.
    private mutating func amount() -> String {
        guard depth > 0 else {
            return isMember ? "工资" : random.pick(["家庭月收入", "分类标准(户籍类别)", "100.5"])
        }
        depth -= 1
        defer { depth += 1 }
        switch random.below(10) {
        case 0: return "(\(amount()) + \(amount()))"
        case 1: return "(\(amount()) - \(amount()))"
        case 2: return "(\(amount())) * \(plain())"
        case 3: return "(\(amount())) / \(plain())"
        case 4: return "\(random.pick(["min", "max"]))(\(amount()), \(amount()))"
        case 5: return "(if \(condition()) then \(amount()) else \(amount()))"
        case 6 where !isMember:
            return "\(random.pick(["sum", "max", "min", "mean"]))(\(members()).工资)"
        case 7: return "\(random.pick(["floor", "abs", "ceiling"]))(\(amount()))"
        case 8: return "-(\(amount()))"
        default: return isMember ? "工资" : "家庭月收入"
        }
    }

    private mutating func plain() -> String {
        random.pick(["倍数", "2", "0.5", "0", "-1.5", "(倍数 - 1.5)", "abs(倍数)"])
    }
}
