/// What resolved names mean while an expression runs.
///
/// One host serves one case on one task.
public protocol Host: AnyObject {
    /// A property of one object.
    func value(of property: Int, on object: ObjectReference) -> Value
    /// A value that belongs to no object.
    func value(ofGlobal global: Int) -> Value
    /// A function of the host (a keyed standard); arguments may be unknown.
    func call(_ function: Int, _ arguments: [Value]) -> Value
    /// Keeps a failure and gives the number it goes by in `Cause(.failure, …)`.
    func record(_ failure: Failure) -> Int
}
