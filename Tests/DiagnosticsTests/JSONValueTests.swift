import Diagnostics
import Testing

@Suite struct JSONValueTests {
    private let value: JSONValue = [
        "乙": 1, "甲": ["x", true, nil, []], "数": .number("702.00"), "空": [:],
    ]

    @Test("keys keep their order and digits their form")
    func compact() {
        #expect(value.compact == #"{"乙":1,"甲":["x",true,null,[]],"数":702.00,"空":{}}"#)
    }

    @Test("the pretty form has one member a line")
    func pretty() {
        #expect(
            value.pretty == """
                {
                  "乙": 1,
                  "甲": [
                    "x",
                    true,
                    null,
                    []
                  ],
                  "数": 702.00,
                  "空": {}
                }
                """)
    }

    @Test("quotes, backslashes and control characters are escaped")
    func escapes() {
        #expect(
            JSONText.quoted("a\"\\\n\r\t\u{0}\u{1F}\u{2028}中😀")
                == #""a\"\\\n\r\t\u0000\u001f\u2028中😀""#)
    }

    @Test("a diagnostic is one object")
    func diagnostic() {
        let file = SourceFile(path: "a.yaml", text: "甲: 乙\n丙: 丁\n")
        let diagnostic = Diagnostic(
            "yaml/tab", at: SourceRange(file: file, start: 5, end: 12),
            Wording(zh: "错了", en: "wrong"),
            notes: [.init(range: nil, message: Wording(zh: "见", en: "see"))])
        #expect(
            diagnostic.json(in: .zh).compact
                == #"{"code":"yaml/tab","severity":"error","path":"a.yaml","line":1,"column":4,"#
                + #""endLine":2,"endColumn":2,"message":"错了","hint":null,"notes":[{"path":null,"#
                + #""line":null,"column":null,"endLine":null,"endColumn":null,"message":"见"}]}"#)
    }
}
