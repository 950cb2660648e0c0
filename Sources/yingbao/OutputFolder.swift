import Diagnostics
import Glibc

/// A folder that files are written into; it is made where there is none.
struct OutputFolder {
    private let path: String

    init(_ path: String) throws(Failure) {
        self.path = path
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw .unable(
                Wording(zh: "建不了文件夹「\(path)」", en: "the folder “\(path)” cannot be made"))
        }
    }

    func write(_ text: String, to name: String) throws(Failure) {
        try TextFile.write(text, to: "\(path)/\(name)")
    }
}
