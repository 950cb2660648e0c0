// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "yingbao",
    products: [
        .library(name: "FEEL", targets: ["FEEL", "Diagnostics"]),
        .executable(name: "yingbao", targets: ["yingbao"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(
            name: "YAML", dependencies: ["CLibYAML", "Diagnostics"],
            swiftSettings: strict + [.strictMemorySafety()]),
        .target(name: "FEEL", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(
            name: "RuleModel", dependencies: ["Diagnostics", "YAML", "FEEL"],
            swiftSettings: strict),
        .target(
            name: "Engine", dependencies: ["Diagnostics", "FEEL", "RuleModel"],
            swiftSettings: strict),
        .target(
            name: "Columns", dependencies: ["Diagnostics", "FEEL", "RuleModel", "Engine"],
            swiftSettings: strict + [.strictMemorySafety()]),
        .target(name: "Charts", dependencies: ["Diagnostics", "FEEL"], swiftSettings: strict),
        .target(
            name: "Records",
            dependencies: [
                "Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Charts",
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: strict),
        .target(
            name: "Caseload",
            dependencies: [
                "Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Columns", "Records",
            ], swiftSettings: strict),
        .executableTarget(
            name: "yingbao",
            dependencies: [
                "Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Charts", "Records",
                "Columns", "Caseload",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "engine-benchmark",
            dependencies: ["Diagnostics", "FEEL", "RuleModel", "Engine", "Columns", "Records"],
            swiftSettings: strict),
        .executableTarget(
            name: "feel-conformance", dependencies: ["Diagnostics", "FEEL"],
            swiftSettings: strict),
        .target(
            name: "Fuzzing",
            dependencies: ["Diagnostics", "YAML", "FEEL", "RuleModel", "Engine", "Columns"],
            swiftSettings: strict),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Diagnostics", "FEEL", "RuleModel", "Engine", "Columns", "Records", "Fuzzing",
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Diagnostics", "FEEL"], swiftSettings: strict),
        .testTarget(
            name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "YAMLTests", dependencies: ["YAML", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "FEELTests", dependencies: ["FEEL", "Diagnostics", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "RuleModelTests",
            dependencies: ["RuleModel", "YAML", "FEEL", "Diagnostics", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "ChartsTests", dependencies: ["Charts", "FEEL", "Diagnostics", "TestSupport"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Engine", "Records", "RuleModel", "YAML", "FEEL", "Diagnostics", "TestSupport",
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "ColumnsTests",
            dependencies: [
                "Columns", "Records", "Engine", "RuleModel", "FEEL", "Diagnostics", "Fuzzing",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RecordsTests",
            dependencies: [
                "Records", "Engine", "RuleModel", "YAML", "FEEL", "Diagnostics", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CaseloadTests",
            dependencies: [
                "Caseload", "Records", "Engine", "RuleModel", "FEEL", "Diagnostics", "TestSupport",
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: ["TestSupport", "Diagnostics", "yingbao"],
            exclude: ["Fixtures", "Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["Fuzzing", "FEEL", "Diagnostics", "TestSupport"],
            exclude: ["Corpus", "search.sh"],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
