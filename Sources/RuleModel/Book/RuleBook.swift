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
    /// Days on which something may change, ascending.
    package internal(set) var changeDays: [CalendarDate] = []
    /// Days on which something may become known, ascending.
    var knowledgeDays: [CalendarDate] = []

    init() {}

    /// Reads and joins the files of a place; the folders in any order.
    ///
    /// - Parameter withTests: Whether the tests are read, too. They are more text than the law, and
    ///   a mistake in one is nothing that keeps a household from being decided.
    package static func load(
        layers: [[SourceFile]], withTests: Bool = true, into found: inout DiagnosticBag
    ) -> RuleBook {
        var isWhole = true
        let decoded = layers.map { files in
            files.compactMap { file -> RuleFile? in
                if !withTests, file.holdsOnlyTests { return nil }
                guard let root = YAML.parse(file, into: &found) else {
                    isWhole = false
                    return nil
                }
                return RuleFile.decode(root, of: file, withTests: withTests, into: &found)
            }
        }
        if isWhole { return join(layers: decoded, into: &found) }
        // What an unreadable file declares would be missing everywhere else.
        var ignored = DiagnosticBag()
        return join(layers: decoded, into: &ignored)
    }

    /// Joins the layers, each a folder's files; what they may not change of each other is reported,
    /// and what a layer needs of those below it: each must load without them.
    package static func join(layers: [[RuleFile]], into found: inout DiagnosticBag) -> RuleBook {
        var joiner = Joiner()
        let ordered = joiner.orderedLayers(layers)
        joiner.join(ordered)
        joiner.joinDays()
        for count in (1..<max(ordered.count, 1)).reversed() {
            var higher = Joiner()
            higher.join(higher.orderedLayers(Array(ordered.prefix(count))))
            joiner.addNeeds(of: higher)
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
