import ArgumentParser
import Caseload
import Diagnostics
import Records
import RuleModel

/// Where the households are.
struct CaseloadOptions: ParsableArguments {
    @Option(
        help: help(
            zh: "家庭文件（CSV，可以是 gz、zst、xz 压缩的）",
            en: "file of the households (CSV; may be compressed with gzip, zstd or xz)",
            valueName: "file"))
    var households: String?

    @Option(help: help(zh: "成员文件", en: "file of the members", valueName: "file"))
    var members: String?

    @Option(help: help(zh: "法定义务人文件", en: "file of the obligors", valueName: "file"))
    var obligors: String?

    @Option(help: help(zh: "父母文件", en: "file of the parents", valueName: "file"))
    var parents: String?

    @Option(
        help: help(
            zh: "其他列表的文件（可以重复）", en: "file of another list (may be repeated)",
            valueName: "list=file"))
    var list: [String] = []

    @Option(
        help: help(
            zh: "对照文件（YAML）：列名和取值在本单位怎么写",
            en: "mapping (YAML): how this office calls columns and spells values",
            valueName: "file"))
    var mapping: String?

    @Option(
        help: help(
            zh: "文件的编码（默认 utf-8）", en: "encoding of the files (default: utf-8)",
            valueName: "utf-8|gb18030"))
    var encoding: TextEncoding = .utf8

    func files(_ edition: Edition, report: Report) throws(Failure) -> CaseloadFiles {
        guard let households else {
            throw .unable(
                Wording(
                    zh: "请用 --households 给出家庭文件",
                    en: "name the file of the households with --households"))
        }
        var lists = [CaseloadFiles.List(entity: 0, path: households)]
        for (id, path) in try named() {
            let entity = edition.entities.firstIndex {
                $0.list?.id == id || $0.list?.title.zh == id || $0.id == id
            }
            guard let entity, entity > 0 else { throw Self.unknownList(id, edition) }
            lists.append(.init(entity: entity, path: path))
        }
        return CaseloadFiles(
            lists: lists, encoding: encoding, mapping: try readMapping(report: report))
    }

    private func named() throws(Failure) -> [(String, String)] {
        var named: [(String, String)] = []
        if let members { named.append(("members", members)) }
        if let obligors { named.append(("obligors", obligors)) }
        if let parents { named.append(("parents", parents)) }
        for pair in list {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw .unable(
                    Wording(
                        zh: "--list 要写「列表=文件」，不是「\(pair)」",
                        en: "--list takes list=file, not “\(pair)”"))
            }
            named.append((parts[0], parts[1]))
        }
        return named
    }

    private static func unknownList(_ id: String, _ edition: Edition) -> Failure {
        let known = edition.entities.compactMap { $0.list?.id }
        return .unable(
            Wording(zh: "规则里没有「\(id)」这个列表", en: "the rules have no list “\(id)”")
                + (Wording.didYouMean(id, among: known).map { Wording(zh: "，", en: "; ") + $0 }
                    ?? Wording(
                        zh: "；有：" + known.joined(separator: "、"),
                        en: "; there are: " + known.joined(separator: ", "))))
    }

    private func readMapping(report: Report) throws(Failure) -> Mapping {
        guard let mapping else { return Mapping() }
        var found = DiagnosticBag()
        let read: Mapping
        do throws(FileError) {
            read = try Mapping.read(mapping, into: &found)
        } catch {
            throw .unable(error.wording)
        }
        report.print(found.sorted)
        if found.hasErrors { throw .reported }
        return read
    }
}

/// Records in the place of tables.
struct RecordStreamOptions: ParsableArguments {
    @Option(
        help: help(
            zh: "记录文件（NDJSON，每行一户；- 为标准输入），每行写出一份结果",
            en:
                "file of records (NDJSON, a household a line; - is standard input); each line gives "
                + "a determination", valueName: "file"))
    var records: String?

    @Flag(help: help(zh: "从标准输入读记录，同 --records -", en: "read records from standard input"))
    var stdin = false

    var path: String? { stdin ? "-" : records }
}

extension TextEncoding: ExpressibleByArgument {}
