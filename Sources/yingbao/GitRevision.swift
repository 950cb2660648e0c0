import Diagnostics
import Glibc
import Records

/// The rule files as they stood in a revision of git, in a folder of their own for the time of one
/// comparison.
struct GitRevision {
    /// The rule folder within it.
    let folder: String
    private let scratch: String

    /// - Parameter folder: The rule folder as it stands now; its repository is asked.
    init(_ name: String, of folder: String) throws(Failure) {
        let git = ["git", "-C", folder]
        let top = try Self.line(git + ["rev-parse", "--show-toplevel"])
        guard let top else { throw Self.noLaw(name) }
        let prefix = try Self.line(git + ["rev-parse", "--show-prefix"]) ?? ""
        let commit = try Self.line(
            git + ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"])
        guard let commit else { throw Self.noLaw(name) }
        scratch = try Self.makeFolder()
        self.folder = "\(scratch)/\(prefix)"
        let archive = "\(scratch)/rules.tar"
        let packed = try Subprocess.run([
            "git", "-C", top, "archive", "--format=tar", "--output=\(archive)", commit, "--",
            ":(glob)**/*.yaml",
        ])
        let unpacked = try Subprocess.run(["tar", "-xf", archive, "-C", scratch])
        guard packed.status == 0, unpacked.status == 0,
            Folder.hasFile(named: RuleFolder.identityFile, in: self.folder)
        else {
            remove()
            throw .unable(
                Wording(
                    zh: "版本「\(name)」里没有规则文件夹「\(prefix)」",
                    en: "revision “\(name)” has no rule folder “\(prefix)”"))
        }
    }

    func remove() {
        _ = try? Subprocess.run(["rm", "-rf", "--", scratch])
    }

    /// The first line of what a program writes; `nil` where it fails.
    private static func line(_ arguments: [String]) throws(Failure) -> String? {
        let ran = try Subprocess.run(arguments)
        guard ran.status == 0 else { return nil }
        return String(ran.output.prefix { $0 != "\n" })
    }

    private static func makeFolder() throws(Failure) -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/yingbao-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .unable(Wording(zh: "建不了临时文件夹", en: "a temporary folder cannot be made"))
        }
        let bytes = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func noLaw(_ name: String) -> Failure {
        .unable(
            Wording(
                zh: "「\(name)」不是年份、月份、日期、规则文件夹、标准文件，也不是 git 的版本",
                en: "“\(name)” is no year, month, day, rule folder, notice or revision of git"))
    }
}
