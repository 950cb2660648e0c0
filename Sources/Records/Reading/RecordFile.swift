package import Diagnostics
package import YAML

/// The records that a file holds, not yet bound to any vocabulary.
package struct RecordFile: Sendable {
    package let file: SourceFile
    /// One tree for each record.
    package let records: [YAMLNode]

    /// Reads a YAML or JSON file: one record, a list of them, or several one after the other.
    package static func read(
        _ path: String, limits: Limits = .records, into found: inout DiagnosticBag
    ) throws(FileError) -> RecordFile? {
        let bytes = try fileBytes(at: path, limit: limits.bytes)
        let name = path == "-" ? "stdin" : path
        guard let file = SourceFile.load(bytes: bytes, path: name, limits: limits, into: &found)
        else { return nil }
        return parse(file, limits: limits, into: &found)
    }

    package static func parse(
        _ file: SourceFile, limits: Limits = .records, into found: inout DiagnosticBag
    ) -> RecordFile? {
        var mistakes = DiagnosticBag()
        let roots: [YAMLNode]
        if isJSON(file) {
            roots = JSONReader.values(in: file, limits: limits, into: &mistakes)
        } else {
            roots = YAML.parseStream(file, limits: limits, into: &mistakes)
        }
        if roots.isEmpty, !mistakes.hasErrors { mistakes.add(.noRecord(file)) }
        if !mistakes.isEmpty {
            let mask = Mask(valuesOf: file)
            found.add(contentsOf: mistakes.diagnostics.map(mask.applied))
        }
        guard !mistakes.hasErrors else { return nil }
        // A list at the top is a list of records; elsewhere lists belong to a record.
        let records = roots.flatMap { $0.items ?? [$0] }
        if records.isEmpty {
            found.add(.noRecord(file))
            return nil
        }
        return RecordFile(file: file, records: records)
    }

    /// By its name, else by its first character.
    private static func isJSON(_ file: SourceFile) -> Bool {
        if [".json", ".jsonl", ".ndjson"].contains(where: file.path.hasSuffix) { return true }
        if [".yaml", ".yml"].contains(where: file.path.hasSuffix) { return false }
        let first = file.text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}

extension Limits {
    /// A household's record is a few KB; a file may hold some thousands of them.
    package static let records = Limits(bytes: 64 << 20)
}

extension Diagnostic {
    fileprivate static func noRecord(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            "record/empty", at: SourceRange(file: file, start: 0, end: 0),
            Wording(zh: "文件里没有记录", en: "the file holds no record"),
            hint: Wording(
                zh: "用「yingbao new-record」可以生成一份空白记录",
                en: "“yingbao new-record” writes a blank one"))
    }
}
