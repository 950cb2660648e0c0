import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
    @Test("every file and folder that the documentation names is there")
    func paths() throws {
        for page in try SourceTree.files(under: "Sources", suffix: ".md") {
            for match in page.text.matches(of: /`((?:Sources|Tests|Rules)\/[^` ]+)`/) {
                let path = SourceTree.root.appendingPathComponent(String(match.1)).path
                #expect(FileManager.default.fileExists(atPath: path), "\(page) names \(match.1)")
            }
        }
    }

    @Test("every type and programme that the glossary names is declared")
    func glossary() throws {
        let page = try SourceTree.file("Sources/Engine/Engine.docc/Glossary.md").text
        let code = try SourceTree.files(under: "Sources").map(\.text).joined()
        let rules = try SourceTree.files(under: "Rules", suffix: ".yaml").map(\.text).joined()
        for row in page.matches(of: /(?m)^\| [^`|]+ \| `([A-Za-z_]+)` \|[^`]+`([^`]+)` \|$/) {
            let name = String(row.1)
            if name.first?.isUppercase == true {
                #expect(code.contains("struct \(name): "), "\(name)")
            } else {
                #expect(rules.contains(name), "\(name)")
                #expect(rules.contains("  \(row.2):"), "\(row.2)")
            }
        }
    }
}
