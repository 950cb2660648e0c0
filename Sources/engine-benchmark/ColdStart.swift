import Foundation

/// The whole program as a user starts it: a process that reads all rules, decides one household
/// and prints its page.
struct ColdStart {
    let program: String
    let arguments: [String]

    struct Failed: Error {
        let status: CInt
    }

    func run() throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            print("cold start: skipped, there is no \(program)")
            return
        }
        try start()
        let times = try Rounds(count: 21, repetitions: 1).times { try start() }
        print("cold start, all rules and one household, as a whole process: \(times.text)")
    }

    private func start() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(status: process.terminationStatus)
        }
    }
}
