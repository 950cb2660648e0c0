import Diagnostics
import YAML

/// The words for mistakes in the form of a rule file.
extension Diagnostic {
    static func wrongForm(_ key: Wording, wanted: Shape, node: YAMLNode) -> Diagnostic {
        let code: DiagnosticCode =
            switch wanted {
            case _ where node.text == nil: "rule/wrong-kind"
            case .date, .month: "rule/not-a-date"
            case .number, .count: "rule/not-a-number"
            case .id, .qualifiedID, .name: "rule/bad-name"
            case .choice: "rule/unknown-choice"
            default: "rule/wrong-kind"
            }
        let actual = node.text.map { Wording.quoted($0) } ?? node.kindName
        var hint: Wording?
        if case .choice(let names) = wanted, let text = node.text {
            hint = .didYouMean(text, among: names)
        }
        return Diagnostic(
            code, at: node.range,
            Wording(zh: "「\(key.zh)」要写", en: "“\(key.en)” takes ") + wanted.wanted
                + Wording(zh: "，这里是", en: ", not ") + actual,
            hint: hint)
    }

    static func unknownKey(_ key: YAMLNode, in keys: KeyList) -> Diagnostic {
        let name = key.text ?? ""
        let names = keys.keys.map(\.name)
        return Diagnostic(
            "rule/unknown-key", at: key.range,
            Wording(
                zh: "\(keys.title.zh)里没有「\(name)」这个键",
                en: "\(keys.title.en) has no key “\(name)”"),
            hint: .didYouMean(name, among: names)
                ?? Wording(zh: "可用的键：", en: "its keys: ") + Wording.names(names))
    }

    static func missingKey(_ name: String, in keys: KeyList, at range: SourceRange) -> Diagnostic {
        let key = keys[name]
        return Diagnostic(
            "rule/missing-key", at: range,
            Wording(
                zh: "\(keys.title.zh)缺少「\(name)」", en: "\(keys.title.en) lacks “\(name)”"),
            hint: key.map { key in
                Wording(
                    zh: "请写上：\(name)：\(key.meaning.zh)",
                    en: "add it: \(name): \(key.meaning.en)")
            })
    }

    static func conflictingKeys(_ names: [String], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/conflicting-keys", at: range,
            Wording.list(names)
                + Wording(zh: "只能写一个", en: " exclude each other"),
            hint: Wording(zh: "请留下其中一个", en: "keep one of them"))
    }

    static func noBody(_ names: [String], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/no-content", at: range,
            Wording(zh: "这里没有写内容：需要", en: "nothing is said here: one of ")
                + Wording.list(names)
                + Wording(zh: "之一", en: " is needed"))
    }

    static func noPeriods(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/no-content", at: range,
            Wording(zh: "versions 里一个时期也没有", en: "versions lists no period"),
            hint: Wording(
                zh: "请至少写一个时期，或删除 versions", en: "write one or more, or delete versions"))
    }

    static func nestedVersions(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/nested-versions", at: range,
            Wording(zh: "一个时期里不能再写 versions", en: "a period has no versions of its own"))
    }

    static func unlessAlone(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/unless-alone", at: range,
            Wording(zh: "unless 要和 any 或 all 写在一起", en: "unless stands beside any or all"),
            hint: Wording(
                zh: "单个条件可以写成只有一项的 all，再加 unless",
                en: "write a single condition as all with one item"))
    }

    static func citationWithoutDocument(_ article: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/citation-without-document", at: range,
            Wording(
                zh: "「\(article)」是哪份文件的条款？本文件没有写 document",
                en: "“\(article)” of which document? This file states no document"),
            hint: Wording(
                zh: "请在文件开头写 document: 文件id，或写成「文件id \(article)」",
                en: "begin the file with document: id, or write “id \(article)”"))
    }

    static func duplicateID(_ id: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/duplicate-id", at: range,
            Wording(zh: "列表里有两个「\(id)」", en: "two entries of the list are called “\(id)”"),
            hint: Wording(
                zh: "请改名；同一项随时间变化时用 versions",
                en: "rename one; for one entry that changes over time use versions"),
            notes: [.init(range: first, message: Wording(zh: "第一次在这里", en: "the first is here"))])
    }
}

extension Wording {
    static func choice(_ names: [String]) -> Wording {
        guard names.count > 1 else {
            let only = names.joined()
            return Wording(zh: " \(only)", en: only)
        }
        return Wording(
            zh: " \(names.joined(separator: "、")) 之一",
            en: "one of \(names.joined(separator: ", "))")
    }

    static func names(_ names: some Sequence<String>) -> Wording {
        let names = Array(names)
        return Wording(zh: names.joined(separator: "、"), en: names.joined(separator: ", "))
    }
}
