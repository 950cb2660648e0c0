package import Diagnostics

extension SourceFile {
    /// Whether nothing but tests can stand in the file, told from the beginnings of its lines
    /// without reading it as YAML.
    ///
    /// A key of the file itself stands at the very beginning of a line. Where any line begins
    /// otherwise than is expected here, the answer is no, and the file is read to find out.
    package var holdsOnlyTests: Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            var keys: [String] = []
            for start in lineStarts where start < bytes.count {
                let line = bytes[start...]
                switch line.first {
                case UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
                case UInt8(ascii: " ") where !keys.isEmpty: continue
                case UInt8(ascii: "-") where !keys.isEmpty && line.starts(with: "- ".utf8): continue
                default: break
                }
                guard let key = Self.keysOfTests.first(where: { line.starts(with: "\($0):".utf8) })
                else { return false }
                keys.append(key)
            }
            return keys.contains("tests") || keys.contains("equivalents")
        } ?? false
    }

    private static let keysOfTests = ["document", "given", "tests", "equivalents"]
}
