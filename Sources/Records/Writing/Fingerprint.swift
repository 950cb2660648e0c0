import Crypto
package import Diagnostics
package import FEEL

/// What a determination was made from, so that it can be made again: hashes, never contents.
package struct Fingerprint: Sendable, Hashable {
    /// SHA-256 over the paths, within their rule sets, and texts of all rule files.
    package let rules: String
    /// SHA-256 over the record's text.
    package let record: String
    package let engine: String
    package let month: Month
    package let knownOn: CalendarDate

    package init(
        rules: String, record: String, engine: String, month: Month, knownOn: CalendarDate
    ) {
        self.rules = rules
        self.record = record
        self.engine = engine
        self.month = month
        self.knownOn = knownOn
    }

    package var json: JSONValue {
        [
            "rules": .string("sha256:\(rules)"),
            "record": .string("sha256:\(record)"),
            "engine": .string(engine),
            "month": .string(month.description),
            "known_on": .string(knownOn.description),
        ]
    }
}

extension Fingerprint {
    /// The hash of texts with their names; the order in which they were read has no meaning.
    package static func hash(of texts: [(name: String, text: String)]) -> String {
        var hash = SHA256()
        for (name, text) in texts.sorted(by: { $0.name < $1.name }) {
            // Lengths in front keep two different foldings of the same bytes apart.
            hash.update(data: Array("\(name.utf8.count) \(text.utf8.count)\n".utf8))
            hash.update(data: Array(name.utf8))
            hash.update(data: Array(text.utf8))
        }
        return hex(hash.finalize())
    }

    package static func hash(of text: some StringProtocol) -> String { hash(of: text.utf8) }

    package static func hash(of bytes: some Sequence<UInt8>) -> String {
        hex(SHA256.hash(data: Array(bytes)))
    }

    private static func hex(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest.lazy.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}

/// The version of everything that takes part in deciding.
package enum EngineVersion {
    package static let text = "0.1.0"
}
