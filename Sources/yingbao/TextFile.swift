import Diagnostics
import Glibc

/// A file that a command writes.
enum TextFile {
    static func write(_ text: String, to path: String) throws(Failure) {
        guard let stream = fopen(path, "we") else { throw unwritable(path) }
        let bytes = Array(text.utf8)
        let count = fwrite(bytes, 1, bytes.count, stream)
        guard fclose(stream) == 0, count == bytes.count else { throw unwritable(path) }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func unwritable(_ path: String) -> Failure {
        .unable(Wording(zh: "写不了文件「\(path)」", en: "the file “\(path)” cannot be written"))
    }
}
