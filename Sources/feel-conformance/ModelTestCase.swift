import Diagnostics
import FEEL

/// One assertion of the Technology Compatibility Kit: what a model decides for given inputs.
struct ModelTestCase: Decodable {
    let id: String
    let folder: String
    let file: String
    /// The decision service that is called, where it is not a decision that is asked for.
    let service: String?
    let decision: String
    let inputs: [String: TestValue]
    let expected: TestValue
    let isError: Bool
    let tier: String

    private enum CodingKeys: String, CodingKey {
        case id, decision, inputs, expected, tier
        case folder = "dir"
        case file = "modelFile"
        case service = "invocable"
        case isError = "error"
    }

    /// Functions in Java need a machine that we do not have.
    var isForeign: Bool { tier == "java" }

    struct Verdict {
        let agreement: Agreement
        /// What was decided instead, and what was noted on the way.
        let report: String
    }

    func verdict(_ library: ModelLibrary, _ surroundings: SurroundingsByModel) -> Verdict {
        var run = ModelRun(library, surroundings)
        let types = library.types(in: file).types
        for (name, value) in inputs {
            let key = library.key(of: name, in: file)
            let type = key.flatMap { library[$0]?.variable.type } ?? "Any"
            run.inputs[name] = value.value(as: .named(type), types)
            if let key { run.given[key] = run.inputs[name] }
        }
        let result = result(in: &run)
        let declared = library.key(of: decision, in: file).flatMap { library[$0]?.variable.type }
        let wanted = expected.value(as: .named(declared ?? "Any"), types)
        var agreement = Agreement(result, wanted)
        if isError, run.notes.isEmpty { agreement.exactly = false }
        let notes = run.notes.map(\.message.en).joined(separator: "; ")
        return Verdict(
            agreement: agreement,
            report: "expected \(isError ? "an error" : wanted.text), got \(result.text)"
                + (notes.isEmpty ? "" : " (\(notes))"))
    }

    private func result(in run: inout ModelRun) -> Value {
        if let service, let key = run.library.key(of: service, in: file) {
            return run.call(key, deciding: decision)
        }
        guard let key = run.library.key(of: decision, in: file) else { return .null }
        return run.value(of: key)
    }
}
