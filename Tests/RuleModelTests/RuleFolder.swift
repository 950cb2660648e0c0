import Diagnostics
import Foundation
import RuleModel
import YAML

/// Folders of rule files, read for tests.
enum RuleFolder {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The YAML files of a folder below the package, with paths relative to `base`.
    static func files(_ path: String, relativeTo base: String = "") throws -> [SourceFile] {
        let folder = root.appendingPathComponent(path)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return SourceFile(path: "\((path as NSString).lastPathComponent)/\(name)", text: text)
        }
    }
}
