extension Builtins {
    static let logic: [Builtin] = [
        Builtin("not", ["negand"], unknowns: .handled) { arguments, run in
            switch arguments.single(0) {
            case .boolean(let value): .boolean(!value)
            case .unknown(let unknown): .unknown(Unknown(unknown.causes, Unknown.trueOrFalse))
            case .null: .null
            default: run.wrong(arguments)
            }
        },
        Builtin("is", Signature(["value1", "value2"], required: 0)) { arguments, _ in
            .boolean(arguments.count == 2 && arguments[0].isIdentical(to: arguments[1]))
        },
    ]
}
