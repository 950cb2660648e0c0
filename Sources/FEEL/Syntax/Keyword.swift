/// The words that are no names unless a known name holds them.
enum Keyword: String, CaseIterable {
    case and
    case between
    case `else`
    case every
    case `false`
    case `for`
    case function
    case `if`
    case `in`
    case instance
    case null
    case or
    case `return`
    case satisfies
    /// Not called `some`, which an optional keyword could not tell from its own case.
    case someOf = "some"
    case then
    case `true`
}
