import Foundation
import TestSupport

/// One run of the built program.
struct CommandRun {
    let output: String
    let error: String
    let status: Int32

    /// - Parameter folder: the working directory, from the top of the repository.
    init(
        _ arguments: [String], in folder: String = "Tests/CommandTests/Fixtures",
        language: String = "zh", input: String = ""
    ) throws {
        let process = Process()
        process.executableURL = try Self.program()
        process.arguments = arguments
        process.currentDirectoryURL = SourceTree.root.appendingPathComponent(folder)
        process.environment = ["LANG": language == "en" ? "en_US.UTF-8" : "zh_CN.UTF-8"]
        // Files, unlike pipes, never fill up while nobody reads.
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "yingbao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = ["out", "err", "in"].map { scratch.appendingPathComponent($0) }
        try Data().write(to: files[0])
        try Data().write(to: files[1])
        try Data(input.utf8).write(to: files[2])
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = try FileHandle(forReadingFrom: files[2])
        try process.run()
        process.waitUntilExit()
        output = String(decoding: try Data(contentsOf: files[0]), as: UTF8.self)
        error = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        // A crash is no status of its own making.
        status = process.terminationReason == .exit ? process.terminationStatus : -1
    }

    /// What a person saw, for a golden file.
    func transcript(of arguments: [String]) -> String {
        let command = "$ yingbao " + arguments.joined(separator: " ")
        return command + "\n" + error + output + "= \(status)\n"
    }

    struct NotBuilt: Error {}

    /// The program beside the bundle of tests.
    static func program() throws -> URL {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [
            bundle, SourceTree.root.appendingPathComponent(".build/debug"),
        ].map { $0.appendingPathComponent("yingbao") }
        guard
            let program = places.first(where: {
                FileManager.default.isExecutableFile(atPath: $0.path)
            })
        else { throw NotBuilt() }
        return program
    }
}
