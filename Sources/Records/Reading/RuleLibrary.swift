package import Diagnostics
package import Engine
package import FEEL
package import RuleModel
import YAML

/// A rule set as read from disk and joined with all whose law it inherits.
package struct RuleLibrary: Sendable {
    package let folder: RuleFolder
    package let book: RuleBook

    /// Reads a rule set's folder, and notices from elsewhere as if they stood in it.
    ///
    /// What cannot be read is thrown; every mistake in what was read is found.
    ///
    /// - Parameter withTests: Whether the tests are read, too.
    package static func read(
        _ path: String, notices: [String] = [], withTests: Bool = true,
        into found: inout DiagnosticBag
    ) throws(FileError) -> RuleLibrary {
        let folder = try RuleFolder.read(path, notices: notices, into: &found)
        var joined = DiagnosticBag()
        let book = RuleBook.load(
            layers: folder.layers.map(\.files), withTests: withTests, into: &joined)
        // Why a layer is missing was said by the folder; that it is missing need not be said too.
        let places = Set(found.diagnostics.compactMap(\.range))
        found.add(
            contentsOf: joined.diagnostics.filter { $0.range.map { !places.contains($0) } ?? true })
        return RuleLibrary(folder: folder, book: book)
    }

    /// The law in force on a day, ready to decide households; `nil`, with the reasons, where it
    /// has errors or does not exist.
    ///
    /// With a clock a case that takes too long ends in an error.
    package func program(
        _ request: EditionRequest, clock: Budget.Clock? = nil, into found: inout DiagnosticBag
    ) -> Program? {
        var mistakes = DiagnosticBag()
        defer { found.add(contentsOf: mistakes.diagnostics) }
        guard let edition = book.edition(request, into: &mistakes) else { return nil }
        let linked = edition.linked(into: &mistakes)
        return mistakes.hasErrors ? nil : Program(linked, clock: clock)
    }

    /// Whether a mistake stands in a draft of another file than these.
    package func isOfDraft(_ diagnostic: Diagnostic, besides paths: [String]) -> Bool {
        guard let range = diagnostic.range, !paths.contains(range.file.path) else { return false }
        return book.notices.contains { stated in
            let notice = stated.content
            return notice.identity.status == .draft && notice.range.file == range.file
                && notice.range.start <= range.start && range.end <= notice.range.end
        }
    }

    /// The documents of the notices that stand in these files: their drafts are asked for.
    package func documents(ofNoticesIn paths: [String]) -> Set<String> {
        Set(
            book.notices.filter { paths.contains($0.content.range.file.path) }
                .map(\.content.identity.document))
    }
}
