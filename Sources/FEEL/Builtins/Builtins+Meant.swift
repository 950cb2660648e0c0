import Diagnostics

extension Builtins {
    /// The function that was meant by a name that is none: what spreadsheets and everyday Chinese
    /// call it, else the one that is spelt most like it.
    static func meant(by name: String, or others: [String]) -> String? {
        otherNames[name.lowercased()]
            ?? Spelling.closest(
                to: name, among: all.map(\.name) + ["yearly", "monthly"] + others)
    }

    private static let otherNames = [
        "avg": "mean", "average": "mean", "平均": "mean", "平均数": "mean", "平均值": "mean",
        "求和": "sum", "合计": "sum", "总和": "sum", "个数": "count", "计数": "count",
        "len": "string length", "length": "string length", "substr": "substring",
        "最大": "max", "最大值": "max", "最小": "min", "最小值": "min", "四舍五入": "round half up",
        "取整": "floor", "绝对值": "abs",
    ]
}
