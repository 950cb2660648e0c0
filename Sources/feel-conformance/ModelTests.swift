import Foundation

/// Runs the assertions of the DMN Technology Compatibility Kit.
///
/// The data is not ours to give away: it is read from the files named by `TCK_FILE` and
/// `TCK_MODELS`. Cases that are known to fail are listed in a file that may only shrink.
struct ModelTests {
    private static let knownFailures = "Tests/FEELTests/Fixtures/tck-known-failures.txt"

    private struct Count {
        var passed = 0
        var all = 0
    }

    private var folders: [String: Count] = [:]
    private var exact = 0
    private var foreign = 0
    private var failures: [String] = []
    private var unexpected = 0
    private var known: Set<String> = []

    /// Returns the exit status: 1 where a result is not the expected one.
    func run() -> Int32 {
        let environment = ProcessInfo.processInfo.environment
        let testFile = environment["TCK_FILE"] ?? "../shared/feel/tck.jsonl"
        let modelFile = environment["TCK_MODELS"] ?? "../shared/feel/tck-models.json"
        for file in [testFile, modelFile] where !FileManager.default.fileExists(atPath: file) {
            print("tck: skipped, there is no \(file) (see TCK_FILE and TCK_MODELS)")
            return 0
        }
        guard let list = try? String(contentsOfFile: Self.knownFailures, encoding: .utf8) else {
            print("tck: cannot read \(Self.knownFailures); run in the package's folder")
            return 1
        }
        var tests = self
        tests.known = Set(
            list.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
        do {
            try tests.run(testFile, modelFile)
            if let file = environment["TCK_FAILURES"] {
                let text = tests.failures.map { $0 + "\n" }.joined()
                try text.write(toFile: file, atomically: true, encoding: .utf8)
            }
        } catch {
            print("tck: \(error)")
            return 1
        }
        tests.report()
        return tests.unexpected == 0 ? 0 : 1
    }

    private mutating func run(_ testFile: String, _ modelFile: String) throws {
        let decoder = JSONDecoder()
        let readings = try decoder.decode(
            [String: Reading<DecisionModel>].self,
            from: Data(contentsOf: URL(fileURLWithPath: modelFile)))
        for (file, reading) in readings where reading.value == nil {
            print("\(file) cannot be read: \(reading.problem)")
        }
        let models = readings.compactMapValues(\.value)
        let library = ModelLibrary(models)
        let surroundings = SurroundingsByModel(library, files: models.keys)
        let lines = try Data(contentsOf: URL(fileURLWithPath: testFile))
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let reading = try decoder.decode(Reading<ModelTestCase>.self, from: line)
            guard let test = reading.value else {
                unexpected += 1
                print("  a case cannot be read: \(reading.problem)")
                continue
            }
            if test.isForeign {
                foreign += 1
            } else {
                count(test, test.verdict(library, surroundings))
            }
        }
    }

    private mutating func count(_ test: ModelTestCase, _ verdict: ModelTestCase.Verdict) {
        let passes = verdict.agreement.asVendorsCount
        folders[test.folder, default: Count()].all += 1
        if verdict.agreement.exactly { exact += 1 }
        if passes { folders[test.folder, default: Count()].passed += 1 }
        if !passes { failures.append(test.id) }
        if passes == known.contains(test.id) {
            unexpected += 1
            print(
                passes
                    ? "  \(test.id) passes but is listed as a known failure"
                    : "  \(test.id): \(verdict.report)")
        }
    }

    private func report() {
        for (folder, count) in folders.sorted(by: { $0.key < $1.key }) {
            print("\(folder): \(count.passed) of \(count.all)")
        }
        print("external functions in Java, not counted: \(foreign)")
        let all = folders.values.reduce(0) { $0 + $1.all }
        print("tck: passed \(all - failures.count) of \(all) (exact \(exact))")
    }
}
