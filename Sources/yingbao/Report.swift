import Diagnostics

/// Where a command's diagnostics go, and in which form.
struct Report {
    let language: Language
    let format: Format

    /// Mistakes that keep a command from its work: on standard error.
    func print(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        Console.writeError(text(diagnostics, hasColour: Console.errorHasColour))
    }

    func text(_ diagnostics: [Diagnostic], hasColour: Bool) -> String {
        switch format {
        case .text:
            return TextRenderer(language: language, usesColor: hasColour).render(diagnostics)
                + summary(diagnostics)
        case .json:
            return diagnostics.map { $0.json(in: language).compact + "\n" }.joined()
        }
    }

    /// `2 个错误，1 个警告`; empty for one alone.
    func summary(_ diagnostics: [Diagnostic]) -> String {
        guard diagnostics.count > 1 else { return "" }
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count { $0.severity == .warning }
        let parts = [
            errors > 0 ? Wording(zh: "\(errors) 个错误", en: "errors: \(errors)") : nil,
            warnings > 0 ? Wording(zh: "\(warnings) 个警告", en: "warnings: \(warnings)") : nil,
        ].compactMap { $0?[language] }
        guard !parts.isEmpty else { return "" }
        return parts.joined(separator: Wording(zh: "，", en: ", ")[language]) + "\n"
    }
}
