/// How many columns a text takes in a terminal (after Unicode's East Asian Width).
///
/// Ambiguous characters such as “ and … count one column, as most terminals show them.
extension Unicode.Scalar {
    public var displayWidth: Int {
        if value < 0x20 || value == 0x7F { return 0 }
        // Han, as most of what is printed.
        if (0x4E00...0x9FFF).contains(value) { return 2 }
        if value < 0x300 { return (0x80..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if (0x1160...0x11FF).contains(value) { return 0 }
        let isWide =
            properties.isEmojiPresentation || Self.wide.contains { $0.contains(value) }
        return isWide ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
        0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}

extension Character {
    public var displayWidth: Int {
        let scalars = unicodeScalars
        // U+FE0F asks for the picture form, which takes two columns.
        if scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        return scalars.map(\.displayWidth).max() ?? 0
    }
}

extension StringProtocol {
    public var displayWidth: Int {
        reduce(0) { $0 + $1.displayWidth }
    }

    /// The text followed by spaces up to a width in columns; longer texts stay as they are.
    public func padded(to width: Int) -> String {
        String(self) + String(repeating: " ", count: Swift.max(0, width - displayWidth))
    }

    /// As `padded(to:)` with the spaces in front, for columns of numbers.
    public func paddedLeft(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - displayWidth)) + String(self)
    }
}
