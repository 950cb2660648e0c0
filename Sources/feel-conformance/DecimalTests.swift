import Foundation

/// Runs the General Decimal Arithmetic test files against `Number`.
///
/// The folder is `DECTEST_DIR` or that of Debian's package libpython3.11-testsuite. Cases that are
/// known to fail are listed in a file that may only shrink: a listed case that passes fails the run.
struct DecimalTests {
    private static let files = [
        "dqAdd", "dqSubtract", "dqMultiply", "dqDivide", "dqCompare", "squareroot", "exp", "ln",
        "power",
    ]
    private static let defaultFolder = "/usr/lib/python3.11/test/decimaltestdata"
    private static let knownFailures = "Tests/FEELTests/Fixtures/dectest-known-failures.txt"

    private var passed = 0
    private var applicable = 0
    private var unexpected = 0
    private var known: Set<String> = []

    /// Returns the exit status: 1 where a result is not the expected one.
    func run() -> Int32 {
        let folder =
            ProcessInfo.processInfo.environment["DECTEST_DIR"] ?? DecimalTests.defaultFolder
        guard FileManager.default.fileExists(atPath: folder + "/dqAdd.decTest") else {
            print("dectest: skipped, no .decTest files in \(folder) (see DECTEST_DIR)")
            return 0
        }
        guard let list = DecimalTests.text(at: DecimalTests.knownFailures) else {
            print("dectest: cannot read \(DecimalTests.knownFailures); run in the package's folder")
            return 1
        }
        var tests = self
        tests.known = Set(
            list.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
                $0.split(separator: " ").first.map(String.init)
            })
        for name in DecimalTests.files {
            guard let text = DecimalTests.text(at: "\(folder)/\(name).decTest") else {
                print("\(name): cannot be read")
                return 1
            }
            tests.run(name, text)
        }
        print("dectest: passed \(tests.passed) of \(tests.applicable)")
        return tests.unexpected == 0 ? 0 : 1
    }

    private mutating func run(_ name: String, _ text: String) {
        var context = DecimalTestContext()
        var skipped: [String: Int] = [:]
        var (filePassed, fileApplicable) = (0, 0)
        // The files end their lines with CR LF, which Swift takes for one character.
        for line in text.split(whereSeparator: \.isNewline) {
            if context.read(line) { continue }
            guard let test = DecimalTestCase(line, context) else { continue }
            switch test.verdict {
            case .skipped(let reason):
                skipped[reason, default: 0] += 1
            case .passed:
                filePassed += 1
                fileApplicable += 1
                if known.contains(test.name) {
                    report("\(test.name) passes but is listed as a known failure")
                }
            case .failed(let result):
                fileApplicable += 1
                if !known.contains(test.name) {
                    report("\(test.name) gives \(result): \(line)")
                }
            }
        }
        passed += filePassed
        applicable += fileApplicable
        let reasons = skipped.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let note = reasons.isEmpty ? "" : " (skipped: " + reasons.joined(separator: ", ") + ")"
        print("\(name): passed \(filePassed) of \(fileApplicable)\(note)")
    }

    private mutating func report(_ failure: String) {
        unexpected += 1
        print("  " + failure)
    }

    /// The files hold a few bytes that are not UTF-8, in comments only.
    private static func text(at path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
