import Foundation
package import Testing

/// Compares a text with the golden file beside the test; `RECORD=1` rewrites the file and then
/// fails, so that a person looks at what was recorded.
///
/// - Parameter file: the path from the folder of the test's own file.
package func expectGolden(
    _ actual: String, file: String, testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let url = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent(
        file)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        record(actual, at: url, file, sourceLocation)
        return
    }
    guard let data = try? Data(contentsOf: url) else {
        Issue.record(
            "no golden file \(file): record it with RECORD=1", sourceLocation: sourceLocation)
        return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard actual != expected else { return }
    Issue.record(
        "\(file) differs: \(firstDifference(actual, expected))\n--- actual\n\(actual)",
        sourceLocation: sourceLocation)
}

private func record(_ actual: String, at url: URL, _ file: String, _ location: SourceLocation) {
    do {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: url)
        Issue.record("recorded \(file): look at it, then run again", sourceLocation: location)
    } catch {
        Issue.record("could not record \(file): \(error)", sourceLocation: location)
    }
}

private func firstDifference(_ actual: String, _ expected: String) -> String {
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    let (now, golden) = (lines(actual), lines(expected))
    let same = zip(now, golden).prefix { $0 == $1 }.count
    let line = { (lines: [Substring]) in same < lines.count ? "「\(lines[same])」" : "nothing" }
    return "line \(same + 1) is \(line(now)), golden \(line(golden))"
}
