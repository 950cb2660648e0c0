// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "feel-example",
    dependencies: [.package(name: "yingbao", path: "../..")],
    targets: [
        .executableTarget(
            name: "feel-example", dependencies: [.product(name: "FEEL", package: "yingbao")])
    ]
)
