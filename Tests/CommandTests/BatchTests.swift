import Foundation
import TestSupport
import Testing

@Suite("Batches") struct BatchTests {
    private static let when = [
        "--rules", "village", "--month", "2024-06", "--known-on", "2024-06-30",
    ]

    /// A caseload in a folder of its own.
    private func inFolder<Result>(
        households count: Int, _ body: (URL) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "batch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var (homes, people) = ("id,resident,property_ok\n", "household,id,birth_date,wage\n")
        for number in 1...count {
            homes += "\(number),true,\(number % 9 > 0)\n"
            people += "\(number),m1,19\(10 + number % 90)-01-01,\(number * 7 % 900)\n"
        }
        try homes.write(
            to: folder.appendingPathComponent("h.csv"), atomically: true, encoding: .utf8)
        try people.write(
            to: folder.appendingPathComponent("m.csv"), atomically: true, encoding: .utf8)
        return try body(folder)
    }

    private static func arguments(_ folder: URL, output: String) -> [String] {
        ["batch", "--households", folder.path + "/h.csv", "--members", folder.path + "/m.csv"]
            + when + ["--output", output]
    }

    @Test("rows on standard output and a summary, in both languages", arguments: ["zh", "en"])
    func summary(language: String) throws {
        try inFolder(households: 12) { folder in
            let run = try CommandRun(
                Self.arguments(folder, output: "-"), language: language)
            #expect(run.status == 0)
            expectGolden(run.output + run.error, file: "Golden/village/batch.\(language).txt")
        }
    }

    @Test("a filter gives a line for each line, as check does, and keeps no state")
    func filter() throws {
        let good =
            #"{"id":"a","resident":true,"property_ok":true,"members":[{"id":"m1","birth_date":"1960-01-01","grade":"none","wage":100}]}"#
        let bad = #"{"id":"b","resident":"perhaps","members":[]}"#
        let lines = [good, bad, good, "{", good].joined(separator: "\n")
        let run = try CommandRun(["batch", "--stdin", "--stdout"] + Self.when, input: lines)
        #expect(run.status == 0, "\(run.error)")
        let answers = run.output.split(separator: "\n").map(String.init)
        #expect(answers.count == 5)
        #expect(answers[0] == answers[2] && answers[0] == answers[4])
        #expect(answers[0].contains(#""outcome":"eligible""#))
        #expect(answers[1].contains("record/not-yes-or-no"))
        #expect(answers[1].contains(#""results":[]"#))
        #expect(answers[3].contains("record/json"))
        let alone = try CommandRun(["batch", "--stdin", "--stdout"] + Self.when, input: good)
        #expect(alone.output == answers[0] + "\n")
    }

    @Test("a run that is killed at any moment leaves no unfinished file of the final name")
    func killed() throws {
        try inFolder(households: 3000) { folder in
            let output = folder.appendingPathComponent("out.csv")
            var wasKilled = 0
            for attempt in 0..<20 {
                try? FileManager.default.removeItem(at: output)
                let process = try Self.start(folder, output: output.path)
                Thread.sleep(forTimeInterval: 0.02 + Double(attempt * 37 % 100) / 100)
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                if process.terminationReason == .uncaughtSignal { wasKilled += 1 }
                guard let text = try? String(contentsOf: output, encoding: .utf8) else { continue }
                let last = text.split(separator: "\n").last ?? ""
                #expect(last.hasPrefix("3000,"), "attempt \(attempt): \(last)")
            }
            #expect(wasKilled > 0)
        }
    }

    @Test("a run that is asked to stop leaves a partial file that says so")
    func interrupted() throws {
        try inFolder(households: 20_000) { folder in
            let output = folder.appendingPathComponent("out.csv")
            let process = try Self.start(folder, output: output.path)
            Thread.sleep(forTimeInterval: 0.8)
            kill(process.processIdentifier, SIGINT)
            process.waitUntilExit()
            let partial = folder.appendingPathComponent("out.partial.csv")
            if process.terminationStatus == 130 {
                #expect(!FileManager.default.fileExists(atPath: output.path))
                let text = try String(contentsOf: partial, encoding: .utf8)
                #expect(text.hasPrefix("household,"))
                #expect(text.hasSuffix("\n"))
            } else {
                // It was done already, or had not begun.
                #expect(!FileManager.default.fileExists(atPath: partial.path))
            }
        }
    }

    private static func start(_ folder: URL, output: String) throws -> Process {
        let process = Process()
        process.executableURL = try CommandRun.program()
        process.arguments = arguments(folder, output: output)
        process.currentDirectoryURL = SourceTree.root.appendingPathComponent(
            "Tests/CommandTests/Fixtures")
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
