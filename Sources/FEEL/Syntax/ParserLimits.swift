/// What a text may ask of the parser; all are far above what people write.
enum ParserLimits {
    /// Bytes of one expression: longer ones are generated, and would only cost time and memory.
    static let textLength = 1 << 16
    /// Brackets within brackets: each takes some kilobytes of stack, and a thread may have 512 KB.
    ///
    /// Rules and the public conformance suite need fewer than ten.
    static let nesting = 64
    /// Levels of the tree, which every walk over it takes on the stack.
    static let height = 256
}
