package import Diagnostics
import FEEL
package import Records
import YAML

/// What an invented county looks like: shares and sums, read from a file.
package struct SampleCounty: Sendable {
    package let title: Wording
    /// How many households it has.
    package let households: Int
    let asOf: CalendarDate
    /// Chances out of 10,000, by name: `rural`, `types.family`, `disabled.elder`.
    private let chances: [String: Int]
    /// Sums of money at the ends of equal parts.
    private let quantiles: [String: [Int]]
    let ruralClass: [Int]

    /// In the order of `SampleType`.
    let types: [Int]

    func chance(_ name: String) -> Int { chances[name] ?? 0 }

    func quantile(_ name: String) -> [Int] { quantiles[name] ?? [0, 0] }

    /// Reads a file; every mistake in it is found.
    package static func read(
        _ path: String, into found: inout DiagnosticBag
    ) throws(FileError) -> SampleCounty? {
        let bytes = try fileBytes(at: path, limit: 1 << 20)
        guard let file = SourceFile.load(bytes: bytes, path: path, into: &found),
            let root = YAML.parse(file, into: &found)
        else { return nil }
        var reading = Reading()
        reading.take(root, below: "", into: &found)
        let wanted = ["rural", "households"] + SampleType.allCases.map { "types.\($0.rawValue)" }
        for name in wanted where reading.numbers[name] == nil {
            found.add(.missing(name, at: root.range))
        }
        for name in ["means.urban", "means.rural", "means.without_kin", "rural_class"]
        where (reading.lists[name]?.count ?? 0) < 2 {
            found.add(.missing(name, at: root.range))
        }
        guard let asOf = root["as_of"]?.text.flatMap({ CalendarDate($0) }) else {
            found.add(.missing("as_of", at: root.range))
            return nil
        }
        guard !found.hasErrors else { return nil }
        return SampleCounty(
            title: Wording(zh: root["zh"]?.text ?? "", en: root["en"]?.text ?? ""),
            households: reading.numbers["households"] ?? 0, asOf: asOf, chances: reading.numbers,
            quantiles: reading.lists, ruralClass: reading.lists["rural_class"] ?? [],
            types: SampleType.allCases.map { reading.numbers["types.\($0.rawValue)"] ?? 0 })
    }

    private struct Reading {
        var numbers: [String: Int] = [:]
        var lists: [String: [Int]] = [:]

        /// Files nest two levels deep.
        mutating func take(_ node: YAMLNode, below prefix: String, into found: inout DiagnosticBag)
        {
            for entry in node.entries ?? [] {
                let name = prefix + entry.name
                if let items = entry.value.items {
                    let numbers = items.compactMap { $0.text.flatMap { Int($0) } }
                    if numbers.count != items.count { found.add(.noNumber(name, entry.value)) }
                    lists[name] = numbers
                } else if entry.value.entries != nil {
                    take(entry.value, below: name + ".", into: &found)
                } else if !["zh", "en", "as_of"].contains(name) {
                    guard let number = entry.value.text.flatMap({ Int($0) }), number >= 0 else {
                        found.add(.noNumber(name, entry.value))
                        continue
                    }
                    numbers[name] = number
                }
            }
        }
    }
}

/// Kinds of households.
enum SampleType: String, CaseIterable, Sendable {
    case aloneWithoutKin = "alone_without_kin"
    case elder
    case elderCouple = "elder_couple"
    case adult
    case couple
    case family
    case threeGenerations = "three_generations"
    case grandparents
    case oneParent = "one_parent"
}

extension Diagnostic {
    fileprivate static func missing(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "sample/missing", at: range,
            Wording(zh: "虚构县的文件没有「\(name)」", en: "the invented county has no “\(name)”"))
    }

    fileprivate static func noNumber(_ name: String, _ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "sample/not-a-number", at: node.range,
            Wording(
                zh: "「\(name)」应当是不小于 0 的整数", en: "“\(name)” takes whole numbers from 0"))
    }
}
