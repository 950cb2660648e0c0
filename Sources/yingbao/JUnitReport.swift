/// Results of tests in the XML form of JUnit, which CI servers read: one suite for each file.
struct JUnitReport {
    private struct Case {
        let name: String
        let time: Duration
        let failure: String?
    }

    private var files: [String] = []
    private var cases: [String: [Case]] = [:]

    mutating func add(file: String, name: String, time: Duration, failure: String?) {
        if cases[file] == nil { files.append(file) }
        cases[file, default: []].append(Case(name: name, time: time, failure: failure))
    }

    var xml: String {
        let all = cases.values.flatMap { $0 }
        return #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
            + element("testsuites", [("name", "yingbao")] + Self.counts(all))
            + files.map(suite).joined() + "</testsuites>\n"
    }

    private func suite(_ file: String) -> String {
        let cases = cases[file] ?? []
        return element("testsuite", [("name", file)] + Self.counts(cases), indent: 1)
            + cases.map { testCase($0, of: file) }.joined() + "  </testsuite>\n"
    }

    private func testCase(_ test: Case, of file: String) -> String {
        let attributes = [
            ("classname", file), ("name", test.name), ("time", Self.seconds(test.time)),
        ]
        guard let failure = test.failure else {
            return element("testcase", attributes, indent: 2, isEmpty: true)
        }
        let first = failure.split(separator: "\n").first.map(String.init) ?? ""
        return element("testcase", attributes, indent: 2)
            + "      <failure message=\"\(first.xmlEscaped)\">\(failure.xmlEscaped)</failure>\n"
            + "    </testcase>\n"
    }

    private func element(
        _ name: String, _ attributes: [(String, String)], indent: Int = 0, isEmpty: Bool = false
    ) -> String {
        let written = attributes.map { " \($0.0)=\"\($0.1.xmlEscaped)\"" }.joined()
        return String(repeating: "  ", count: indent) + "<\(name)\(written)"
            + (isEmpty ? "/>\n" : ">\n")
    }

    private static func counts(_ cases: [Case]) -> [(String, String)] {
        [
            ("tests", "\(cases.count)"), ("failures", "\(cases.count { $0.failure != nil })"),
            ("errors", "0"), ("skipped", "0"),
            ("time", seconds(cases.reduce(.zero) { $0 + $1.time })),
        ]
    }

    /// `0.012`.
    private static func seconds(_ time: Duration) -> String {
        let parts = time.components
        let thousandths = parts.attoseconds / 1_000_000_000_000_000
        let digits = String(thousandths)
        return "\(parts.seconds)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}

extension String {
    /// What may stand in XML text and attributes: marks escaped, characters that XML forbids left out.
    fileprivate var xmlEscaped: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped += scalar == "\n" ? "&#10;" : "&#9;"
            case "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                escaped.unicodeScalars.append(scalar)
            default: break
            }
        }
        return escaped
    }
}
