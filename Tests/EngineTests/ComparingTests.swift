import Diagnostics
import FEEL
import Foundation
import Records
import RuleModel
import TestSupport
import Testing

@testable import Engine

/// Two editions by meaning: every case of the fixture changes the invented county a little.
@Suite("Comparing two editions")
struct ComparingTests {
    @Test("what a change of the files changes of the meaning", arguments: ComparingCase.all)
    func change(_ example: ComparingCase) throws {
        let before = try Self.edition(of: Self.files)
        let after = try Self.edition(of: example.applied(to: Self.files))
        let difference = EditionDifference(before, after, comparesPeriods: true)
        let found = difference.changes.map(\.summary).sorted()
        #expect(found == example.expected.sorted())
        // The other way round the same things differ, with added and removed exchanged.
        let back = EditionDifference(after, before, comparesPeriods: true)
        #expect(back.changes.count == difference.changes.count)
        #expect(back.items.count == difference.items.count)
    }

    @Test("an edition does not differ from itself, wherever its declarations stand")
    func itself() throws {
        let before = try Self.edition(of: Self.files)
        #expect(EditionDifference(before, before, comparesPeriods: true).isEmpty)
        let moved = Self.files.map { name, text in ("other/\(name)", "# moved\n\n" + text) }
        let after = try Self.edition(of: moved.reversed())
        #expect(
            EditionDifference(before, after, comparesPeriods: true).changes.map(\.summary) == [])
    }

    @Test("the names of a difference are those that decide")
    func items() throws {
        let before = try Self.edition(of: Self.files)
        let case1 = try #require(ComparingCase.all.first { $0.title.hasPrefix("only another") })
        let after = try Self.edition(of: case1.applied(to: Self.files))
        let difference = EditionDifference(before, after)
        #expect(difference.changes.count == 1)
        #expect(difference.items.isEmpty)
        #expect(difference.changes.first?.topic == .bases)
    }

    @Test("marks are read back as stretches, nested ones as one")
    func marks() {
        let inner = Wording(zh: "六十", en: "60").marked
        let text = Wording(zh: "年满", en: "age ") + (Wording(zh: "约", en: "about ") + inner).marked
        #expect(
            ChangeMarks.segments(of: text.en) == [
                .init(text: "age ", isChanged: false), .init(text: "about 60", isChanged: true),
            ])
        #expect(ChangeMarks.text(text.zh, "[", "]") == "年满[约六十]")
    }

    // MARK: -

    private static let files: [(String, String)] = {
        let folder = URL(fileURLWithPath: County.path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0 != "tests.yaml" }.sorted().compactMap { name in
            (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
                .map { (name, $0) }
        }
    }()

    private static func edition(of files: [(String, String)]) throws -> Edition {
        let day = try #require(CalendarDate("2024-06-01"))
        var found = DiagnosticBag()
        let sources = files.map { SourceFile(path: $0.0, text: $0.1) }
        let book = RuleBook.load(layers: [sources], into: &found)
        let edition = book.edition(EditionRequest(day: day, knownOn: day), into: &found)?
            .linked(into: &found)
        #expect(!found.hasErrors, "\(found.diagnostics.map(\.message.en))")
        return try #require(edition)
    }
}

/// One case of the fixture.
struct ComparingCase: Sendable, CustomTestStringConvertible {
    let title: String
    /// What is taken out and what is put in, in the order of the case.
    let edits: [(old: String, new: String)]
    let expected: [String]

    var testDescription: String { title }

    func applied(to files: [(String, String)]) throws -> [(String, String)] {
        var files = files
        for edit in edits {
            let place = try #require(
                files.firstIndex { $0.1.contains(edit.old) }, "not in the files: \(edit.old)")
            files[place].1 = files[place].1.replacingOccurrences(of: edit.old, with: edit.new)
        }
        return files
    }

    static let all: [ComparingCase] = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/comparing/cases.txt")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\n## ").dropFirst().map(ComparingCase.init)
    }()

    init(_ text: String) {
        let lines = text.components(separatedBy: "\n")
        var edits: [(old: [String], new: [String])] = []
        var expected: [String] = []
        var previous: Character?
        for line in lines.dropFirst() where line.count > 1 {
            let rest = String(line.dropFirst(2))
            switch line.first {
            case "-":
                if previous != "-" { edits.append(([], [])) }
                edits[edits.count - 1].old.append(rest)
            case "+": edits[edits.count - 1].new.append(rest)
            case "=": if rest != "none" { expected.append(rest) }
            default: break
            }
            previous = line.first
        }
        title = lines[0]
        self.expected = expected
        self.edits = edits.map { edit in
            // Whole lines that are taken out leave no empty line.
            let old = edit.old.joined(separator: "\n")
            return (old + (edit.new.isEmpty ? "\n" : ""), edit.new.joined(separator: "\n"))
        }
    }
}

extension Change {
    /// `changed programme gap/amount/gap: formula [old | new]`.
    fileprivate var summary: String {
        let head = "\(nature.rawValue) \(item.kind.rawValue) \(item.text)"
        guard nature == .changed else { return head }
        var rest = aspects.map(\.name.rawValue).joined(separator: ", ")
        for aspect in aspects { rest += aspect.details }
        if let name = olderName { rest += (rest.isEmpty ? "" : " ") + "(was \(name.text))" }
        return "\(head): \(rest)"
    }
}

extension AspectChange {
    /// The parts that differ, as they stand in the files.
    fileprivate var details: String {
        if let table {
            let rows = table.rows.map { row in
                "row \(row.older?.tests.first?.text.value ?? "") | "
                    + "\(row.newer?.tests.first?.text.value ?? "")"
            }
            return " (\(rows.joined(separator: ", ")))"
        }
        guard let parts, case .formula(let before)? = older, case .formula(let after)? = newer
        else { return "" }
        return " [\(before.slices(parts.older)) | \(after.slices(parts.newer))]"
    }
}

extension Formula {
    fileprivate func slices(_ ranges: Set<TextRange>) -> String {
        let bytes = Array(text.value.utf8)
        return ranges.sorted { $0.start < $1.start }.map {
            String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
        }.joined(separator: ", ")
    }
}
