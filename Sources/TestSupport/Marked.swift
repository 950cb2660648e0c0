/// A text with the markers 1️⃣ to 9️⃣ taken out, and where they stood.
package struct Marked: Sendable {
    package let text: String
    /// UTF-8 offsets in `text`, by marker.
    package let offsets: [String: Int]

    package init(_ marked: String) {
        var text = ""
        var offsets: [String: Int] = [:]
        for character in marked {
            if Self.markers.contains(character) {
                offsets[String(character)] = text.utf8.count
            } else {
                text.append(character)
            }
        }
        self.text = text
        self.offsets = offsets
    }

    /// The marker's place; -1, which is no place, where the text has none.
    package subscript(marker: String) -> Int { offsets[marker] ?? -1 }

    /// The marker at a place, for readable failures.
    package func marker(at offset: Int) -> String? {
        offsets.first { $0.value == offset }?.key
    }

    private static let markers: Set<Character> = [
        "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣",
    ]
}
