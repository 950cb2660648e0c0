import FEEL
import Foundation

/// The clock and the types of each model, made once.
final class SurroundingsByModel: Sendable {
    private let byFile: [String: Surroundings]

    init(_ library: ModelLibrary, files: some Sequence<String>) {
        let now = Self.now()
        byFile = Dictionary(
            files.map { ($0, Surroundings(now: now, types: library.types(in: $0).types)) },
            uniquingKeysWith: { first, _ in first })
    }

    subscript(file: String) -> Surroundings { byFile[file] ?? .standard }

    private static func now() -> DateAndTime? {
        let form = ISO8601DateFormatter()
        return DateAndTime(form.string(from: Date()))
    }
}
