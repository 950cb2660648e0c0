import Foundation

// Each suite prints its figures and returns the exit status.
switch CommandLine.arguments.dropFirst().first {
case "dectest":
    exit(DecimalTests().run())
default:
    print("usage: feel-conformance dectest")
    exit(64)
}
