/// Texts that many lines share, each told once below.
struct Footnotes {
    /// Each text once, in the order in which it came.
    let texts: [String]
    /// For each line the number of its text, counted from 1.
    let numbers: [Int?]

    init(_ lines: [String?]) {
        var texts: [String] = []
        numbers = lines.map { line in
            guard let line, !line.isEmpty else { return nil }
            if let place = texts.firstIndex(of: line) { return place + 1 }
            texts.append(line)
            return texts.count
        }
        self.texts = texts
    }
}
