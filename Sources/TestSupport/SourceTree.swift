package import Foundation

/// The files of this repository, for tests about its form.
package enum SourceTree {
    package struct File: Sendable, CustomStringConvertible {
        /// From the top of the repository.
        package let path: String
        package let text: String

        package var description: String { path }
        package var lines: [Substring] {
            text.split(separator: "\n", omittingEmptySubsequences: false)
        }
        /// The folder below Sources or Tests.
        package var target: String {
            let parts = path.split(separator: "/")
            return parts.count > 1 ? String(parts[1]) : ""
        }
    }

    package struct NothingFound: Error {
        package let folder: String
    }

    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The names at the top of the repository that belong to it: no build products.
    package static func topLevel() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0 != ".build" }
    }

    /// One file.
    package static func file(_ path: String) throws -> File {
        let data = try Data(contentsOf: root.appendingPathComponent(path))
        return File(path: path, text: String(decoding: data, as: UTF8.self))
    }

    /// All files below a folder, in order of their paths; none at all is an error, because an
    /// empty list of arguments would let a test pass.
    package static func files(under folder: String, suffix: String = ".swift") throws -> [File] {
        let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
        var paths: [String] = []
        while let name = names?.nextObject() as? String {
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            let isFile = names?.fileAttributes?[.type] as? FileAttributeType == .typeRegular
            if isFile, name.hasSuffix(suffix), !isHidden { paths.append("\(folder)/\(name)") }
        }
        guard !paths.isEmpty else { throw NothingFound(folder: folder) }
        return try paths.sorted().map(file)
    }
}
