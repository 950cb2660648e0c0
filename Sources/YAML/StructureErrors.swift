import Diagnostics

/// The words for what libyaml accepts and we do not.
extension Diagnostic {
    static func empty(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/empty", at: place,
            Wording(zh: "文件是空的", en: "the file is empty"))
    }

    static func severalDocuments(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/several-documents", at: place,
            Wording(zh: "一个文件里有多份文档", en: "the file has more than one document"),
            hint: Wording(
                zh: "请删除「---」，或拆成几个文件", en: "remove “---” or split the file"))
    }

    static func directive(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/directive", at: place,
            Wording(zh: "不使用「%」指令", en: "“%” directives are not used here"),
            hint: Wording(zh: "请删除这一行", en: "delete the line"))
    }

    static func tooDeep(_ place: SourceRange, limit: Int) -> Diagnostic {
        Diagnostic(
            "yaml/too-deep", at: place,
            Wording(zh: "嵌套超过 \(limit) 层", en: "nested deeper than \(limit) levels"))
    }

    static func anchor(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/anchor", at: place,
            Wording(zh: "不使用锚点（&名称）", en: "anchors (&name) are not used here"),
            hint: Wording(
                zh: "请把内容写全；以 & 开头的文字要加引号",
                en: "write the content out; quote a text that begins with &"))
    }

    static func alias(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/alias", at: place,
            Wording(zh: "不使用引用（*名称）", en: "aliases (*name) are not used here"),
            hint: Wording(
                zh: "请把内容写全；以 * 开头的文字要加引号",
                en: "write the content out; quote a text that begins with *"))
    }

    static func tag(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/tag", at: place,
            Wording(zh: "不使用标签（!名称）", en: "tags (!name) are not used here"),
            hint: Wording(
                zh: "请删除；以 ! 开头的文字要加引号",
                en: "delete it; quote a text that begins with !"))
    }

    static func duplicateKey(_ name: String, at place: SourceRange, first: SourceRange)
        -> Diagnostic
    {
        Diagnostic(
            "yaml/duplicate-key", at: place,
            Wording(zh: "键「\(name)」重复了", en: "the key “\(name)” is repeated"),
            hint: Wording(
                zh: "请合并两处，或改名", en: "join the two, or rename one"),
            notes: [
                .init(range: first, message: Wording(zh: "第一次在这里", en: "first written here"))
            ])
    }

    static func keyNotText(_ key: YAMLNode) -> Diagnostic {
        Diagnostic(
            "yaml/key-not-text", at: key.range,
            Wording(
                zh: "键必须是文字，这里是\(key.kindName.zh)",
                en: "a key must be a text, this is \(key.kindName.en)"),
            hint: Wording(
                zh: "如果 { } 或 [ ] 是文字的一部分，请加引号",
                en: "quote the text if { } or [ ] belong to it"))
    }

    static func missingKey(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/missing-key", at: place,
            Wording(zh: "冒号前面没有键", en: "there is no key before the colon"))
    }

    static func missingColon(_ key: YAMLNode) -> Diagnostic {
        let colon = MistakenColon(in: Substring(key.text ?? ""))
        return Diagnostic(
            "yaml/missing-colon", at: key.range,
            Wording(
                zh: "花括号里的「\(key.text ?? "…")」没有冒号和值",
                en: "“\(key.text ?? "…")” in braces has no colon and value"),
            hint: colon?.hint
                ?? Wording(
                    zh: "如果逗号是前面文字的一部分，请给整段文字加引号",
                    en: "if the comma belongs to the text before it, quote the whole text"))
    }

    static func cut(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "yaml/cut-text", at: node.range,
            Wording(
                zh: "文字到「\(node.text ?? "")」就断开了，括号或引号没有成对",
                en: "the text ends at “\(node.text ?? "")” with an open bracket or quotation"),
            hint: Wording(
                zh: "在 { } 和 [ ] 里，逗号和括号会断开文字：请给整段文字加单引号",
                en: "inside { } and [ ] a comma or bracket ends a text: put it in single quotes"))
    }

    static func wideSpace(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/wide-space", at: place,
            Wording(
                zh: "文字以全角空格或不换行空格开头",
                en: "the text begins with a full-width or no-break space"),
            hint: Wording(zh: "缩进请用半角空格", en: "indent with plain spaces"))
    }

    static func escapedControl(_ place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/control-character", at: place,
            Wording(
                zh: "转义写出的控制字符也不允许", en: "an escaped control character is not allowed"))
    }

    static func mistakenColon(_ colon: MistakenColon, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            "yaml/mistaken-colon", .warning, at: place,
            Wording(
                zh: "这一行是一段文字，不是键和值", en: "this line is a text, not a key with a value"),
            hint: colon.hint)
    }
}
