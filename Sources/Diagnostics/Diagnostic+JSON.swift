extension Diagnostic {
    /// The fields that the text form shows, for programs.
    public func json(in language: Language) -> JSONValue {
        .object(
            [("code", .string(code.name)), ("severity", .string(severity.rawValue))]
                + Self.place(range) + [
                    ("message", .string(message[language])),
                    ("hint", .text(hint?[language])),
                    (
                        "notes",
                        .array(
                            notes.map { note in
                                .object(
                                    Self.place(note.range)
                                        + [("message", .string(note.message[language]))])
                            })
                    ),
                ])
    }

    private static func place(_ range: SourceRange?) -> [(String, JSONValue)] {
        guard let range else {
            return ["path", "line", "column", "endLine", "endColumn"].map { ($0, .null) }
        }
        let (start, end) = (range.position, range.file.position(at: range.end))
        return [
            ("path", .string(range.file.path)),
            ("line", .integer(start.line)), ("column", .integer(start.column)),
            ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
        ]
    }
}
