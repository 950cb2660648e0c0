package import Diagnostics

extension SourceFile {
    /// The bytes of a file as text; nil, with the places, when they are not UTF-8 or too many.
    ///
    /// A byte order mark at the beginning is dropped. Offsets count from behind it.
    package static func load(
        bytes: [UInt8], path: String, limits: Limits = .standard, into found: inout DiagnosticBag
    ) -> SourceFile? {
        guard bytes.count <= limits.bytes else {
            found.add(.tooLarge(SourceFile(path: path, text: ""), limit: limits.bytes))
            return nil
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let file = SourceFile(path: path, text: "")
            found.add(.invalidUTF8(SourceRange(file: file, start: 0, end: 0), isUTF16: true))
            return nil
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let (text, errors) = decode(bytes.dropFirst(hasMark ? 3 : 0))
        let file = SourceFile(path: path, text: text)
        for offset in errors.prefix(limits.strayCharacters) {
            let place = SourceRange(file: file, start: offset, end: offset + 3)
            found.add(.invalidUTF8(place, isUTF16: false))
        }
        return errors.isEmpty ? file : nil
    }

    /// The text with U+FFFD for what is no UTF-8, and the offsets of these in the text.
    private static func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, errors: [Int]) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
        var text = ""
        var errors: [Int] = []
        var input = bytes.makeIterator()
        var decoder = Unicode.UTF8()
        while true {
            switch decoder.decode(&input) {
            case .scalarValue(let scalar):
                text.unicodeScalars.append(scalar)
            case .error:
                errors.append(text.utf8.count)
                text.unicodeScalars.append("\u{FFFD}")
            case .emptyInput:
                return (text, errors)
            }
        }
    }
}

extension Diagnostic {
    static func tooLarge(_ file: SourceFile, limit: Int) -> Diagnostic {
        Diagnostic(
            "yaml/too-large", at: SourceRange(file: file, start: 0, end: 0),
            Wording(
                zh: "文件超过 \(limit) 字节", en: "the file has more than \(limit) bytes"),
            hint: Wording(zh: "请拆成几个文件", en: "split it into several files"))
    }

    fileprivate static func invalidUTF8(_ place: SourceRange, isUTF16: Bool) -> Diagnostic {
        Diagnostic(
            "yaml/invalid-utf8", at: place,
            isUTF16
                ? Wording(zh: "文件是 UTF-16 编码", en: "the file is in UTF-16")
                : Wording(zh: "这里不是 UTF-8 文字", en: "this is not UTF-8"),
            hint: Wording(
                zh: "请用 UTF-8 编码保存（不要用 GBK 或 ANSI）",
                en: "save the file as UTF-8 (not GBK or another code page)"))
    }
}
