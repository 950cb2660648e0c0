/// What a file may ask of the reader.
package struct Limits: Sendable {
    /// The whole law of a county is below one MiB; a bigger file is the wrong file.
    package var bytes: Int
    /// Readers of the tree recurse; rules nest about ten deep.
    package var depth: Int
    /// A file with more characters that cannot be text is no text.
    package var strayCharacters: Int

    package init(bytes: Int = 16 << 20, depth: Int = 64, strayCharacters: Int = 20) {
        self.bytes = bytes
        self.depth = depth
        self.strayCharacters = strayCharacters
    }

    package static let standard = Limits()
}
