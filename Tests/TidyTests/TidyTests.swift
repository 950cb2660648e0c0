import Foundation
import TestSupport
import Testing

@Suite struct TidyTests {
    @Test("every target has its line in the import table")
    func targets() throws {
        let manifest = try SourceTree.file("Package.swift").text
        let names = manifest.matches(
            of: /\.(?:target|executableTarget)\(\s*name: "([^"]+)"/
        ).map { String($0.1) }
        #expect(Set(names) == Layering.targets)
    }

    @Test("modules import only what lies below them")
    func imports() throws {
        for file in try SourceTree.files(under: "Sources") {
            let allowed = try #require(Layering.allowedImports(of: file.target), "\(file)")
            let imports = Set(SwiftOutline(file.text).imports).subtracting(["Swift"])
            let exempt = Layering.systemFiles[file.path] ?? []
            let surplus = imports.subtracting(allowed.union(exempt)).sorted()
            #expect(surplus.isEmpty, "\(file) imports \(surplus)")
        }
    }

    @Test("no file is longer than 500 lines", arguments: ["Sources", "Tests"])
    func fileLength(folder: String) throws {
        for file in try SourceTree.files(under: folder) {
            #expect(file.lines.count - 1 <= 500, "\(file)")
        }
    }

    @Test("no function is longer than 70 lines")
    func functionLength() throws {
        var long: Set<String> = []
        for file in try SourceTree.files(under: "Sources") {
            for function in SwiftOutline(file.text).functions where function.lines > 70 {
                let name = "\(file.path) \(function.name)"
                long.insert(name)
                #expect(
                    Layering.longFunctions.contains(name),
                    "\(name), line \(function.firstLine), has \(function.lines) lines")
            }
        }
        #expect(Layering.longFunctions.subtracting(long).isEmpty, "these are short by now")
    }

    @Test("no traps, no open ends")
    func forbiddenWords() throws {
        let words = ["try!", "as! ", "fatalError(", "preconditionFailure(", "@unchecked"]
        for file in try SourceTree.files(under: "Sources") {
            let code = SwiftOutline(file.text).code
            for word in words { #expect(!code.contains(word), "\(file) has \(word)") }
            for word in ["TO" + "DO", "FIX" + "ME"] {
                #expect(!file.text.contains(word), "\(file) has \(word)")
            }
        }
    }

    @Test("the core calculates without floating point")
    func floatingPoint() throws {
        for file in try SourceTree.files(under: "Sources") where Layering.core.contains(file.target)
        {
            let found = SwiftOutline(file.text).code.firstMatch(of: /\b(Double|Float|CGFloat)\b/)
            #expect(found == nil, "\(file)")
        }
    }

    @Test("no path of a particular machine is written down")
    func machinePaths() throws {
        let paths = ["home", "root", "work", "Users"].map { "/" + $0 + "/" }
        let folders = try SourceTree.topLevel().filter {
            ["Sources", "Tests", "Rules", "Examples"].contains($0)
        }
        for file in try folders.flatMap({ try SourceTree.files(under: $0, suffix: "") }) {
            for path in paths {
                let pattern = "[\\s\"'(=]" + path + "[a-z]"
                let found = file.text.range(of: pattern, options: .regularExpression)
                #expect(found == nil, "\(file) has \(path)")
            }
        }
    }

    @Test("the top of the repository holds only what belongs there")
    func topLevel() throws {
        let allowed: Set<String> = [
            "Package.swift", "Package.resolved", "Sources", "Tests", "Rules", "Examples",
            "README.md", "README.zh.md", "CHANGELOG.md", "LICENSE", "Makefile",
        ]
        let surplus = try SourceTree.topLevel().filter {
            !$0.hasPrefix(".") && !allowed.contains($0)
        }
        #expect(surplus.isEmpty)
    }
}

@Suite struct SwiftOutlineTests {
    private let outline = SwiftOutline(
        #"""
        package import Foundation // import Nothing
        @testable import struct YAML.Limits
        /* func no() { } */
        struct A {
            let text = "a { \(b("}")) { // "
            package var short: Int { 1 }
            static func long(
                _ x: Int = { 3 }()
            ) -> Int {
                if true { """
                    }}}} import X
                    """ }
                return #"}"#.count
            }
            init?() {}
        }
        protocol P {
            func none()
            var also: Int { get }
        }
        """#)

    @Test("imports are found, comments are not")
    func imports() {
        #expect(outline.imports == ["Foundation", "YAML"])
    }

    @Test("functions are measured from their declaration to their last brace")
    func functions() {
        let found = outline.functions.map { "\($0.name) \($0.firstLine) \($0.lines)" }
        #expect(
            found == ["var short 6 1", "func long 7 8", "init? 15 1", "var also 19 1"])
    }
}
