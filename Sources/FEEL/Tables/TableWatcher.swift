/// A part of a table that is evaluated.
public enum TablePart: Sendable, Hashable {
    case input(Int)
    case test(row: Int, column: Int)
    case result(row: Int, column: Int)
}

/// Told what a table evaluates, by whom its cells' texts are kept: a failure's range counts in one.
public protocol TableWatcher: AnyObject {
    /// Before a part is evaluated; a test with the value that it tests.
    func begins(_ part: TablePart, on input: Value?)
    func ends(_ part: TablePart)
    /// Once for each row that matches for certain.
    func matched(row: Int)
}
