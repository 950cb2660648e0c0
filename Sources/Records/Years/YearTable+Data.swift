package import Diagnostics
import FEEL
import RuleModel

extension YearTable {
    /// One line a value and year (RFC 4180), for a spreadsheet or another program.
    package var csv: String {
        let heads = [
            "standard", "row", "zh", "en", "unit", "year", "value", "state", "status", "since",
            "change", "percent", "source", "evidence",
        ]
        var text = heads.joined(separator: ",") + "\r\n"
        for line in lines {
            for (year, cell) in zip(years, line.cells) where cell.state != .absent {
                let fields = [
                    line.standard, line.row.joined(separator: "/"), name(line).zh, name(line).en,
                    line.unit.en, String(year.year),
                    cell.state == .unset ? "" : cell.number?.exactText ?? cell.text.en,
                    cell.state.rawValue, cell.status?.rawValue ?? "",
                    cell.since?.description ?? "", cell.step?.exactText ?? "",
                    cell.percent?.exactText ?? "", cell.source?.en ?? "",
                    cell.evidence?.rawValue ?? "",
                ]
                text += fields.map(CSV.field).joined(separator: ",") + "\r\n"
            }
        }
        return text
    }

    private func name(_ line: Line) -> Wording {
        line.row.isEmpty ? line.title : .trail([line.group], line.title)
    }

    /// `yingbao.standards/1`.
    package var json: JSONValue {
        [
            "schema": "yingbao.standards/1",
            "place": place.json,
            "known_on": .string(knownOn.description),
            "years": .array(years.map { .integer($0.year) }),
            "standards": .array(
                lines.map { line in
                    [
                        "standard": .string(line.standard),
                        "row": .array(line.row.map { .string($0) }),
                        "title": name(line).json, "unit": line.unit.json,
                        "values": .array(zip(years, line.cells).map { Self.json($0.year, $1) }),
                    ]
                }),
        ]
    }

    private static func json(_ year: Int, _ cell: YearCell) -> JSONValue {
        [
            "year": .integer(year), "state": .string(cell.state.rawValue),
            "value": cell.state == .absent || cell.state == .unset
                ? .null : .string(cell.number?.exactText ?? cell.text.en),
            "since": .text(cell.since?.description), "status": .text(cell.status?.rawValue),
            "change": .text(cell.step?.exactText), "percent": .text(cell.percent?.exactText),
            "source": cell.source?.json ?? .null, "evidence": .text(cell.evidence?.rawValue),
        ]
    }
}
