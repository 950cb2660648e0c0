import FEEL
import Foundation

// `feel` leaves out the households, `--each` shows every expression; `every-fen` checks curves against
// a decision at every fen, and measures nothing.
let words = CommandLine.arguments.dropFirst()

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
if !words.contains("feel"), !words.contains("every-fen"), let month = Month("2024-06"),
    let today = CalendarDate("2026-11-01")
{
    let timings = try HouseholdTimings(
        rules: "Rules/zhangjiachuan",
        records: [
            "Examples/households/01-urban-family.yaml", "Examples/households/12-tekun-man.yaml",
            "Examples/households/09-property-missing.yaml",
        ], month: month, today: today)
    try timings.run(on: today)
}

/// A gap, tiers, the marginal line, refusals of work, a child's difference payment.
let curves =
    [
        "01-urban-family", "10-rural-tier-three", "06-marginal-below", "21-refusals",
    ].map { "Examples/households/\($0).yaml" } + [
        "Tests/CommandTests/Fixtures/records/urban-difference.yaml"
    ]
if !words.contains("feel"), let month = Month("2024-06"), let today = CalendarDate("2026-11-01") {
    let timings = try CurveTimings(
        rules: "Rules/zhangjiachuan", records: curves, month: month, today: today)
    if words.contains("every-fen") { exit(try timings.agreesAtEveryFen(upTo: 3000) ? 0 : 1) }
    try timings.run()
}

let expressions = ExpressionBenchmark(
    file: "Tests/Benchmarks/expressions.txt", rounds: 15, showsEach: words.contains("--each"))
exit(expressions.run())
