package import Diagnostics
import Engine
import FEEL
import RuleModel
import YAML

extension YearMatrix {
    /// A run as it is kept: schema `yingbao.matrix/1`.
    package func json(in language: Language) -> JSONValue {
        [
            "schema": "yingbao.matrix/1",
            "years": .array(years.map(JSONValue.integer)),
            "cases": .array(rows.map { json($0, language) }),
        ]
    }

    private func json(_ row: Row, _ language: Language) -> JSONValue {
        [
            "case": .string(row.key), "title": .string(row.title[language]),
            "results": .object(
                zip(years, row.cells).map { year, cells in
                    ("\(year)", .array(cells.map(\.json)))
                }),
            "changes": .array(
                row.changes.enumerated().flatMap { step, changes in
                    changes.map { change -> JSONValue in
                        [
                            "from": .integer(years[step]), "to": .integer(years[step + 1]),
                            "older": change.older?.json ?? .null,
                            "newer": change.newer?.json ?? .null,
                            "causes": .array(change.causes.map { .string($0[language]) }),
                        ]
                    }
                }),
        ]
    }
}

extension MatrixResult {
    var json: JSONValue {
        [
            "programme": .string(programme), "member": .text(member),
            "outcome": .string(outcome.rawValue), "payable": .bool(isPayable),
            "low": low.map { .number($0.exactText) } ?? .null,
            "high": high.map { .number($0.exactText) } ?? .null,
        ]
    }

    init?(_ node: YAMLNode) {
        guard let programme = node["programme"]?.text,
            let outcome = node["outcome"]?.text.flatMap(Outcome.init(rawValue:))
        else { return nil }
        self.init(
            programme: programme, member: node["member"]?.presentText, outcome: outcome,
            isPayable: node["payable"]?.text == "true",
            low: node["low"]?.presentText.flatMap { Number($0) },
            high: node["high"]?.presentText.flatMap { Number($0) })
    }
}

extension YAMLNode {
    /// `nil` for null, too.
    fileprivate var presentText: String? {
        if case .absent = kind { nil } else { text == "null" ? nil : text }
    }
}

/// A run that was kept: the results of each case in each year.
package struct KeptMatrix: Sendable {
    fileprivate let cases: [String: [Int: [MatrixResult]]]
    fileprivate let years: [Int]

    /// `nil`, with what is wrong, for what is no kept run.
    package init?(_ file: SourceFile, into found: inout DiagnosticBag) {
        let roots = JSONReader.values(in: file, limits: .records, into: &found)
        guard let root = roots.first, root["schema"]?.text == "yingbao.matrix/1" else {
            found.add(
                Diagnostic(
                    "matrix/unknown-file", at: SourceRange(file: file, start: 0, end: 0),
                    Wording(
                        zh: "这不是「yingbao test --years … --format json」保存的结果",
                        en: "this is no run kept with “yingbao test --years … --format json”")))
            return nil
        }
        var cases: [String: [Int: [MatrixResult]]] = [:]
        for entry in root["cases"]?.items ?? [] {
            guard let key = entry["case"]?.text else { continue }
            var results: [Int: [MatrixResult]] = [:]
            for year in entry["results"]?.entries ?? [] {
                guard let number = Int(year.name) else { continue }
                results[number] = (year.value.items ?? []).compactMap { MatrixResult($0) }
            }
            cases[key] = results
        }
        self.cases = cases
        years = (root["years"]?.items ?? []).compactMap { $0.text.flatMap { Int($0) } }
    }
}

/// One result that is otherwise than in a kept run.
package struct MatrixDifference: Sendable {
    package enum Kind: Sendable {
        case changed(kept: MatrixResult?, now: MatrixResult?)
        case newCase
        case missingCase
    }

    package let key: String
    package let year: Int?
    package let kind: Kind
}

extension YearMatrix {
    /// What differs from a kept run, in the years that both have.
    package func differences(from kept: KeptMatrix) -> [MatrixDifference] {
        var differences: [MatrixDifference] = []
        for row in rows {
            guard let before = kept.cases[row.key] else {
                differences.append(MatrixDifference(key: row.key, year: nil, kind: .newCase))
                continue
            }
            for (year, cells) in zip(years, row.cells) {
                guard let old = before[year] else { continue }
                differences += Self.changed(old, cells).map {
                    MatrixDifference(key: row.key, year: year, kind: $0)
                }
            }
        }
        let known = Set(rows.map(\.key))
        differences += kept.cases.keys.filter { !known.contains($0) }.sorted().map {
            MatrixDifference(key: $0, year: nil, kind: .missingCase)
        }
        return differences
    }

    private static func changed(
        _ old: [MatrixResult], _ new: [MatrixResult]
    ) -> [MatrixDifference.Kind] {
        old.compactMap { before -> MatrixDifference.Kind? in
            let now = new.first { $0.isSameResult(as: before) }
            return now == before ? nil : .changed(kept: before, now: now)
        }
            + new.filter { now in !old.contains { $0.isSameResult(as: now) } }
            .map { .changed(kept: nil, now: $0) }
    }
}
