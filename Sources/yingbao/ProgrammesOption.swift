import ArgumentParser
import RuleModel

/// `--programme`: which programmes a command looks at.
struct ProgrammesOption: ParsableArguments {
    @Option(
        name: .customLong("programme"),
        help: help(
            zh: "只看这个项目（代号或名称，可以重复）",
            en: "only this programme (its id or name; may be repeated)", valueName: "id"))
    var names: [String] = []

    /// By their indexes; `nil` for all.
    func indexes(in edition: Edition) throws(Failure) -> [Int]? {
        if names.isEmpty { return nil }
        var indexes: [Int] = []
        for name in names { indexes.append(try edition.programme(named: name)) }
        return indexes
    }
}
