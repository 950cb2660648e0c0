import Diagnostics
import FEEL

let variables = ContextValue([
    .init(key: "家庭月收入", value: .number(Number(1430))), .init(key: "人数", value: .number(Number(3))),
])
var mistakes = DiagnosticBag()
let names = NameScope(variables.entries.map(\.key))
let text = EmbeddedText("if 家庭月收入 / 人数 < 715 then \"低于标准\" else \"不低于标准\"")
let tree = parse(text, as: .expression, names: names, into: &mistakes)
var evaluation = Evaluation(mode: .standard, scope: [variables])
print(mistakes.isEmpty ? evaluation.evaluate(tree).text : "the expression has mistakes")
