import Diagnostics
import RuleModel
import Testing
import YAML

/// Files of tests are known without being read: by every command that runs no test.
@Suite struct TestFilesTests {
    @Test(
        "nothing but tests",
        arguments: [
            "tests:\n  - case: {zh: 甲, en: a}\n",
            "# what it tries\n\ndocument: law\ngiven:\n  member: {a: 1}\ntests:\n- case: x\n",
            "tests:\r\n  - case: x\r\nequivalents:\r\n  - {}\r\n",
        ])
    func onlyTests(text: String) {
        #expect(SourceFile(path: "a.yaml", text: text).holdsOnlyTests)
    }

    @Test(
        "what may be law is read",
        arguments: [
            "", "# tests:\n", "given:\n  member: {a: 1}\n", "tests:\n  - x\nstandards:\n  a: {}\n",
            "{tests: [], standards: {}}\n", "\"tests\":\n  - x\n", "tests :\n  - x\n",
            "---\ntests:\n  - x\n", "tests:\n  - x\n---\nstandards: {}\n", "tests:\n  - x\n...\n",
            "  standards: {}\ntests:\n  - x\n", "tests:\n  - 'a\nstandards: b'\n",
            "testss:\n  - x\n",
        ])
    func more(text: String) {
        #expect(!SourceFile(path: "a.yaml", text: text).holdsOnlyTests)
    }

    @Test("of the published rules all files of tests, and none with another key")
    func published() throws {
        let files = try ["Rules/zhangjiachuan", "Rules/national", "Rules/gansu"].flatMap {
            try RuleFolder.files($0)
        }
        let tests = files.filter(\.holdsOnlyTests)
        #expect(tests.map(\.path) == files.map(\.path).filter { $0.contains("/tests/") })
        let keys: Set<String> = ["document", "given", "tests", "equivalents"]
        for file in tests {
            var found = DiagnosticBag()
            let root = try #require(parse(file, into: &found))
            #expect(keys.isSuperset(of: (root.entries ?? []).map(\.name)))
        }
    }
}
