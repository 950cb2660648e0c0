import Foundation

/// Another engine in a process of its own, which measures itself when it is asked to.
final class Peer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending = Data()
    /// Whether it gives each expression its value.
    private(set) var right: [Bool] = []

    /// Nil where it cannot be started.
    init?(python: String, script: String, file: String) {
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script, file]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil, let line = readLine() else { return nil }
        right = line.split(separator: " ").map { $0 == "1" }
    }

    /// One round: nanoseconds for each expression.
    func round() -> [Double] {
        guard (try? input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))) != nil else {
            return []
        }
        return (readLine() ?? "").split(separator: " ").compactMap { Double($0) }
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private func readLine() -> String? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending = Data(pending[(end + 1)...])
                return line
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            pending += more
        }
    }
}
