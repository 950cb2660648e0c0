import Diagnostics
import FEEL

/// How far a comparison is from turning over.
struct Distance {
    let value: Number
    let sign: ComparisonOperator
    let unit: MeasurementUnit?
    let persons: Number?
    let values: ValueWords

    var words: Wording? {
        switch sign {
        case .equal, .notEqual: return nil
        case .less where value.isZero:
            return Wording(zh: "相等不算低于", en: "equal is not below")
        case .greater where value.isZero:
            return Wording(zh: "相等不算高于", en: "equal is not above")
        case .lessOrEqual where value.isZero, .greaterOrEqual where value.isZero:
            return Wording(zh: "相等，符合", en: "equal, which is enough")
        default: break
        }
        let much = values.words(value.magnitude, in: unit)
        let each = each
        return value.isNegative
            ? Wording(zh: "低 \(much.zh)\(each.zh)", en: "\(much.en) below\(each.en)")
            : Wording(zh: "高 \(much.zh)\(each.zh)", en: "\(much.en) above\(each.en)")
    }

    /// The same for each person, where the whole is of several.
    private var each: Wording {
        guard let persons, persons != .one, let one = value.magnitude.divided(by: persons),
            let rounded = one.rounded(scale: 2, .halfEven), !rounded.isZero
        else { return Wording(same: "") }
        let much = (rounded == one ? "" : "≈") + values.text(rounded)
        return Wording(zh: "，每人 \(much)", en: ", \(much) for each person")
    }
}
