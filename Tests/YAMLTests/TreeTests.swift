import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct TreeTests {
    @Test("scalars keep their text, whatever YAML versions make of it")
    func texts() {
        let reading = Reading(
            """
            甲: 715.10
            乙: no
            丙: 012
            丁: 1e3
            戊: 2024-02-30
            己: ~
            庚:
            辛: ''
            壬: [on, "x, y", null]
            癸: {a: 1, b: }
            """)
        #expect(reading.findings.isEmpty)
        #expect(
            reading.root?.outline
                == "{甲: plain(715.10), 乙: plain(no), 丙: plain(012), 丁: plain(1e3), "
                + "戊: plain(2024-02-30), 己: plain(~), 庚: ∅, 辛: singleQuoted(), "
                + "壬: [plain(on), doubleQuoted(x, y), plain(null)], 癸: {a: plain(1), b: ∅}}")
    }

    @Test("block scalars keep or fold their lines")
    func blocks() {
        let reading = Reading("a: |\n  甲\n  乙\n\nb: >-\n  甲\n  乙\nc: |+\n  丙\n\n")
        #expect(
            reading.root?.outline == "{a: literal(甲⏎乙⏎), b: folded(甲 乙), c: literal(丙⏎⏎)}")
    }

    @Test("ranges reach from the first to the last character")
    func ranges() throws {
        let reading = Reading(
            "外:\n  1️⃣内: 甲\n  列:\n    - 2️⃣{乙: 丙}3️⃣ # 注\n    - |\n      丁4️⃣\n\n# 注\n后: 5️⃣戊6️⃣\n")
        let root = try #require(reading.root)
        let inner = try #require(root["外"])
        #expect(inner.range.start == reading.marked["1️⃣"])
        #expect(inner.range.end == reading.marked["4️⃣"])
        let flow = try #require(inner["列"]?.items?.first)
        #expect(flow.range.start == reading.marked["2️⃣"])
        #expect(flow.range.end == reading.marked["3️⃣"])
        #expect(flow.isFlow && !inner.isFlow)
        #expect(root["后"]?.range.start == reading.marked["5️⃣"])
        #expect(root["后"]?.range.end == reading.marked["6️⃣"])
    }

    @Test("a byte order mark and CRLF do not move places")
    func loading() {
        var bag = DiagnosticBag()
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("甲: 乙\r\n丙: 丁\r\n".utf8)
        let file = SourceFile.load(bytes: bytes, path: "a", into: &bag)
        let root = file.flatMap { YAML.parse($0, into: &bag) }
        #expect(root?["丙"]?.range.position == SourcePosition(line: 2, column: 4))
        #expect(bag.isEmpty)
        let marked = Reading("\u{FEFF}甲: 1️⃣乙\n")
        #expect(marked.root?["甲"]?.range.start == marked.marked["1️⃣"])
    }

    @Test("bytes that are no UTF-8 are reported with their places")
    func encoding() {
        var bag = DiagnosticBag()
        let bytes = Array("甲: a\n乙: ".utf8) + [0xD6, 0xD0, 0x0A, 0xFF]
        #expect(SourceFile.load(bytes: bytes, path: "a", into: &bag) == nil)
        let places = bag.diagnostics.compactMap(\.range?.position)
        #expect(places.first == SourcePosition(line: 2, column: 4))
        #expect(places.last == SourcePosition(line: 3, column: 1))
        #expect(bag.diagnostics.allSatisfy { $0.code.name == "yaml/invalid-utf8" })
        var utf16 = DiagnosticBag()
        #expect(SourceFile.load(bytes: [0xFF, 0xFE, 0x41, 0], path: "a", into: &utf16) == nil)
        #expect(utf16.diagnostics.map(\.message.en) == ["the file is in UTF-16"])
    }
}
