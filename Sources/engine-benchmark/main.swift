import FEEL
import Foundation

// `feel` leaves out the households, `--each` shows every expression.
let words = CommandLine.arguments.dropFirst()

// The days are fixed so that every run measures the same law.
if !words.contains("feel"), let month = Month("2024-06"), let today = CalendarDate("2026-11-01") {
    let timings = try HouseholdTimings(
        rules: "Rules/zhangjiachuan",
        records: [
            "Examples/households/01-urban-family.yaml", "Examples/households/12-tekun-man.yaml",
            "Examples/households/09-property-missing.yaml",
        ], month: month, today: today)
    try timings.run(on: today)
}

let expressions = ExpressionBenchmark(
    file: "Tests/Benchmarks/expressions.txt", rounds: 15, showsEach: words.contains("--each"))
exit(expressions.run())
