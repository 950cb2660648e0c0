import TestSupport
import Testing

@Suite struct HelpTests {
    @Test(
        "every command explains itself in both languages",
        arguments: ["", "check", "lint", "test", "eval", "new-record", "rules", "schema"])
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
}
