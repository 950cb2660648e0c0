import Glibc

/// The zones of the system's tz database, read file by file when asked.
///
/// Nothing is kept between calls: named zones are rare in rules, and a file has about 2 KB.
public struct SystemZones: ZoneRules {
    private static let maximumFileSize = 65_536
    private static let maximumNameLength = 64

    private let folder: String

    public init(folder: String = "/usr/share/zoneinfo") {
        self.folder = folder
    }

    public func offset(of zone: String, at utcSeconds: Int) -> Int? {
        table(of: zone)?.offset(at: utcSeconds)
    }

    public func offset(of zone: String, local localSeconds: Int) -> Int? {
        table(of: zone)?.offset(local: localSeconds)
    }

    private func table(of zone: String) -> ZoneTable? {
        guard Self.isName(zone), let bytes = contents(of: "\(folder)/\(zone)") else { return nil }
        return ZoneTable(bytes)
    }

    /// Names have parts of letters, digits, `_`, `+` and `-`, each beginning with a capital,
    /// so that no name leads out of the folder.
    static func isName(_ name: String) -> Bool {
        guard (1...maximumNameLength).contains(name.utf8.count) else { return false }
        return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .allSatisfy { part in
                guard let first = part.first, (0x41...0x5A).contains(first) else { return false }
                return part.allSatisfy { byte in
                    switch UInt8(byte) {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                    case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
                    default: false
                    }
                }
            }
    }

    private func contents(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rbe") else { return nil }
        defer { fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: Self.maximumFileSize) { buffer, count in
            count = fread(buffer.baseAddress, 1, buffer.count, file)
        }
    }
}
