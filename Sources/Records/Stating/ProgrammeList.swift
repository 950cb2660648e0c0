package import Diagnostics
import Engine
import FEEL
package import RuleModel

/// The programmes in force, a line each.
package struct ProgrammeList: Sendable {
    package struct Line: Sendable {
        package let id: String
        package let title: Title
        /// Whose matter is decided.
        package let decides: Title
        package let kind: ProgrammeKind
        package let since: String?
        package let evidence: Evidence
    }

    package let lines: [Line]

    package init(_ edition: Edition) {
        let words = LawWords(edition)
        lines = edition.programmes.map { programme in
            Line(
                id: programme.id, title: programme.common.title,
                decides: edition.entities[programme.entity].title, kind: programme.kind,
                since: words.beginning(of: programme.common)?.description,
                evidence: programme.common.evidence)
        }
    }

    package static let heads = [
        Wording(zh: "代号", en: "id"), Wording(zh: "项目", en: "programme"),
        Wording(zh: "对象", en: "decided for"), Wording(zh: "救助方式", en: "grants"),
        Wording(zh: "施行", en: "since"), Wording(zh: "依据", en: "evidence"),
    ]

    package func text(_ language: Language, hasColour: Bool = false) -> String {
        let rows = [Self.heads] + lines.map(\.cells)
        let texts = rows.map { $0.map { $0[language] } }
        let widths = Self.heads.indices.map { column in
            texts.map { $0[column].displayWidth }.max() ?? 0
        }
        var sheet = Sheet(hasColour: hasColour)
        for (place, row) in texts.enumerated() {
            let cells = zip(row, widths).map { $0.padded(to: $1) }
            sheet.line(
                cells.joined(separator: "  ").trimmedEnd, place == 0 ? .faint : nil)
        }
        return sheet.text
    }

    package var json: JSONValue {
        .array(
            lines.map { line in
                [
                    "id": .string(line.id), "title": line.title.json,
                    "decides": line.decides.json, "kind": .string(line.kind.rawValue),
                    "since": .text(line.since), "evidence": .string(line.evidence.rawValue),
                ]
            })
    }
}

extension ProgrammeList.Line {
    package var cells: [Wording] {
        [
            Wording(id), title, decides, kind.title, Wording(since ?? "—"), evidence.title,
        ]
    }
}
