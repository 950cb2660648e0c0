import Diagnostics
import Testing
import YAML

@Suite struct RobustnessTests {
    private static let sample = Array(
        """
        # 样例
        名称: "低保\\u4e2d\\n"
        标准: {农村: 702.00, 城市: '9''0'}
        表:
          - [1, "a, b", x]
          - |2-
              缩进
            文字
          - >+
            折叠
            文字

        说明: 多行
          普通 文字
        """.utf8)

    @Test("damaged files are read without a trap, and their places lie inside", arguments: 0..<40)
    func mutations(seed: Int) {
        var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func below(_ bound: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: (random >> 33) % UInt64(bound))
        }
        let odd =
            Array("\t\r\n :-[]{},&*!|>'\"%@`#?\\\u{0}~".utf8) + [0xC2, 0xE2, 0xEF, 0xFF, 0x80]
        for _ in 0..<100 {
            var bytes = Self.sample
            for _ in 0..<(1 + below(6)) {
                let at = below(bytes.count)
                switch below(4) {
                case 0: bytes.remove(at: at)
                case 1: bytes.insert(odd[below(odd.count)], at: at)
                case 2: bytes[at] = odd[below(odd.count)]
                default: bytes[at] = UInt8(below(256))
                }
            }
            if below(5) == 0 { bytes = (0..<below(200)).map { _ in UInt8(below(256)) } }
            read(bytes)
        }
    }

    private func read(_ bytes: [UInt8]) {
        var bag = DiagnosticBag()
        // A file that is no UTF-8 is read all the same, to see more of the parser.
        let file =
            SourceFile.load(bytes: bytes, path: "a", into: &bag)
            ?? SourceFile(path: "a", text: String(decoding: bytes, as: UTF8.self))
        let root = YAML.parse(file, into: &bag)
        #expect(root != nil || bag.hasErrors)
        let text = TextRenderer(language: .zh).render(bag.sorted)
        #expect(text.isEmpty == bag.isEmpty)
        if let root { check(root, in: file) }
    }

    private func check(_ node: YAMLNode, in file: SourceFile) {
        #expect(node.range.start >= 0 && node.range.end <= file.text.utf8.count)
        for item in node.items ?? [] { check(item, in: file) }
        for entry in node.entries ?? [] {
            check(entry.key, in: file)
            check(entry.value, in: file)
        }
        guard let text = node.embeddedText else { return }
        #expect(text.segments.first?.valueOffset == 0)
        let places = (0..<text.value.utf8.count).map { text.fileOffset(of: $0) }
        #expect(places.allSatisfy { $0 < file.text.utf8.count })
        #expect(
            places.count < 2 || Set(places).count > 1, "no map of \(file.text.debugDescription)")
    }
}
