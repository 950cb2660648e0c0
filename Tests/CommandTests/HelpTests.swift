import TestSupport
import Testing

@Suite struct HelpTests {
    @Test(
        "every command explains itself in both languages",
        arguments: [
            "", "check", "lint", "test", "eval", "new-record", "rules", "schema", "curve",
            "compare", "impact",
        ])
    func help(command: String) throws {
        let arguments = (command.isEmpty ? [] : [command]) + ["--help"]
        var transcript = ""
        for language in ["zh", "en"] {
            let run = try CommandRun(arguments, language: language)
            #expect(run.status == 0)
            transcript += run.transcript(of: arguments)
        }
        let name = command.isEmpty ? "yingbao" : command
        expectGolden(transcript, file: "Golden/help/\(name).txt")
    }

    @Test("the language of expressions is explained, as a whole and by name")
    func language() throws {
        var transcript = ""
        for language in ["zh", "en"] {
            for name in [["feel"], ["feel", "round", "up"], ["feel", "feel/money-literal"]] {
                let run = try CommandRun(["help"] + name, language: language)
                #expect(run.status == 0)
                transcript += run.transcript(of: ["help"] + name)
            }
        }
        let wrong = try CommandRun(["help", "feel", "cuont", "--lang", "en"])
        #expect(wrong.status == 2)
        expectGolden(transcript, file: "Golden/help/feel.txt")
        #expect(wrong.error.contains("count"))
    }
}
