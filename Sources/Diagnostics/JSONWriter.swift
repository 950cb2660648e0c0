/// Writes JSON part by part, on one line: for output of which there is too much to build it first.
///
/// Keys are constants and need no escapes. What is absent is left out, not written as null.
public struct JSONWriter: Sendable {
    private var bytes: [UInt8] = []
    /// Whether the next part is the first of what it belongs to.
    private var isFirst = true

    private init() {}

    /// Adds what the body writes.
    public static func add(to bytes: inout [UInt8], _ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        swap(&bytes, &writer.bytes)
        body(&writer)
        swap(&bytes, &writer.bytes)
    }

    public mutating func add(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        begin(key)
        JSONText.write(text, to: &bytes)
    }

    public mutating func add(_ key: StaticString, _ value: Bool) {
        begin(key)
        JSONValue.bool(value).write(to: &bytes)
    }

    public mutating func add(_ key: StaticString, _ value: JSONValue?) {
        guard let value else { return }
        begin(key)
        value.write(to: &bytes)
    }

    /// A list; one without elements leaves nothing behind.
    public mutating func list(_ key: StaticString, _ elements: (inout JSONWriter) -> Void) {
        let (start, wasFirst) = (bytes.count, isFirst)
        begin(key)
        bytes.append(UInt8(ascii: "["))
        isFirst = true
        elements(&self)
        if isFirst {
            bytes.removeLast(bytes.count - start)
            isFirst = wasFirst
        } else {
            bytes.append(UInt8(ascii: "]"))
        }
    }

    /// An object as an element of a list, or as the whole.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
        body(&self)
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    /// An element of a list.
    public mutating func element(_ text: String) {
        separate()
        JSONText.write(text, to: &bytes)
    }

    public mutating func element(_ value: JSONValue) {
        separate()
        value.write(to: &bytes)
    }

    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    private mutating func begin(_ key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes += UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
