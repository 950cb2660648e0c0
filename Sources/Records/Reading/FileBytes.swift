package import Diagnostics
import Glibc

/// Why a file or folder could not be read.
package struct FileError: Error, Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        case missing
        case isFolder
        case isNoFolder
        /// A folder that holds no rule set.
        case noRules
        case notAllowed
        case tooLarge(limit: Int)
        case tooMany(limit: Int)
        /// It is compressed, and the program that reads it is not there.
        case noProgram(String)
        /// The program that decompresses it failed.
        case damaged(String)
        /// What the system says.
        case other(String)
    }

    package let path: String
    package let reason: Reason

    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package init(path: String, errno code: Int32) {
        let reason: Reason =
            switch code {
            case ENOENT, ENOTDIR: .missing
            case EISDIR: .isFolder
            case EACCES, EPERM: .notAllowed
            default: .other(String(cString: strerror(code)))
            }
        self.init(path: path, reason: reason)
    }

    package var wording: Wording {
        switch reason {
        case .missing:
            Wording(zh: "找不到「\(path)」", en: "there is no “\(path)”")
        case .isFolder:
            Wording(
                zh: "「\(path)」是文件夹，这里要的是文件",
                en: "“\(path)” is a folder; a file is wanted here")
        case .isNoFolder:
            Wording(
                zh: "「\(path)」不是文件夹，这里要的是文件夹",
                en: "“\(path)” is no folder; a folder is wanted here")
        case .noRules:
            Wording(
                zh: "「\(path)」里没有 ruleset.yaml，不是规则文件夹",
                en: "“\(path)” has no ruleset.yaml; it is no rule folder")
        case .notAllowed:
            Wording(zh: "没有读取「\(path)」的权限", en: "“\(path)” may not be read")
        case .tooLarge(let limit):
            Wording(
                zh: "「\(path)」超过 \(limit >> 20) MB，不像是这里要的文件",
                en: "“\(path)” has more than \(limit >> 20) MB; this is hardly the right file")
        case .tooMany(let limit):
            Wording(
                zh: "「\(path)」里的文件多于 \(limit) 个，不像是规则文件夹",
                en: "“\(path)” holds more than \(limit) files; this is hardly a rule folder")
        case .noProgram(let name):
            Wording(
                zh: "「\(path)」是压缩文件，要先安装 \(name)",
                en: "“\(path)” is compressed; \(name) must be installed to read it")
        case .damaged(let name):
            Wording(
                zh: "「\(path)」损坏或不完整，\(name) 解不开",
                en: "“\(path)” is damaged or cut short: \(name) cannot read it")
        case .other(let words):
            Wording(zh: "读不了「\(path)」：\(words)", en: "“\(path)” cannot be read: \(words)")
        }
    }
}

/// The bytes of a file, or of standard input for `-`; never more than the limit.
///
/// Devices and pipes that never end stop at the limit too.
package func fileBytes(at path: String, limit: Int) throws(FileError) -> [UInt8] {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileError(path: path, errno: errno) }
        if count == 0 { return bytes }
        bytes += chunk[..<count]
        guard bytes.count <= limit else {
            throw FileError(path: path, reason: .tooLarge(limit: limit))
        }
    }
}
