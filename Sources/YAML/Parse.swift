package import Diagnostics

/// Reads the one document of a YAML file, in the strict form that rule files have: no anchors,
/// aliases, tags, tabs or repeated keys.
///
/// - Returns: the tree; nil when there is none or its syntax is broken. Strictness findings leave
///   the tree usable: a repeated key counts once, an alias is `absent`.
package func parse(
    _ file: SourceFile, limits: Limits = .standard, into found: inout DiagnosticBag
) -> YAMLNode? {
    documents(of: file, mayBeSeveral: false, limits: limits, into: &found)?.first
}

/// Reads a YAML file with any number of documents, each in the strict form of `parse`.
package func parseStream(
    _ file: SourceFile, limits: Limits = .standard, into found: inout DiagnosticBag
) -> [YAMLNode] {
    documents(of: file, mayBeSeveral: true, limits: limits, into: &found) ?? []
}

private func documents(
    of file: SourceFile, mayBeSeveral: Bool, limits: Limits, into found: inout DiagnosticBag
) -> [YAMLNode]? {
    guard file.text.utf8.count <= limits.bytes else {
        found.add(.tooLarge(file, limit: limits.bytes))
        return nil
    }
    let clean = StrayCharacters(file, limit: limits.strayCharacters, into: &found)
    let reader = EventReader(
        clean.bytes, from: clean.byteOrderMark.upperBound, depthLimit: limits.depth)
    var builder = TreeBuilder(file, clean.bytes, reader.events)
    let roots = builder.documents(isWhole: reader.stop == nil, mayBeSeveral: mayBeSeveral)
    found.add(contentsOf: builder.found.diagnostics)
    switch reader.stop {
    case nil:
        return roots
    case .tooDeep(let at):
        found.add(.tooDeep(SourceRange(file: file, start: at, end: at + 1), limit: limits.depth))
    case .syntax(let problem, let at, let context, let since):
        // What follows from a replaced character is no mistake of its own.
        if clean.mislead { break }
        let error = SyntaxError(
            problem: problem, at: at, context: context, since: since, file: file)
        found.add(error.diagnostic)
    }
    return nil
}
