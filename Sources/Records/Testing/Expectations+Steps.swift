import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

// Steps of procedures.
extension Expectations {
    /// A step of whatever procedure an object holds the days of; `nil` where it is not needed.
    func step(named name: String, of object: Int) -> StepResult?? {
        for procedure in determination.procedures where procedure.object == object {
            let step = procedure.steps.first { $0.id == name || $0.title.zh == name }
            if let step { return .some(step) }
        }
        let isDeclared = program.edition.procedures.contains { procedure in
            procedure.entity == household.objects[object].entity
                && procedure.steps.contains { $0.id == name || $0.common.title.zh == name }
        }
        return isDeclared ? .some(nil) : nil
    }

    mutating func compare(_ step: StepResult?, with node: YAMLNode, what: String) {
        guard let step else {
            compareText("not_needed", with: node, what: what)
            return
        }
        guard let entries = node.entries else {
            compareText(step.state.rawValue, with: node, what: what)
            return
        }
        for entry in entries {
            let what = "\(what) \(entry.name)"
            switch entry.name {
            case "state": compareText(step.state.rawValue, with: entry.value, what: what)
            case "due": compareText(due(step), with: entry.value, what: what)
            case "days_left":
                compareText(step.daysLeft.map { "\($0)" } ?? "-", with: entry.value, what: what)
            case "needs": compare(needs: step.needs, with: entry.value, what: what)
            default:
                found.add(
                    .unknownExpectation(
                        entry.key, known: ["state", "due", "days_left", "needs"]))
            }
        }
    }

    /// A day, or `[2024-03-06, 2024-03-20]`, where an end may be `unknown`.
    private func due(_ step: StepResult) -> String {
        guard let deadline = step.deadline else { return "-" }
        if let day = deadline.day { return day.description }
        return "[\(deadline.earliest), \(deadline.latest?.description ?? "unknown")]"
    }
}
