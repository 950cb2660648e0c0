import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct ScalarMapTests {
    @Test(
        "every offset of a scalar's value leads to the byte it came from",
        arguments: 0..<600)
    func offsets(seed: Int) throws {
        var generator = ScalarGenerator(seed: UInt64(seed))
        for _ in 0..<10 {
            let scalar = generator.scalar()
            let reading = Reading(scalar.source)
            let node = reading.root?["键"] ?? reading.root?["表"]?.items?.last
            let text = try #require(node?.embeddedText, "\(scalar.source.debugDescription)")
            #expect(Array(text.value.utf8) == scalar.value, "\(scalar.source.debugDescription)")
            let offsets = scalar.value.indices.map { text.fileOffset(of: $0) }
            #expect(offsets == scalar.offsets, "\(scalar.source.debugDescription)")
        }
    }

    @Test("a stretch of a quoted text is underlined in the file")
    func range() throws {
        let reading = Reading("规则:\n  when: '1️⃣名称 = ''2️⃣低保''3️⃣'\n")
        let text = try #require(reading.root?["规则"]?["when"]?.embeddedText)
        #expect(text.value == "名称 = '低保'")
        let start = text.value.utf8.count - "低保'".utf8.count
        let range = text.range(of: TextRange(start, start + "低保".utf8.count))
        #expect(range.start == reading.marked["2️⃣"])
        #expect(range.end == reading.marked["3️⃣"] - 2)
    }
}

/// Makes YAML scalars byte by byte, knowing where each byte of the value comes from.
private struct ScalarGenerator {
    struct Scalar {
        var source = ""
        var value: [UInt8] = []
        var offsets: [Int] = []
    }

    private var state: UInt64
    private var made = Scalar()
    private var lineBreak = "\n"

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    }

    mutating func scalar() -> Scalar {
        lineBreak = chance(4) ? "\r\n" : "\n"
        made = Scalar()
        if chance(3) { raw("# 注释：说明" + lineBreak) }
        let indentation: Int
        if chance(2) {
            raw("键: ")
            indentation = 0
        } else {
            raw("表:" + lineBreak + "  - 甲" + lineBreak + "  - ")
            indentation = 2
        }
        switch below(5) {
        case 0: plain(indentation + 1 + below(3))
        case 1: singleQuoted(indentation + 1 + below(3))
        case 2: doubleQuoted(indentation + 1 + below(3))
        default: block(indentation)
        }
        return made
    }

    private mutating func plain(_ indentation: Int) {
        word()
        for _ in 0..<below(5) {
            if chance(2) { blanks(kept: true) } else { fold(indentation) }
            word()
        }
        raw(lineBreak)
        if chance(2) { raw("# 完" + lineBreak) }
    }

    private mutating func singleQuoted(_ indentation: Int) {
        raw("'")
        for _ in 0..<below(6) {
            switch below(4) {
            case 0: fold(indentation); word()
            case 1: escape("''", "'"); word()
            case 2: kept("# : [,]")
            default: word()
            }
        }
        if chance(4) { blanks(kept: true) }
        raw("'" + lineBreak)
    }

    private mutating func doubleQuoted(_ indentation: Int) {
        let escapes = [
            ("\\n", "\n"), ("\\\"", "\""), ("\\\\", "\\"), ("\\u4e2d", "中"), ("\\x41", "A"),
            ("\\U0001F600", "😀"), ("\\N", "\u{85}"), ("\\_", "\u{A0}"), ("\\L", "\u{2028}"),
            ("\\/", "/"), ("\\ ", " "), ("\\t", "\t"), ("\\xe9", "é"),
        ]
        raw("\"")
        for _ in 0..<below(7) {
            switch below(5) {
            case 0: fold(indentation); word()
            case 1, 2:
                let (source, value) = escapes[below(escapes.count)]
                escape(source, value)
            case 3:
                blanks(kept: true)
                raw("\\" + lineBreak)
                if chance(3) { kept(lineBreak, as: "\n") }
                blanks(kept: false, indentation)
                word()
            default: word()
            }
        }
        raw("\"" + lineBreak)
    }

    private mutating func block(_ parent: Int) {
        let isFolded = chance(2)
        let chomping = ["", "-", "+"][below(3)]
        let depth = 1 + below(3)
        let lines = (0..<(1 + below(5))).map { _ in below(5) == 0 ? 0 : 1 + below(4) }
        let more = lines.map { $0 > 0 && chance(4) ? 1 + below(2) : 0 }
        let needsIndicator = more[lines.firstIndex { $0 > 0 } ?? 0] > 0
        raw(isFolded ? ">" : "|")
        let indicator = needsIndicator || chance(4) ? "\(depth)" : ""
        raw(chance(2) ? indicator + chomping : chomping + indicator)
        if chance(4) { raw("  # 注") }
        raw(lineBreak)
        let last = lines.lastIndex { $0 > 0 } ?? -1
        let endsFile = chance(4)
        var pending: Int?
        var previousIsMore = false
        var empties: [Int] = []
        for (index, words) in lines.enumerated() {
            if words == 0 {
                if chance(2) { raw(String(repeating: " ", count: below(parent + depth))) }
                empties.append(made.source.utf8.count)
                raw(lineBreak)
                continue
            }
            if let at = pending {
                if !isFolded || previousIsMore || more[index] > 0 {
                    add("\n", at)
                } else if empties.isEmpty {
                    add(" ", at)
                }
            }
            for at in empties { add("\n", at) }
            empties = []
            raw(String(repeating: " ", count: parent + depth))
            kept(String(repeating: " ", count: more[index]))
            for number in 0..<words {
                if number > 0 { kept(chance(3) ? " # " : " ") }
                word()
            }
            if endsFile, index == last, index == lines.count - 1 { return }
            (pending, previousIsMore) = (made.source.utf8.count, more[index] > 0)
            raw(lineBreak)
        }
        if chomping != "-", let at = pending { add("\n", at) }
        if chomping == "+" { for at in empties { add("\n", at) } }
    }

    // MARK: - Pieces

    private mutating func word() {
        let words = ["收入", "a", "元/月", "x_1", "😀", "702.00", "é", "no", "低保标准", "（一）"]
        kept(words[below(words.count)])
    }

    private mutating func fold(_ indentation: Int) {
        blanks(kept: false)
        let first = made.source.utf8.count
        raw(lineBreak)
        let empty = chance(3) ? 1 + below(2) : 0
        if empty == 0 { add(" ", first) }
        for _ in 0..<empty {
            blanks(kept: false)
            kept(lineBreak, as: "\n")
        }
        blanks(kept: false, indentation)
    }

    private mutating func blanks(kept isKept: Bool, _ least: Int = 0) {
        let text = String(repeating: " ", count: isKept ? 1 + below(3) : least + below(3))
        if isKept { kept(text) } else { raw(text) }
    }

    private mutating func raw(_ text: String) { made.source += text }

    private mutating func kept(_ text: String) {
        for (index, byte) in text.utf8.enumerated() {
            made.value.append(byte)
            made.offsets.append(made.source.utf8.count + index)
        }
        raw(text)
    }

    private mutating func kept(_ text: String, as value: String) {
        add(value, made.source.utf8.count)
        raw(text)
    }

    private mutating func escape(_ source: String, _ value: String) {
        let start = made.source.utf8.count
        for (index, byte) in value.utf8.enumerated() {
            made.value.append(byte)
            made.offsets.append(start + min(index, source.utf8.count - 1))
        }
        raw(source)
    }

    private mutating func add(_ value: String, _ offset: Int) {
        for byte in value.utf8 {
            made.value.append(byte)
            made.offsets.append(offset)
        }
    }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(bound, 1)))
    }

    private mutating func chance(_ bound: Int) -> Bool { below(bound) == 0 }
}
