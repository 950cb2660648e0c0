import Foundation
import Fuzzing

/// What is searched for violations, chosen by the environment variable `FUZZ`.
enum Subject: String, CaseIterable {
    case yaml
    case feel

    static let chosen =
        ProcessInfo.processInfo.environment["FUZZ"].flatMap(Subject.init) ?? .feel

    func violations(of bytes: [UInt8]) -> [String] {
        switch self {
        case .yaml: LoaderProperties.violations(of: bytes)
        case .feel:
            ExpressionProperties.outcome(of: String(decoding: bytes, as: UTF8.self)).violations
        }
    }
}

#if FUZZING
    /// Called by libFuzzer, which has the `main` of the program.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let bytes = Array(UnsafeBufferPointer(start: start, count: count))
        let violations = Subject.chosen.violations(of: bytes)
        guard violations.isEmpty else {
            for violation in violations { print(violation) }
            fflush(nil)
            abort()
        }
        return 0
    }
#else
    /// Without the sanitizers it reads inputs once more, or makes expressions at random.
    @main
    enum Fuzz {
        static func main() {
            let arguments = Array(CommandLine.arguments.dropFirst())
            if arguments.first == "agreement", arguments.count == 4, let count = Int(arguments[3]) {
                if arguments[1] == "random", let laws = Int(arguments[2]) {
                    exit(AgreementSearch.run(laws: laws, households: count))
                }
                exit(AgreementSearch.run(arguments[1], month: arguments[2], count: count))
            }
            switch (arguments.first, arguments.dropFirst().first.flatMap { UInt64($0) }) {
            case ("expressions", let count?): exit(search(0..<count))
            case ("seed", let seed?): exit(search(seed..<seed + 1, showing: true))
            case (_?, _): exit(replay(arguments))
            default:
                print("usage: fuzz expressions COUNT")
                print("       fuzz seed SEED")
                print("       fuzz agreement FOLDER MONTH COUNT")
                print("       fuzz agreement random LAWS COUNT")
                print("       FUZZ=yaml|feel fuzz FILE…")
                exit(64)
            }
        }

        private static func replay(_ paths: [String]) -> CInt {
            var status: CInt = 0
            for path in paths {
                guard let data = FileManager.default.contents(atPath: path) else {
                    print("\(path): cannot be read")
                    return 66
                }
                for violation in Subject.chosen.violations(of: Array(data)) {
                    print("\(path): \(violation)")
                    status = 1
                }
            }
            return status
        }

        private static func search(_ seeds: Range<UInt64>, showing: Bool = false) -> CInt {
            var tally = Tally()
            let show = showing || ProcessInfo.processInfo.environment["FUZZ_SHOW"] != nil
            for seed in seeds {
                // A crash or a hang shows the text that it came from.
                if show { print("\(seed): \(RandomSearch.text(seed: seed))") }
                let outcome = RandomSearch.outcome(seed: seed)
                for violation in outcome.violations { print("seed \(seed): \(violation)") }
                tally.add(outcome)
            }
            print("fuzz: \(tally.text)")
            return tally.faults == 0 ? 0 : 1
        }
    }
#endif
