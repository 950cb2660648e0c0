/// Text as Markdown shows it.
enum Markdown {
    /// With everything that Markdown would read as its own.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\|*_<>`[]#".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    static func row(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }

    /// The line below a table's head.
    static func rule(_ count: Int, numbers: Set<Int>) -> String {
        row((0..<count).map { numbers.contains($0) ? "---:" : "---" })
    }
}
