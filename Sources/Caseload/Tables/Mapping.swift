package import Diagnostics
package import Records
import YAML

/// How an office writes its files: its own names of columns, its own spellings of values.
///
/// ```yaml
/// columns:
///   households: {户编号: id, 户籍: area, 备注: ignored}
///   members: {户编号: household, 序号: id, 姓名: carried}
/// values:
///   area: {城镇户口: urban, 农业户口: rural}     # by fact or by enumeration
/// yes: [1, Y]
/// no: [0, N]
/// unknown: ['-', 不详]
/// complete: [obligors]                          # a member without rows there has none
/// ```
package struct Mapping: Sendable {
    /// For each list the meaning of its columns.
    var columns: [String: [String: String]] = [:]
    /// For each fact, finding or enumeration what its spellings stand for.
    var values: [String: [String: String]] = [:]
    var yes: [String] = []
    var no: [String] = []
    var unknown: [String] = []
    /// The lists whose files say all.
    var complete: Set<String> = []

    /// A column that is not read.
    static let ignored = ["ignored", "不用"]
    /// A column that is kept as text for the output.
    static let carried = ["carried", "照抄"]

    package init() {}

    /// Reads a mapping file; every mistake in it is found.
    package static func read(
        _ path: String, into found: inout DiagnosticBag
    ) throws(FileError) -> Mapping {
        var mapping = Mapping()
        let bytes = try fileBytes(at: path, limit: 1 << 20)
        guard let file = SourceFile.load(bytes: bytes, path: path, into: &found),
            let root = YAML.parse(file, into: &found)
        else { return mapping }
        guard let entries = root.entries else {
            found.add(.notAMapping(root))
            return mapping
        }
        for entry in entries { mapping.take(entry, into: &found) }
        return mapping
    }

    private mutating func take(_ entry: YAMLNode.Entry, into found: inout DiagnosticBag) {
        switch entry.name {
        case "columns": columns = Self.nested(entry.value, into: &found)
        case "values": values = Self.nested(entry.value, into: &found)
        case "yes": yes = Self.texts(entry.value, into: &found)
        case "no": no = Self.texts(entry.value, into: &found)
        case "unknown": unknown = Self.texts(entry.value, into: &found)
        case "complete": complete = Set(Self.texts(entry.value, into: &found))
        default: found.add(.unknownKey(entry.key))
        }
    }

    private static func texts(_ node: YAMLNode, into found: inout DiagnosticBag) -> [String] {
        guard let items = node.items, items.allSatisfy({ $0.text != nil }) else {
            found.add(.notTexts(node))
            return []
        }
        return items.compactMap(\.text)
    }

    private static func nested(
        _ node: YAMLNode, into found: inout DiagnosticBag
    ) -> [String: [String: String]] {
        var result: [String: [String: String]] = [:]
        guard let entries = node.entries else {
            found.add(.notAMapping(node))
            return result
        }
        for entry in entries {
            guard let inner = entry.value.entries, inner.allSatisfy({ $0.value.text != nil })
            else {
                found.add(.notAMapping(entry.value))
                continue
            }
            for pair in inner { result[entry.name, default: [:]][pair.name] = pair.value.text }
        }
        return result
    }
}

extension Diagnostic {
    fileprivate static func notAMapping(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "mapping/not-a-mapping", at: node.range,
            Wording(
                zh: "这里应当逐项写「文件里的写法: 意思」，而不是\(node.kindName.zh)",
                en:
                    "this takes pairs of “as the file has it: what it means”, not \(node.kindName.en)"
            ))
    }

    fileprivate static func notTexts(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "mapping/not-a-list", at: node.range,
            Wording(zh: "这里应当是一列写法", en: "this takes a list of spellings"),
            hint: Wording(zh: "例如 [1, Y]", en: "for example [1, Y]"))
    }

    fileprivate static func unknownKey(_ key: YAMLNode) -> Diagnostic {
        let known = ["columns", "values", "yes", "no", "unknown", "complete"]
        return Diagnostic(
            "mapping/unknown-key", at: key.range,
            Wording(
                zh: "对照文件里没有「\(key.text ?? "")」这一项",
                en: "a mapping has nothing called “\(key.text ?? "")”"),
            hint: Wording.didYouMean(key.text ?? "", among: known)
                ?? Wording(
                    zh: "可以写：" + known.joined(separator: "、"),
                    en: "possible: " + known.joined(separator: ", ")))
    }
}
