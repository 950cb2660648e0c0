import ArgumentParser
import Caseload
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao impact`: a whole caseload under two laws: who gains, who loses, and what it costs.
struct ImpactCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "impact",
            abstract: say(
                zh: "用全部家庭比较两种规定：谁增谁减、新增和退出多少户、支出变化由哪些标准引起",
                en:
                    "a whole caseload under two laws: who gains, who loses, who comes in or goes out, "
                    + "what it costs and which standards bring it about"),
            discussion: say(
                zh: "例如：yingbao impact 2024 提高后.yaml --households 户.csv --members 人.csv "
                    + "--month 2024-06 --format html --output 影响.html",
                en:
                    "For example: yingbao impact 2024 raised.yaml --households H.csv --members M.csv "
                    + "--month 2024-06 --format html --output impact.html"))
    }

    @OptionGroup var compared: ComparedLaws
    @OptionGroup var input: CaseloadOptions
    @OptionGroup var wanted: ImpactOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var threads: ThreadsOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let language = languageOption.language
        let report = Report(language: language, format: .text)
        let times = try time.times()
        let reader = try LawReader(rules, time, report: report)
        let operands = [compared.older, compared.newer].map(reader.operand)
        let (older, newer) = (try reader.law(operands[0]).law, try reader.law(operands[1]).law)
        let pair = LawPair(older.law.held(at: times.month), newer.law.held(at: times.month))
        guard let laws = ImpactLaws(pair, near: try wanted.step()) else {
            throw Failure.unable(
                Wording(
                    zh: "两种规定的家庭和成员不是同样的组成，不能用同一批数据比较",
                    en:
                        "the two laws do not know the same kinds of persons: one caseload cannot be "
                        + "decided under both"))
        }
        let weights = wanted.weights.map(CarriedName.plain)
        let form = ImpactForm(
            laws: laws, groupings: try wanted.groupings(older.edition), weights: weights?.id,
            losses: max(0, wanted.losers), writesChanges: wanted.changes != nil,
            language: language)
        var files = try input.files(older.edition, report: report)
        if let weights { files.carriedNames.append(weights) }
        let outcome = try ImpactSession(
            form: form, files: files, options: wanted, today: times.today,
            threads: threads.count, report: report
        ).run()
        let impact = Impact(
            older: older, newer: newer, month: times.month, programmes: laws.programmes,
            mixtures: LawMixtures(pair), method: laws.method,
            moved: laws.movedItems.isEmpty ? nil : (try wanted.step(), laws.movedItems),
            groupings: outcome.groupings, weights: wanted.weights,
            command: command(operands, times.month), counts: outcome.counts,
            tally: outcome.tally)
        var page = ImpactPage(impact, language: language)
        if let folder = wanted.cases {
            let cases = ImpactCases(
                folder: folder, library: reader.library, years: years(operands), times: times,
                report: report)
            page.files = try cases.write(impact, edition: laws.edition).map { names in
                names.map { "\(wanted.linked(folder))/\($0)" }
            }
        }
        try write(page)
        if outcome.counts.rejected > wanted.limit.maxRejects ?? 0 { throw Failure.reported }
    }

    /// The comparison of one household in full, for laws of years.
    private func command(_ operands: [LawOperand], _ month: Month) -> String? {
        guard let years = years(operands) else { return nil }
        let list = years.map(String.init).joined(separator: ",")
        let folder = rules.rules.map { " --rules \($0)" } ?? ""
        return "yingbao compare RECORD --years \(list) --month \(month)\(folder)"
    }

    private func years(_ operands: [LawOperand]) -> [Int]? {
        let years = operands.compactMap { operand in
            if case .year(let year) = operand { year } else { nil }
        }
        return years.count == operands.count ? years : nil
    }

    private func write(_ page: ImpactPage) throws {
        let text =
            switch wanted.format {
            case .text: page.text(hasColour: wanted.output == nil && Console.hasColour)
            case .json: page.json.pretty + "\n"
            case .html: page.html()
            case .csv: page.csv
            }
        guard let path = wanted.output, path != "-" else { return Console.write(text) }
        do throws(FileError) {
            let file = try SafeFile(path)
            try file.write(Array(text.utf8))
            _ = try file.finish(isPartial: false)
        } catch {
            throw Failure.unable(error.wording)
        }
    }
}

extension ChosenLaw {
    /// The same law for households as they stand in a month of their own.
    fileprivate func held(at month: Month) -> ChosenLaw {
        var (chosen, linked) = (chosen, linked)
        chosen.day = month.firstDay
        linked.day = month.firstDay
        return ChosenLaw(chosen: chosen, linked: linked)
    }
}
