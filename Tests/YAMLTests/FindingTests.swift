import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct FindingTests {
    @Test(
        "what is not allowed is found at its place",
        arguments: [
            ("甲: 1\n1️⃣甲: 2\n", ["1️⃣ yaml/duplicate-key"]),
            ("a: 1️⃣&x 1\nb: 2️⃣*x\nc: 3️⃣!!str 2\n", ["1️⃣ yaml/anchor", "2️⃣ yaml/alias", "3️⃣ yaml/tag"]),
            ("a:1️⃣\t1\n2️⃣\tb: 2\n", ["1️⃣ yaml/tab", "2️⃣ yaml/tab"]),
            ("a: 1\n1️⃣---\nb: 2\n", ["1️⃣ yaml/several-documents"]),
            ("1️⃣%YAML 1.1\n---\na: 1\n", ["1️⃣ yaml/directive"]),
            (
                "a: x1️⃣\u{0}y\nb: 2️⃣\u{1B}\n",
                ["1️⃣ yaml/control-character", "2️⃣ yaml/control-character"]
            ),
            ("a: x1️⃣\u{200B}y\n", ["1️⃣ yaml/invisible-character"]),
            ("a: x1️⃣\u{2028}y\n", ["1️⃣ yaml/line-break"]),
            ("a: \"x1️⃣\\0\"\n", ["1️⃣ yaml/control-character"]),
            ("1️⃣[a]: 1\n", ["1️⃣ yaml/key-not-text"]),
            ("?\n: 1️⃣1\n", ["1️⃣ yaml/missing-key"]),
            ("1️⃣\u{3000}a: 1\n", ["1️⃣ yaml/wide-space"]),
            ("1️⃣", ["1️⃣ yaml/empty"]),
            ("1️⃣# 只有注释\n", ["1️⃣ yaml/empty"]),
        ])
    func strictness(text: String, expected: [String]) {
        #expect(Reading(text).findings == expected)
    }

    @Test(
        "each syntax error has its own words",
        arguments: [
            ("a: 'x\nb: 1\n1️⃣", ["1️⃣ yaml/unclosed-quote"]),
            ("a: [1, 2\nb1️⃣: 1\n", ["1️⃣ yaml/unclosed-bracket"]),
            ("a: b1️⃣: c\n", ["1️⃣ yaml/unexpected-colon"]),
            ("a: 1\nb\n1️⃣c: 1\n", ["1️⃣ yaml/missing-colon"]),
            ("a: 1️⃣@x\n", ["1️⃣ yaml/unexpected-character"]),
            ("a: \"x1️⃣\\q\"\n", ["1️⃣ yaml/unknown-escape"]),
            ("a: \"x\" 1️⃣= y\n", ["1️⃣ yaml/unexpected-text"]),
            ("a: 1️⃣- b\n", ["1️⃣ yaml/unexpected-item"]),
            ("a: > 1️⃣5\n", ["1️⃣ yaml/block-header"]),
            ("a: [1️⃣, 1]\n", ["1️⃣ yaml/unexpected-text"]),
            ("a: [1]\n  1️⃣b: 1\n", ["1️⃣ yaml/unexpected-text"]),
            ("a: *1️⃣ x\n", ["1️⃣ yaml/alias"]),
            ("a: 1️⃣!x!y z\n", ["1️⃣ yaml/tag"]),
        ])
    func syntax(text: String, expected: [String]) {
        let reading = Reading(text)
        #expect(reading.root == nil)
        #expect(reading.findings == expected, "\(reading.found.map(\.message.en))")
    }

    @Test("strictness is reported even where the syntax breaks later")
    func both() {
        let reading = Reading("a: 1\n1️⃣a: 2\nb: 2️⃣&x 1\nc: 3️⃣`\n")
        #expect(
            reading.findings == [
                "1️⃣ yaml/duplicate-key", "2️⃣ yaml/anchor", "3️⃣ yaml/unexpected-character",
            ])
    }

    @Test(
        "a text that a comma or bracket cuts in braces gets a hint about quotes",
        arguments: [
            "- {when: 1️⃣x in (1, 2), then: 3}\n", "- {when: 1️⃣名称 = \"甲, 乙\"}\n",
            "- [1️⃣(1..5]\n", "- [1️⃣f(a, b), c]\n",
        ])
    func cut(text: String) {
        let reading = Reading(text)
        #expect(reading.findings == ["1️⃣ yaml/cut-text"])
        #expect(reading.found.first?.hint?.zh.contains("加单引号") == true)
    }

    @Test(
        "a full-width colon or a missing space behind the colon gets a hint",
        arguments: [
            "1️⃣名称：值\n", "甲:\n  1️⃣名称：值\n", "类型: x\n名称：值\n乙: y\n", "名称：值\n类型: x\n",
            "甲: {1️⃣名称：值}\n", "名称:值\n类型: x\n",
        ])
    func colon(text: String) {
        let reading = Reading(text)
        #expect(reading.found.count == 1, "\(reading.findings)")
        #expect(reading.found.first?.hint?.zh.contains("「名称: …」") == true, "\(reading.found)")
    }

    @Test("prose with full-width colons is left alone")
    func prose() {
        let reading = Reading("说明: 注意：值\n列:\n  - 备注：甲\n文: |\n  名称：值\n语: '名称：值'\n")
        #expect(reading.findings.allSatisfy { $0.hasSuffix("yaml/mistaken-colon") })
        #expect(reading.found.count <= 1)
    }

    @Test("size and depth have limits")
    func limits() {
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(Reading("a: " + deep).findings == ["66 yaml/too-deep"])
        #expect(Reading("a: 123456", limits: Limits(bytes: 8)).findings == ["0 yaml/too-large"])
        let stray = Reading(String(repeating: "\u{1}", count: 500))
        #expect(stray.found.filter { $0.code == "yaml/control-character" }.count == 20)
    }
}
