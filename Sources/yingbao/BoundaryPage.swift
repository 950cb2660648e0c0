import Diagnostics
import Engine
import Records

/// The cases at the limits of the law, as YAML to be confirmed and pasted, or as JSON.
struct BoundaryPage {
    let language: Language
    let format: Format
    private var made: [BoundaryCase] = []
    /// Limits that no fact of any case moves.
    private var unmoved: [Threshold] = []

    init(language: Language, format: Format) {
        self.language = language
        self.format = format
    }

    mutating func add(_ cases: [BoundaryCase], at limit: Threshold) {
        made += cases
        if cases.isEmpty { unmoved.append(limit) }
    }

    var text: String {
        switch format {
        case .text: head + "tests:\n" + made.map(entry).joined() + rest
        case .json: made.map { json($0).compact + "\n" }.joined()
        }
    }

    private var head: String {
        let words = Wording(
            zh: "# 各界限上、下一步的案例。expect 是程序算出的答案，请逐个对照条文确认后再使用。\n",
            en:
                "# Cases at each limit and one step to each side. What stands under expect came out of\n"
                + "# the program: compare each with its article before using it.\n")
        return words[language]
    }

    private func entry(_ made: BoundaryCase) -> String {
        let origin = Wording(zh: "改自 ", en: "made from ")[language] + place(of: made.origin)
        return "  # \(place(of: made.range))  \(made.title[language])  \(origin)\n"
            + "  - \(made.yaml)\n\n"
    }

    /// What has to be written by hand.
    private var rest: String {
        unmoved.map { limit in
            let words = Wording(
                zh: "没有案例的事实能移到这个界限", en: "no fact of any case can be moved to this limit")
            return "# \(place(of: limit.range))  \(words[language])\n"
        }.joined()
    }

    private func place(of range: SourceRange) -> String {
        "\(range.file.path):\(range.position.line)"
    }

    private func json(_ made: BoundaryCase) -> JSONValue {
        [
            "path": .string(made.range.file.path),
            "line": .integer(made.range.position.line),
            "origin": .string(place(of: made.origin)),
            "zh": .string(made.title.zh),
            "en": .string(made.title.en),
            "side": .string(made.side.rawValue),
            "yaml": .string(made.yaml),
        ]
    }
}
