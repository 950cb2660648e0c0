package import Diagnostics
package import FEEL
import YAML

/// The rule sets of a place from the nation down, joined: every declaration with all its periods.
package struct RuleBook: Sendable {
    package internal(set) var layers: [RuleSetIdentity] = []
    /// Who may set or decide something, highest first.
    package internal(set) var levels: [Level] = []
    package internal(set) var languages: [Language] = Language.allCases
    package internal(set) var documents: [String: Document] = [:]
    package internal(set) var units: [BaseUnit] = []
    package internal(set) var enumerations: [Enumeration] = []
    /// The household first.
    package internal(set) var entities: [Entity] = []
    /// Facts of a kind stand once for each of its entities.
    package internal(set) var facts: [Fact] = []
    package internal(set) var standards: [Standard] = []
    package internal(set) var definitions: [Definition] = []
    package internal(set) var programmes: [Programme] = []
    package internal(set) var combinations: [Stated<CombinationDeclaration>] = []
    package internal(set) var procedures: [Procedure] = []
    package internal(set) var calendar = CalendarBook()
    package internal(set) var checks: [Check] = []
    package internal(set) var notices: [Stated<Notice>] = []
    package internal(set) var tests: [RuleTest] = []
    /// Changes of the rules that no test can notice.
    package internal(set) var equivalents: [EquivalentChange] = []
    /// The same law without the lowest layer, then without the two lowest, and so on: each layer
    /// must load without those below it.
    package internal(set) var higherBooks: [RuleBook] = []
    /// Days on which something may change, ascending.
    package internal(set) var changeDays: [CalendarDate] = []
    /// Days on which something may become known, ascending.
    var knowledgeDays: [CalendarDate] = []

    init() {}

    /// Reads and joins the files of a place; the folders in any order.
    package static func load(layers: [[SourceFile]], into found: inout DiagnosticBag) -> RuleBook {
        var isWhole = true
        let decoded = layers.map { files in
            files.compactMap { file -> RuleFile? in
                guard let root = YAML.parse(file, into: &found) else {
                    isWhole = false
                    return nil
                }
                return RuleFile.decode(root, of: file, into: &found)
            }
        }
        if isWhole { return join(layers: decoded, into: &found) }
        // What an unreadable file declares would be missing everywhere else.
        var ignored = DiagnosticBag()
        return join(layers: decoded, into: &ignored)
    }

    /// Joins the layers, each a folder's files; what they may not change of each other is reported.
    package static func join(layers: [[RuleFile]], into found: inout DiagnosticBag) -> RuleBook {
        var joiner = Joiner()
        let ordered = joiner.orderedLayers(layers)
        joiner.join(ordered)
        for count in (1..<max(ordered.count, 1)).reversed() {
            var higher = Joiner()
            higher.join(higher.orderedLayers(Array(ordered.prefix(count))))
            joiner.addNeeds(of: higher)
            joiner.book.higherBooks.append(higher.book)
        }
        found.add(contentsOf: joiner.found.diagnostics)
        return joiner.book
    }
}

/// What one layer says.
package struct Stated<Content: Sendable>: Sendable {
    /// Index into the book's layers.
    package let layer: Int
    package let content: Content
}
