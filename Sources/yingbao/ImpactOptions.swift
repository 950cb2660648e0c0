import ArgumentParser
import Caseload
import Diagnostics
import FEEL
import Glibc
import RuleModel

/// What an impact shows, and where it goes.
struct ImpactOptions: ParsableArguments {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case html
        case csv
    }

    @Option(
        help: help(
            zh: "输出形式：text 给人看（默认），html 一页报告，csv 各表，json 给程序用",
            en:
                "form of the output: text for people (default), html for a page, csv for the tables, "
                + "json for programs", valueName: "text|json|html|csv"))
    var format: Form = .text

    @Option(
        help: help(
            zh: "写到这个文件（默认：标准输出）", en: "write to this file (default: standard output)",
            valueName: "file"))
    var output: String?

    @Option(
        help: help(
            zh: "按什么分组，逗号分隔：家庭的是否或选择项、size（人数）、township、village；"
                + "默认：家庭文件里的选择项和人数",
            en:
                "what households are grouped by, by commas: their yes/no or enumerated items, size, "
                + "township, village; default: the enumerated items of the households' file, and size",
            valueName: "names"))
    var by: String?

    @Option(
        help: help(
            zh: "权数列：样本里这一户代表多少户",
            en: "column of the weights: how many households a row of a "
                + "sample stands for", valueName: "column"))
    var weights: String?

    @Option(
        help: help(
            zh: "临界：改变了的金额标准上下移动多少（0 为不算）",
            en: "close to the limit: by how much the changed standards are moved (0: "
                + "not at all)", valueName: "sum"))
    var near = "50"

    @Option(
        help: help(
            zh: "列出损失最大的多少户",
            en: "how many of the greatest losses are listed", valueName: "n"))
    var losers = 20

    @Option(
        help: help(
            zh: "把列出的每户写到这个文件夹：记录（JSON），A、B 都是年份时还有比较（HTML），报告里有链接",
            en: "write the listed households to this folder, linked from the page: the record "
                + "(JSON) and, for laws of years, the comparison (HTML)", valueName: "dir"))
    var cases: String?

    @Option(
        help: help(
            zh: "把每户每项的变化写到这个文件（CSV）",
            en: "write every household's changes to this file (CSV)", valueName: "file"))
    var changes: String?

    @Option(
        help: help(
            zh: "错行文件（CSV）", en: "file of what cannot be decided (CSV)", valueName: "file"))
    var rejects: String?

    @OptionGroup var limit: MaxRejectsOption

    /// A folder as the page refers to it: from where the page stands.
    func linked(_ folder: String) -> String {
        guard let output, output.contains("/") else { return folder }
        let front = SafeFile.parts(of: output).folder + "/"
        return folder.hasPrefix(front) ? String(folder.dropFirst(front.count)) : folder
    }

    func step() throws(Failure) -> Number {
        guard let step = Number(near), !step.isNegative else {
            throw .unable(
                Wording(
                    zh: "--near 要写不小于 0 的数，不是「\(near)」",
                    en: "--near takes a number that is not below 0, not “\(near)”"))
        }
        return step
    }

    /// `nil` where nothing was asked for.
    func groupings(_ edition: Edition) throws(Failure) -> [GroupingSource]? {
        guard let by else { return nil }
        var sources: [GroupingSource] = []
        for name in by.split(whereSeparator: { ",，、".contains($0) }).map(String.init) {
            guard let source = GroupingSource.named(name, edition) else {
                throw .unable(
                    Wording(
                        zh: "不能按「\(name)」分组", en: "households cannot be grouped by “\(name)”")
                        + (Wording.didYouMean(name, among: GroupingSource.names(edition)).map {
                            Wording(zh: "，", en: "; ") + $0
                        } ?? Wording("")))
            }
            if !sources.contains(source) { sources.append(source) }
        }
        return sources
    }
}

/// How much may go wrong before a run stops.
struct MaxRejectsOption: ParsableArguments {
    @Option(
        help: help(
            zh: "退回的户数超过这个数就停止", en: "stop when more households than this are rejected",
            valueName: "n"))
    var maxRejects: Int?
}

/// How many threads work.
struct ThreadsOption: ParsableArguments {
    @Option(
        help: help(
            zh: "用几个线程（默认：处理器的个数）", en: "number of threads (default: that of the processors)",
            valueName: "n"))
    private var threads: Int?

    var count: Int { max(1, threads ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
