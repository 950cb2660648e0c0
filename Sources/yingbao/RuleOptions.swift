import ArgumentParser
import Diagnostics
import FEEL
import Glibc
import Records
import RuleModel

/// Which rules: `--rules`, else the default of `Rules/`.
struct RuleOptions: ParsableArguments {
    @Option(
        help: help(
            zh: "规则文件夹（默认：Rules 里 default 文件写明的那个）",
            en: "rule folder (default: the one that the file Rules/default names)",
            valueName: "dir"))
    var rules: String?

    func folder() throws(Failure) -> String {
        if let rules { return rules }
        return try Self.defaultFolder()
    }

    /// `Rules` in the working directory, else beside or above the program; the folder that its file
    /// `default` names.
    static func defaultFolder() throws(Failure) -> String {
        for rules in ["Rules"] + besideTheProgram().map({ "\($0)/Rules" }) {
            guard let bytes = try? fileBytes(at: "\(rules)/default", limit: 256) else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let name = text.prefix { !$0.isWhitespace && $0 != "/" }
            if !name.isEmpty { return "\(rules)/\(name)" }
        }
        throw .unable(
            Wording(
                zh: "这里没有 Rules 文件夹；请用 --rules 指定规则文件夹",
                en: "there is no folder Rules here; name the rule folder with --rules"))
    }

    /// The folders that hold the program, the nearest first.
    static func besideTheProgram() -> [String] {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return [] }
        let bytes = buffer.prefix(count).map { UInt8(bitPattern: $0) }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: "/").dropLast()
        return parts.indices.reversed().map { end in
            "/" + parts[...end].joined(separator: "/")
        }
    }
}

/// For when: the month, and the day as of which the law is known.
struct TimeOptions: ParsableArguments {
    @Option(
        help: help(
            zh: "核算哪个月，如 2024-06（默认：本月）",
            en: "the month that is decided, as 2024-06 (default: the current one)",
            valueName: "YYYY-MM"))
    var month: String?

    @Option(
        help: help(
            zh: "按哪天所知的规定（默认：今天）", en: "the day as of which the law is known (default: today)",
            valueName: "YYYY-MM-DD"))
    var knownOn: String?

    struct Times {
        let month: Month
        let knownOn: CalendarDate
        let today: CalendarDate
    }

    func times() throws(Failure) -> Times {
        let today = try Clock.today()
        return Times(
            month: try Self.month(month) ?? Month(of: today),
            knownOn: try Self.day(knownOn) ?? today,
            today: today)
    }

    static func month(_ text: String?) throws(Failure) -> Month? {
        guard let text else { return nil }
        if text.utf8.count == 7, let month = Month(text) { return month }
        throw .unable(
            Wording(
                zh: "--month 要写年-月，如 2024-06，不是「\(text)」",
                en: "--month takes year-month, as 2024-06, not “\(text)”"))
    }

    static func day(_ text: String?) throws(Failure) -> CalendarDate? {
        guard let text else { return nil }
        if text.utf8.count == 10, let day = CalendarDate(text) { return day }
        throw .unable(
            Wording(
                zh: "--known-on 要写日历上有的日期，如 2024-06-30，不是「\(text)」",
                en: "--known-on takes a date of the calendar, as 2024-06-30, not “\(text)”"))
    }
}

enum Format: String, ExpressibleByArgument {
    case text
    case json
}

/// Text for people, or JSON for programs.
struct FormatOption: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: help(
            zh: "输出形式：text 给人看（默认），json 给程序用",
            en: "form of the output: text for people (default), json for programs",
            valueName: "text|json"))
    private var chosen: Format?

    var format: Format { chosen ?? .text }
}

extension RuleLibrary {
    /// Reads the rules, or says why not; warnings are for `lint`, and so are the tests where they
    /// are not run.
    static func load(
        _ path: String, notices: [String] = [], withTests: Bool = false, report: Report
    ) throws(Failure) -> RuleLibrary {
        var found = DiagnosticBag()
        let library: RuleLibrary
        do throws(FileError) {
            library = try read(path, notices: notices, withTests: withTests, into: &found)
        } catch {
            throw .unable(error.wording)
        }
        // A draft that nobody asked for is still being written: its mistakes are for `lint`.
        let mistakes = found.sorted.filter {
            $0.severity == .error && !library.isOfDraft($0, besides: notices)
        }
        guard mistakes.isEmpty else {
            report.print(mistakes)
            throw .reported
        }
        return library
    }
}
