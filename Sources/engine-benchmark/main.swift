import FEEL
import Foundation

// `feel` leaves out the households, `households` leaves out the expressions, `--each` shows every
// expression; `every-fen` checks curves against a decision at every fen and measures nothing;
// `profile RECORD [plain] [TIMES]` decides one household again and again, for a profiler.
let words = Array(CommandLine.arguments.dropFirst())
let rules = "Rules/zhangjiachuan"
let records = ["01-urban-family", "12-tekun-man", "09-property-missing"].map {
    "Examples/households/\($0).yaml"
}

// `workload eval FOLDER --threads 2 --runs 3` measures the caseload alone.
if words.first == "workload" {
    let words = Array(words)
    func option(_ name: String, _ otherwise: Int) -> Int {
        words.firstIndex(of: name).flatMap {
            words.indices.contains($0 + 1) ? Int(words[$0 + 1]) : nil
        }
            ?? otherwise
    }
    guard words.count > 2,
        let workload = Workload(folder: words[2], blockSize: option("--block", 256))
    else { exit(64) }
    workload.run(words[1], threads: option("--threads", 1), runs: option("--runs", 3))
    exit(0)
}

// The days are fixed so that every run measures the same law.
guard let month = Month("2024-06"), let today = CalendarDate("2026-11-01") else { exit(2) }

if words.first == "profile", words.count > 1 {
    let timings = try HouseholdTimings(
        rules: rules, records: [words[1]], month: month, today: today)
    let times = words.compactMap { Int($0) }.first ?? 2000
    timings.profile(explained: !words.contains("plain"), repetitions: times)
    exit(0)
}

/// A gap, tiers, the marginal line, refusals of work, a child's difference payment.
let curves =
    ["01-urban-family", "10-rural-tier-three", "06-marginal-below", "21-refusals"].map {
        "Examples/households/\($0).yaml"
    } + ["Tests/CommandTests/Fixtures/records/urban-difference.yaml"]

if words.contains("every-fen") {
    let timings = try CurveTimings(rules: rules, records: curves, month: month, today: today)
    exit(try timings.agreesAtEveryFen(upTo: 3000) ? 0 : 1)
}

// `matrix` and `diff` measure one of the parts alone.
if words.contains("matrix") || words.contains("diff") {
    if words.contains("diff") {
        DifferenceTimings(rules: "Examples/demo-county", years: (2024, 2025), today: today).run()
    }
    if words.contains("matrix") {
        try MatrixTimings(rules: "Examples/demo-county", years: 2022...2026, today: today)
            .run(showsEach: words.contains("--each"))
    }
    exit(0)
}

if !words.contains("feel") {
    let timings = try HouseholdTimings(rules: rules, records: records, month: month, today: today)
    try timings.run(on: today)
    let yingbao = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("yingbao").path
    try ColdStart(
        program: yingbao,
        arguments: [
            "check", records[0], "--rules", rules, "--month", month.description, "--lang", "zh",
        ]
    ).run()
    try CurveTimings(rules: rules, records: curves, month: month, today: today).run()
    DifferenceTimings(rules: "Examples/demo-county", years: (2024, 2025), today: today).run()
    try MatrixTimings(rules: "Examples/demo-county", years: 2022...2026, today: today)
        .run(showsEach: false)
}

if !words.contains("households") {
    let expressions = ExpressionBenchmark(
        file: "Tests/Benchmarks/expressions.txt", rounds: 15, showsEach: words.contains("--each"))
    exit(expressions.run())
}
