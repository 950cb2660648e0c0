import RuleModel

/// What values and formulas are put into words with.
///
/// Results keep values and what is known of them, and are worded when somebody reads them: most
/// results of a caseload are never read.
final class Wordbook: Sendable {
    let edition: Edition

    init(_ edition: Edition) {
        self.edition = edition
    }

    var printer: SentencePrinter { SentencePrinter(edition) }
    var values: ValueWords { ValueWords(edition: edition) }
    var types: ExpressionTypes { ExpressionTypes(edition: edition) }
}
