import Diagnostics
import RuleModel

extension RecordOfRows {
    /// What is wrong with the form of rows; mistakes in values are those of all records.
    enum Mistake {
        case brokenQuotes
        case fieldCount(Int, Int)
        case notText
        case repeatedHousehold
        case noID
        case noParent(Title)
        case rowCount(Int)
        case tooManyRows(Int, most: Int)

        func diagnostic(at range: SourceRange) -> Diagnostic {
            switch self {
            case .brokenQuotes:
                Diagnostic(
                    "caseload/broken-quotes", at: range,
                    Wording(zh: "这一行的引号不成对", en: "the quotes of this row are not in pairs"),
                    hint: Wording(
                        zh: "单元格里的引号要写两个，整格放在引号里",
                        en: "write a quote inside a cell twice, and the cell in quotes"))
            case .fieldCount(let count, let wanted):
                Diagnostic(
                    "caseload/field-count", at: range,
                    Wording(
                        zh: "这一行有 \(count) 格，表头有 \(wanted) 格",
                        en: "this row has \(count) cells, the head has \(wanted)"),
                    hint: Wording(
                        zh: "含逗号的单元格要放在引号里", en: "a cell with commas stands in quotes"))
            case .notText:
                Diagnostic(
                    "caseload/not-text", at: range,
                    Wording(
                        zh: "这一格不是可读的文字", en: "this cell is no readable text"),
                    hint: Wording(
                        zh: "文件也许要用 --encoding gb18030 读",
                        en: "the file may need --encoding gb18030"))
            case .repeatedHousehold:
                Diagnostic(
                    "caseload/repeated-household", at: range,
                    Wording(
                        zh: "这个家庭编号有好几行", en: "this household's id stands on several rows"),
                    hint: Wording(zh: "每户一行、一个编号", en: "one row and one id a household"))
            case .noID:
                Diagnostic(
                    "caseload/no-id", at: range,
                    Wording(zh: "这一行没有家庭编号", en: "this row has no household id"))
            case .noParent(let title):
                Diagnostic(
                    "caseload/no-parent", at: range,
                    Wording(
                        zh: "这一户里没有这一行所说的「\(title.zh)」",
                        en: "the household has no “\(title.en)” as this row names it"))
            case .rowCount(let count):
                Diagnostic(
                    "caseload/row-count", at: range,
                    Wording(
                        zh: "这里写的人数和文件里的行数（\(count)）不一致",
                        en: "the number here differs from the rows of the file (\(count))"))
            case .tooManyRows(let count, let most):
                Diagnostic(
                    "caseload/too-many-rows", at: range,
                    Wording(
                        zh: "这一户在这个文件里有 \(count) 行，一户最多 \(most) 行",
                        en: "the household has \(count) rows in this file; at most \(most) are read"
                    ),
                    hint: Wording(
                        zh: "请核对编号，也许许多户写成了同一个编号",
                        en: "check the id; many households may stand under one"))
            }
        }
    }
}
