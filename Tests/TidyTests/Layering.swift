/// Which module may import which.
///
/// A new target needs a line here, and a reason.
enum Layering {
    private static let own: [String: Set<String>] = [
        "Diagnostics": [],
        "YAML": ["CLibYAML", "Diagnostics"],
        "FEEL": ["Diagnostics"],
        "RuleModel": ["Diagnostics", "YAML", "FEEL"],
        "Engine": ["Diagnostics", "FEEL", "RuleModel"],
        "Columns": ["Diagnostics", "FEEL", "RuleModel", "Engine"],
        // Pictures know numbers and words, and nothing of the law.
        "Charts": ["Diagnostics", "FEEL"],
        "Records": ["Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Charts", "Crypto"],
        "Caseload": ["Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Columns", "Records"],
        "yingbao": [
            "Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Charts", "Records", "Columns",
            "Caseload", "ArgumentParser",
        ],
        "engine-benchmark": [
            "Diagnostics", "FEEL", "RuleModel", "Engine", "Columns", "Records",
        ],
        "feel-conformance": ["Diagnostics", "FEEL"],
        "Fuzzing": ["Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Columns"],
        "fuzz": ["Diagnostics", "FEEL", "RuleModel", "Engine", "Columns", "Records", "Fuzzing"],
        "TestSupport": ["Diagnostics", "FEEL", "Testing"],
    ]

    /// The pure part: it reads no files, knows no clock and needs no Foundation.
    static let core: Set<String> = [
        "Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Columns", "Charts",
    ]

    /// What only the others may use.
    private static let system: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch",
    ]

    static var targets: Set<String> { Set(own.keys) }

    static func allowedImports(of target: String) -> Set<String>? {
        own[target].map { core.contains(target) ? $0 : $0.union(system) }
    }

    /// Files of the core that call the system: the one that reads the time zones of the machine.
    static let systemFiles: [String: Set<String>] = [
        "Sources/FEEL/Values/SystemZones.swift": ["Glibc"]
    ]

    /// Functions that may be longer than the limit: one flat switch each, `path function`.
    static let longFunctions: Set<String> = []
}
