import Foundation
import Testing

/// A line of a fixture file: `expression ; context ; result # comment`.
struct FixtureRow: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let expression: String
    let context: String
    let result: String

    var testDescription: String { "\(file):\(line) \(expression)" }

    struct Malformed: Error {
        let text: String
    }

    /// All rows of the files of a folder; a folder without rows is an error, so that a suite cannot
    /// pass because its fixtures were not found.
    static func all(in folder: String) throws -> [FixtureRow] {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures").appending(path: folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: path.path).sorted()
        var rows: [FixtureRow] = []
        for file in files where file.hasSuffix(".txt") {
            let text = try String(contentsOf: path.appending(path: file), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
                rows.append(try FixtureRow(String(line), "\(folder)/\(file)", index + 1))
            }
        }
        guard !rows.isEmpty else { throw Malformed(text: "no rows in \(path.path)") }
        return rows
    }

    private init(_ text: String, _ file: String, _ line: Int) throws {
        let parts = text.components(separatedBy: " ; ")
        guard parts.count == 3 else { throw Malformed(text: "\(file):\(line)") }
        self.file = file
        self.line = line
        expression = parts[0].trimmingCharacters(in: .whitespaces)
        context = parts[1].trimmingCharacters(in: .whitespaces)
        result = (parts[2].components(separatedBy: " # ").first ?? "")
            .trimmingCharacters(in: .whitespaces)
    }
}
