import Diagnostics
import Records

/// What became of the changes that were tried.
struct MutationOutcome {
    let unnoticed: [Mutant]
    let tried: Int
    let available: Int

    var noticed: Int { tried - unnoticed.count }

    /// Of the changes that were tried, how many of a hundred some test noticed.
    var score: Int { tried == 0 ? 100 : noticed * 100 / tried }
}

/// The changes that no test notices, for people and for programs.
struct MutationPage {
    let language: Language
    let format: Format

    func write(_ outcome: MutationOutcome) {
        switch format {
        case .text: Console.write(text(outcome))
        case .json: Console.write(json(outcome).compact + "\n")
        }
    }

    private func text(_ outcome: MutationOutcome) -> String {
        let lines = inOrder(outcome.unnoticed).map { mutant in
            let change = Wording(
                zh: "\(mutant.before) 改成 \(mutant.after)，没有案例察觉",
                en: "\(mutant.before) changed to \(mutant.after): no test notices")
            return "\(place(of: mutant))  \(change[language])\n"
        }
        let summary = Wording(
            zh: "改动共 \(outcome.available) 处，试了 \(outcome.tried) 处，"
                + "案例察觉 \(outcome.noticed) 处，占 \(outcome.score)%\n",
            en: "\(outcome.available) changes, \(outcome.tried) tried, "
                + "\(outcome.noticed) noticed by tests: \(outcome.score)%\n")
        return lines.joined() + summary[language]
    }

    private func json(_ outcome: MutationOutcome) -> JSONValue {
        [
            "changes": .integer(outcome.available),
            "tried": .integer(outcome.tried),
            "noticed": .integer(outcome.noticed),
            "score": .integer(outcome.score),
            "unnoticed": .array(
                inOrder(outcome.unnoticed).map { mutant in
                    [
                        "path": .string(mutant.range.file.path),
                        "line": .integer(mutant.range.position.line),
                        "column": .integer(mutant.range.position.column),
                        "before": .string(mutant.before),
                        "after": .string(mutant.after),
                    ]
                }),
        ]
    }

    private func inOrder(_ mutants: [Mutant]) -> [Mutant] {
        mutants.sorted {
            ($0.range.file.path, $0.range.start, $0.after)
                < ($1.range.file.path, $1.range.start, $1.after)
        }
    }

    private func place(of mutant: Mutant) -> String {
        let position = mutant.range.position
        return "\(mutant.range.file.path):\(position.line):\(position.column)"
    }
}
