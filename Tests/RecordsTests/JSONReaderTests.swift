import Diagnostics
import Records
import TestSupport
import Testing
import YAML

@Suite struct JSONReaderTests {
    @Test(
        "texts keep their characters, numbers their digits",
        arguments: [
            (#"{"a": "张\u4e09 \ud83d\ude00 \"\\\/\n"}"#, "张三 😀 \"\\/\n"),
            (#"{"a": 715.10}"#, "715.10"), (#"{"a": -0}"#, "-0"), (#"{"a": 1E+2}"#, "1E+2"),
            ("\t{\"a\"\t:\r\ntrue}", "true"), (#"{"a": null}"#, "null"),
        ])
    func values(text: String, value: String) {
        var found = DiagnosticBag()
        let file = RecordFile.parse(SourceFile(path: "a.json", text: text), into: &found)
        #expect(found.isEmpty)
        #expect(file?.records.first?["a"]?.text == value)
    }

    @Test(
        "what is no JSON is found at its place",
        arguments: [
            #"{"a": 1️⃣01}"#, #"{"a": 1️⃣.5}"#, #"{"a": 1️⃣+1}"#, #"{"a": 1️⃣NaN}"#,
            #"{"a": 1️⃣'b'}"#, #"{1️⃣a: 1}"#, #"{"a" 1️⃣1}"#, #"{"a": 1 1️⃣"b": 2}"#,
            #"{"a": 1, 1️⃣}"#, #"{"a": 1, 1️⃣"a": 2}"#, #"{"a": [1, 1️⃣]}"#,
            "{\"a\": \"b1️⃣\n\"}", #"{"a": "\q1️⃣"}"#, #"{"a": "\ud8001️⃣x"}"#, #"{"a": "b1️⃣"#,
            #"{"a": 11️⃣"#,
        ])
    func mistakes(marked: String) throws {
        let marked = Marked(marked)
        var found = DiagnosticBag()
        let file = RecordFile.parse(SourceFile(path: "a.json", text: marked.text), into: &found)
        #expect(file == nil)
        #expect(found.diagnostics.map(\.code) == ["record/json"])
        #expect(found.diagnostics.first?.range?.start == marked["1️⃣"])
    }

    @Test("deep nesting is refused, not crashed on")
    func nesting() {
        var found = DiagnosticBag()
        let text = String(repeating: "[", count: 100_000)
        #expect(RecordFile.parse(SourceFile(path: "a.json", text: text), into: &found) == nil)
        #expect(found.hasErrors)
    }
}
