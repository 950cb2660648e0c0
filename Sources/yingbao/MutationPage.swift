import Diagnostics
import Records
import RuleModel

/// What became of the changes that were tried.
struct MutationOutcome {
    let available: Int
    private(set) var noticed = 0
    private(set) var unnoticed: [Mutant] = []
    /// Changes that no test can notice, with the reason that the rule files state.
    private(set) var equivalent: [(mutant: Mutant, reason: Wording)] = []
    /// Changes that are stated to make no difference although a test notices them.
    private(set) var wronglyEquivalent: [(mutant: Mutant, test: Wording)] = []

    init(available: Int) {
        self.available = available
    }

    mutating func add(_ verdict: MutantVerdict, on mutant: Mutant) {
        switch verdict {
        case .noticed: noticed += 1
        case .unnoticed: unnoticed.append(mutant)
        case .equivalent(let stated): equivalent.append((mutant, stated.reason))
        case .wronglyEquivalent(_, let test):
            noticed += 1
            wronglyEquivalent.append((mutant, test.title))
        }
    }

    var tried: Int { noticed + unnoticed.count + equivalent.count }

    /// Of a hundred changes that make a difference, how many some test notices; to a tenth.
    var score: String {
        let counted = noticed + unnoticed.count
        let thousandths = counted == 0 ? 1000 : noticed * 1000 / counted
        return "\(thousandths / 10).\(thousandths % 10)"
    }
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
        let unnoticed = outcome.unnoticed.map { mutant in
            line(mutant, Wording(zh: "没有案例察觉", en: "no test notices"))
        }
        let equivalent = outcome.equivalent.map { mutant, reason in
            line(mutant, Wording(zh: "不影响结果，", en: "makes no difference: ") + reason)
        }
        let wrong = outcome.wronglyEquivalent.map { mutant, test in
            line(
                mutant,
                Wording(
                    zh: "写明不影响结果，但案例「\(test.zh)」察觉了",
                    en: "stated to make no difference, but “\(test.en)” notices"))
        }
        let summary = Wording(
            zh: "改动共 \(outcome.available) 处，试了 \(outcome.tried) 处："
                + "案例察觉 \(outcome.noticed) 处，说明不影响结果 \(outcome.equivalent.count) 处，"
                + "没有察觉 \(outcome.unnoticed.count) 处；得分 \(outcome.score)%\n",
            en: "\(outcome.available) changes, \(outcome.tried) tried: "
                + "\(outcome.noticed) noticed by tests, \(outcome.equivalent.count) explained as"
                + " making no difference, \(outcome.unnoticed.count) not noticed;"
                + " score \(outcome.score)%\n")
        return (equivalent + wrong + unnoticed).joined() + summary[language]
    }

    private func line(_ mutant: Mutant, _ words: Wording) -> String {
        let change = Wording(
            zh: "\(mutant.before) 改成 \(mutant.after)：",
            en: "\(mutant.before) changed to \(mutant.after): ")
        return "\(place(of: mutant))  \(mutant.rule)  \(change[language])\(words[language])\n"
    }

    private func json(_ outcome: MutationOutcome) -> JSONValue {
        [
            "changes": .integer(outcome.available),
            "tried": .integer(outcome.tried),
            "noticed": .integer(outcome.noticed),
            "score": .string(outcome.score),
            "unnoticed": .array(outcome.unnoticed.map { .object(members(of: $0)) }),
            "equivalent": .array(
                outcome.equivalent.map { mutant, reason in
                    .object(members(of: mutant) + [("reason", .string(reason[language]))])
                }),
            "wrongly_equivalent": .array(
                outcome.wronglyEquivalent.map { mutant, test in
                    .object(members(of: mutant) + [("test", .string(test[language]))])
                }),
        ]
    }

    private func members(of mutant: Mutant) -> [(String, JSONValue)] {
        [
            ("rule", .string(mutant.rule)),
            ("path", .string(mutant.range.file.path)),
            ("line", .integer(mutant.range.position.line)),
            ("column", .integer(mutant.range.position.column)),
            ("part", .string(mutant.part)),
            ("before", .string(mutant.before)),
            ("after", .string(mutant.after)),
        ]
    }

    private func place(of mutant: Mutant) -> String {
        let position = mutant.range.position
        return "\(mutant.range.file.path):\(position.line):\(position.column)"
    }
}
