import ArgumentParser
import Caseload
import Diagnostics
import Engine
import RuleModel

/// What is written, and where.
struct BatchOutputOptions: ParsableArguments {
    @Option(help: help(zh: "结果文件（CSV）", en: "file of the results (CSV)", valueName: "file"))
    var output: String?

    @Flag(help: help(zh: "结果写到标准输出", en: "write the results to standard output"))
    var stdout = false

    @Option(
        help: help(
            zh: "错行文件（默认：结果文件名加 .rejects.csv）",
            en: "file of what cannot be decided (default: the results' name with .rejects.csv)",
            valueName: "file"))
    var rejects: String?

    @OptionGroup var limit: MaxRejectsOption

    @Option(
        help: help(
            zh: "逐户写出理由（NDJSON）", en: "write the reasons of every household (NDJSON)",
            valueName: "file"))
    var explain: String?

    @Option(
        help: help(
            zh: "输出哪些列，逗号分隔，可写「列=标题」；payment-roll 为一卡通发放花名册的18列",
            en: "the columns of the output, by commas, each may be name=title; payment-roll: the "
                + "eighteen of the provincial roll",
            valueName: "columns"))
    var columns: String?

    @Option(
        help: help(
            zh: "每行是什么：results（默认）、all、payments、members、households",
            en: "what a row is: results (default), all, payments, members or households",
            valueName: "rows"))
    var rows: OutputForm.Rows?

    @Flag(help: help(zh: "不写出能认出个人的内容", en: "leave out what tells who somebody is"))
    var anonymous = false

    func form(_ edition: Edition) throws(Failure) -> OutputForm {
        guard let columns else {
            return try named(OutputForm.usual, edition)
        }
        if columns == "payment-roll" { return .paymentRoll(isAnonymous: anonymous) }
        return try named(
            columns.split(separator: ",").map { String($0) }, edition)
    }

    private func named(_ names: [String], _ edition: Edition) throws(Failure) -> OutputForm {
        let form = OutputForm.named(
            names, rows: rows ?? .results, edition: edition, carried: CarriedName.usual,
            isAnonymous: anonymous)
        switch form {
        case .success(let form): return form
        case .failure(let unknown): throw .unable(unknown.wording)
        }
    }

    /// `roll.csv` → `roll.rejects.csv`.
    var rejectsPath: String? {
        if let rejects { return rejects }
        guard let output, output != "-", !stdout else { return nil }
        let (folder, name) = SafeFile.parts(of: output)
        let front = output.contains("/") ? "\(folder)/" : ""
        let stem = name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
        return front + stem + ".rejects.csv"
    }
}

extension OutputForm.Rows: ExpressibleByArgument {}
