import Glibc

/// Folders and paths as the user wrote them; nothing is resolved to absolute paths.
package enum Folder {
    /// A rule set has a few dozen files; more is the wrong folder.
    private static let fileLimit = 1000
    private static let depthLimit = 8

    /// All files below a folder whose names end so, sorted; hidden ones are not looked at.
    package static func files(in path: String, ending: String) throws(FileError) -> [String] {
        var files: [String] = []
        try collect(in: path, ending: ending, depth: 0, into: &files)
        return files.sorted()
    }

    private static func collect(
        in path: String, ending: String, depth: Int, into files: inout [String]
    ) throws(FileError) {
        for name in try names(in: path) where !name.hasPrefix(".") {
            let entry = "\(path)/\(name)"
            if isFolder(entry) {
                guard depth < depthLimit else { continue }
                try collect(in: entry, ending: ending, depth: depth + 1, into: &files)
            } else if name.hasSuffix(ending) {
                files.append(entry)
            }
            guard files.count <= fileLimit else {
                throw FileError(path: path, reason: .tooMany(limit: fileLimit))
            }
        }
    }

    private static func names(in path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else {
            throw errno == ENOTDIR
                ? FileError(path: path, reason: .isNoFolder) : FileError(path: path, errno: errno)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
        return names
    }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package static func hasFile(named name: String, in path: String) -> Bool {
        access("\(path)/\(name)", F_OK) == 0
    }

    static func withoutTrailingSlash(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        return path.isEmpty ? "." : String(path)
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }

    /// A folder beside another one.
    static func sibling(of path: String, named name: String) -> String {
        let last = self.name(of: path)
        if last == "." || last == ".." || last.isEmpty { return "\(path)/../\(name)" }
        return path.dropLast(last.count) + name
    }

    /// The folders that hold a folder, the nearest first, each as the beginning of a path.
    static func above(_ path: String) -> [String] {
        var places: [String] = []
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/"), !rest.hasSuffix("..") {
            places.append(String(rest[...slash]))
            rest = rest[..<slash]
        }
        return path.hasPrefix("/") ? places : places + [""]
    }

    /// The names of what stands beside a folder.
    static func siblings(of path: String) -> [String] {
        let parent = sibling(of: path, named: ".")
        return ((try? names(in: parent)) ?? []).filter { !$0.hasPrefix(".") }
    }
}
