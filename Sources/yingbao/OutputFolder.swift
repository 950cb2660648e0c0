import Diagnostics
import Glibc

/// A folder that files are written into; it is made where there is none.
struct OutputFolder {
    private let path: String

    init(_ path: String) throws(Failure) {
        self.path = path
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw .unable(
                Wording(zh: "建不了文件夹「\(path)」", en: "the folder 「\(path)」 cannot be made"))
        }
    }

    func write(_ text: String, to name: String) throws(Failure) {
        let file = "\(path)/\(name)"
        guard let stream = fopen(file, "we") else { throw Self.unwritable(file) }
        let bytes = Array(text.utf8)
        let count = fwrite(bytes, 1, bytes.count, stream)
        guard fclose(stream) == 0, count == bytes.count else { throw Self.unwritable(file) }
    }

    private static func unwritable(_ file: String) -> Failure {
        .unable(Wording(zh: "写不了文件「\(file)」", en: "the file 「\(file)」 cannot be written"))
    }
}
