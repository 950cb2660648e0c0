import Foundation

// Each suite prints its figures and returns the exit status.
switch CommandLine.arguments.dropFirst().first {
case "dectest":
    exit(DecimalTests().run())
case "tck":
    exit(ModelTests().run())
default:
    print("usage: feel-conformance dectest|tck")
    exit(64)
}
