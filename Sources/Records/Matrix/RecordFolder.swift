package import Diagnostics
import YAML

/// A folder of records: each file one or more households.
package enum RecordFolder {
    package static func exists(_ path: String) -> Bool { Folder.isFolder(path) }

    /// The paths of its YAML and JSON files, in order.
    package static func records(in path: String) throws(FileError) -> [String] {
        let folder = Folder.withoutTrailingSlash(path)
        let yaml = try Folder.files(in: folder, ending: ".yaml")
        return (yaml + (try Folder.files(in: folder, ending: ".json"))).sorted()
    }
}

extension KeptMatrix {
    /// Reads a kept run.
    package static func read(
        _ path: String, into found: inout DiagnosticBag
    ) throws(FileError) -> KeptMatrix? {
        let bytes = try fileBytes(at: path, limit: Limits.records.bytes)
        guard let file = SourceFile.load(bytes: bytes, path: path, limits: .records, into: &found)
        else { return nil }
        return KeptMatrix(file, into: &found)
    }
}
