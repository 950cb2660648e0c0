import Diagnostics
import FEEL
import Records
import RuleModel

/// One side of a comparison as it is asked for on the command line.
enum LawOperand {
    /// The law of December, and what began within the year.
    case year(Int)
    case month(Month)
    case day(CalendarDate)
    /// A rule folder, at the month of the comparison.
    case folder(String)
    /// A file of a notice, on the day it takes effect; used even as a draft.
    case notice(String)
    /// The document of a notice of the rule set.
    case document(String)
    /// The rules as they stood in a revision of git, at the month of the comparison.
    case revision(String)

    /// - Parameter documents: Those of the rule set's notices.
    init(_ text: String, documents: Set<String>) {
        if text.utf8.count == 4, let year = Int(text), (1000...9999).contains(year) {
            self = .year(year)
        } else if text.utf8.count == 7, let month = Month(text) {
            self = .month(month)
        } else if text.utf8.count == 10, let day = CalendarDate(text) {
            self = .day(day)
        } else if Folder.isFolder(text) {
            self = .folder(text)
        } else if text.hasSuffix(".yaml") || text.hasSuffix(".yml") {
            self = .notice(text)
        } else if documents.contains(text) {
            self = .document(text)
        } else {
            self = .revision(text)
        }
    }

    /// Whether the rules come from elsewhere: then a change of a period is a change of the law.
    var isOfOtherFiles: Bool {
        switch self {
        case .folder, .revision: true
        default: false
        }
    }
}
