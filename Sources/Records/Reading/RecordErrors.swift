import Diagnostics
import RuleModel
import YAML

/// The words for mistakes in the shape of a record.
extension Diagnostic {
    static func notAMapping(_ node: YAMLNode, of title: Title) -> Diagnostic {
        Diagnostic(
            "record/not-a-mapping", at: node.range,
            Wording(
                zh: "「\(title.zh)」应当逐行写「名称: 值」，这里是\(node.kindName.zh)",
                en: "“\(title.en)” takes lines of “name: value”; this is \(node.kindName.en)"))
    }

    static func notAList(_ node: YAMLNode, of title: Title) -> Diagnostic {
        Diagnostic(
            "record/not-a-list", at: node.range,
            Wording(
                zh: "「\(title.zh)」应当是列表，这里是\(node.kindName.zh)",
                en: "“\(title.en)” takes a list; this is \(node.kindName.en)"),
            hint: Wording(
                zh: "每项前面写「- 」；一个也没有就写 []；不知道就删去这一行",
                en: "put “- ” before each item; write [] for none; delete the line where it is "
                    + "not known"))
    }

    static func unknownKey(_ key: YAMLNode, of title: Title, known: [String]) -> Diagnostic {
        let name = key.text ?? ""
        return Diagnostic(
            "record/unknown-key", at: key.range,
            Wording(
                zh: "「\(title.zh)」没有「\(name)」这一项",
                en: "“\(title.en)” has nothing called “\(name)”"),
            hint: .didYouMean(name, among: known)
                ?? Wording(
                    zh: "「yingbao new-record」列出所有可填的项目",
                    en: "“yingbao new-record” lists all that can be stated"))
    }

    static func computedKey(_ key: YAMLNode) -> Diagnostic {
        Diagnostic(
            "record/computed", at: key.range,
            Wording(
                zh: "「\(key.text ?? "")」由规则算出，不能填写",
                en: "“\(key.text ?? "")” is computed by the rules and cannot be stated"),
            hint: Wording(zh: "请删去这一行", en: "delete the line"))
    }

    static func keyOfOther(_ key: YAMLNode, here: Title, there: Title) -> Diagnostic {
        Diagnostic(
            "record/misplaced-key", at: key.range,
            Wording(
                zh: "「\(key.text ?? "")」是「\(there.zh)」的项目，不是「\(here.zh)」的",
                en: "“\(key.text ?? "")” belongs to the “\(there.en)”, not the “\(here.en)”"),
            hint: Wording(
                zh: "请移到「\(there.zh)」下面，并检查缩进",
                en: "move it there and check the indentation"))
    }

    static func saidTwice(_ key: YAMLNode, first: SourceRange) -> Diagnostic {
        Diagnostic(
            "record/said-twice", at: key.range,
            Wording(
                zh: "「\(key.text ?? "")」填了两次",
                en: "“\(key.text ?? "")” is stated twice"),
            hint: Wording(
                zh: "英文代号和中文名是同一项，只留一处",
                en: "the id and the Chinese name are one thing; keep one"),
            notes: [Note(range: first, message: Wording(zh: "第一次在这里", en: "first here"))])
    }

    static func factOfOther(_ key: YAMLNode) -> Diagnostic {
        Diagnostic(
            "record/said-elsewhere", at: key.range,
            Wording(
                zh: "这里写了 same_as，「\(key.text ?? "")」要写在那个人的名下",
                en: "with same_as, “\(key.text ?? "")” is stated where that person is"),
            hint: Wording(zh: "请把这一行移过去", en: "move the line there"))
    }

    static func missingID(_ node: YAMLNode, of title: Title) -> Diagnostic {
        let place = SourceRange(
            file: node.range.file, start: node.range.start, end: node.range.start + 1)
        return Diagnostic(
            "record/missing-id", at: place,
            Wording(zh: "这个\(title.zh)没有编号", en: "this \(title.en) has no id"),
            hint: Wording(
                zh: "加一行 id，例如「id: m1」；不要用姓名或身份证号",
                en: "add an id such as “id: m1”; do not use names or identity numbers"))
    }

    static func idIsNoText(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "record/missing-id", at: node.range,
            Wording(zh: "编号应当是一段文字", en: "an id is a text"),
            hint: Wording(zh: "例如「id: m1」", en: "for example “id: m1”"))
    }

    static func repeatedID(_ node: YAMLNode, first: SourceRange) -> Diagnostic {
        Diagnostic(
            "record/repeated-id", at: node.range,
            Wording(
                zh: "编号「\(node.text ?? "")」用了两次",
                en: "the id “\(node.text ?? "")” stands twice"),
            hint: Wording(zh: "每人一个编号", en: "give each person an id of their own"),
            notes: [Note(range: first, message: Wording(zh: "第一次在这里", en: "first here"))])
    }

    static func missingList(_ title: Title, _ id: String, at place: SourceRange) -> Diagnostic {
        let place = SourceRange(file: place.file, start: place.start, end: place.start + 1)
        return Diagnostic(
            "record/missing-list", at: place,
            Wording(zh: "记录里没有「\(title.zh)」", en: "the record has no “\(title.en)”"),
            hint: Wording(
                zh: "加一行「\(title.zh):」（或「\(id):」），下面逐人填写",
                en: "add a line “\(id):” with the persons below it"))
    }

    static func tooFew(_ title: Title, count: Int, min: Int, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            "record/too-few", at: place,
            Wording(
                zh: "「\(title.zh)」至少 \(min) 人，这里是 \(count) 人",
                en: "“\(title.en)” takes at least \(min); these are \(count)"),
            hint: Wording(
                zh: "对某人一无所知，也要写一项「- {}」",
                en: "of whom nothing is known, write an item “- {}”"))
    }

    static func tooMany(_ title: Title, count: Int, max: Int, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            "record/too-many", at: place,
            Wording(
                zh: "「\(title.zh)」最多 \(max) 人，这里是 \(count) 人",
                en: "“\(title.en)” takes at most \(max); these are \(count)"))
    }

    static func unknownPerson(_ node: YAMLNode, known: [String]) -> Diagnostic {
        let list = known.joined(separator: "、")
        return Diagnostic(
            "record/unknown-person", at: node.range,
            Wording(
                zh: "没有编号为「\(node.text ?? "")」的家庭成员",
                en: "nobody in the household has the id “\(node.text ?? "")”"),
            hint: known.isEmpty
                ? nil
                : Wording(
                    zh: "已有的编号：\(list)", en: "the ids are: \(known.joined(separator: ", "))"))
    }

    static func sameAsItself(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "record/same-as-itself", at: node.range,
            Wording(
                zh: "same_as 指向了自己（「\(node.text ?? "")」）",
                en: "same_as points at the person it stands with (“\(node.text ?? "")”)"),
            hint: Wording(
                zh: "请改为另一位家庭成员的编号", en: "use the id of another member"))
    }

    static func unknownProgramme(
        _ node: YAMLNode, known: [ProgrammeInForce], _ names: [String]
    ) -> Diagnostic {
        Diagnostic(
            "record/unknown-programme", at: node.range,
            Wording(
                zh: "没有「\(node.text ?? "")」这个项目",
                en: "there is no programme “\(node.text ?? "")”"),
            hint: node.text.flatMap { .didYouMean($0, among: names) }
                ?? Wording(
                    zh: "已有的项目：" + known.map(\.common.title.zh).joined(separator: "、"),
                    en: "the programmes are: " + known.map(\.id).joined(separator: ", ")))
    }

    static func notDecisions(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "record/not-a-decision", at: node.range,
            Wording(zh: "这里应当是已作的决定", en: "decisions are expected here"),
            hint: Wording(
                zh: "写法：「项目: {date: 2024-07-20, granted: true}」",
                en: "write “programme: {date: 2024-07-20, granted: true}”"))
    }

    static func notPayments(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "record/not-a-payment", at: node.range,
            Wording(zh: "这里应当是正在发放的待遇", en: "benefits in payment are expected here"),
            hint: Wording(
                zh: "写法：「项目: 每月金额」", en: "write “programme: amount a month”"))
    }

    static func unknownPart(_ key: YAMLNode, known: [String]) -> Diagnostic {
        Diagnostic(
            "record/unknown-key", at: key.range,
            Wording(
                zh: "这里不能写「\(key.text ?? "")」", en: "“\(key.text ?? "")” cannot stand here"),
            hint: Wording(
                zh: "可以写：" + known.joined(separator: "、"),
                en: "possible: " + known.joined(separator: ", ")))
    }
}
