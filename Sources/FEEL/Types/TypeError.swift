import Diagnostics

/// A mistake that the checker found; the sentences stand in `NameErrors`, `TypeErrors`,
/// `UnitErrors` and `FormErrors`.
struct TypeError {
    let code: DiagnosticCode
    let severity: Severity
    let message: Wording
    let hint: Wording?

    init(
        _ code: DiagnosticCode, _ severity: Severity = .error, zh: String, en: String,
        hint: Wording? = nil
    ) {
        self.code = code
        self.severity = severity
        message = Wording(zh: zh, en: en)
        self.hint = hint
    }
}
