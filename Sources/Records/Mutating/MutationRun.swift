package import Diagnostics
import Engine
import FEEL
package import RuleModel

/// Tries small changes of the law on the tests: a change that no test notices is a gap in them.
package struct MutationRun {
    /// In the order in which they are asked: those that use little of the law first.
    private let cases: [TestedCase]
    /// By the place of a formula or value, the cases that used it.
    private let users: [SourceRange: [Int]]
    private let laws: [MutableLaw]
    /// What the rule files say of changes that make no difference.
    private let equivalents: [EquivalentChange]
    /// In the order in which they are tried: the same for the same seed.
    package let mutants: [Mutant]
    /// All there are, also those beyond the limit.
    package let available: Int
    /// Statements that fit no change of the rules, or several.
    package let misfits: [Diagnostic]

    /// - Parameter limit: how many are tried, chosen by the seed; `nil` is all.
    package init(_ runner: RuleTestRunner, limit: Int? = nil, seed: UInt64 = 1) {
        cases = runner.cases.filter(\.passes).sorted { $0.touched.count < $1.touched.count }
        var users: [SourceRange: [Int]] = [:]
        for (index, tested) in cases.enumerated() {
            for place in tested.touched { users[place, default: []].append(index) }
        }
        self.users = users
        laws = runner.law.loaded.map(MutableLaw.init)
        equivalents = runner.book.equivalents
        // What a test sets for itself is no part of the law.
        let tests = runner.book.tests.map(\.range)
        let all = Self.mutants(of: runner.law.loaded.map(\.edition)).filter { mutant in
            !tests.contains { $0.contains(mutant.range) }
        }
        available = all.count
        misfits = equivalents.compactMap { equivalent in
            switch all.count(where: equivalent.describes) {
            case 0: .noSuchChange(equivalent)
            case 1: nil
            case let count: .severalChanges(equivalent, count)
            }
        }
        guard let limit else {
            mutants = all
            return
        }
        var order = SeededRandom(seed: seed)
        mutants = Array(all.shuffled(using: &order).prefix(max(limit, 0)))
    }

    /// Each once for all periods in which its rule stands at one place.
    private static func mutants(of editions: [Edition]) -> [Mutant] {
        var known: Set<String> = []
        return editions.flatMap(\.mutants).filter { known.insert($0.key).inserted }.sorted {
            ($0.range.file.path, $0.range.start, $0.range.end, $0.before, $0.after)
                < ($1.range.file.path, $1.range.start, $1.range.end, $1.before, $1.after)
        }
    }

    /// What becomes of a change.
    package func verdict(on mutant: Mutant) -> MutantVerdict {
        let stated = equivalents.first { $0.describes(mutant) }
        if let test = firstToNotice(mutant) {
            return stated.map { .wronglyEquivalent($0, test) } ?? .noticed
        }
        return stated.map { .equivalent($0) } ?? .unnoticed
    }

    /// The test that fails under the change.
    private func firstToNotice(_ mutant: Mutant) -> RuleTest? {
        var known: [Int: Program] = [:]
        func changed(_ law: Int) -> Program {
            let program = known[law] ?? laws[law].mutated(by: mutant)
            known[law] = program
            return program
        }
        return (users[mutant.carrier] ?? []).first { cases[$0].notices(changed) }
            .map { cases[$0].test }
    }
}

package enum MutantVerdict: Sendable {
    /// Some test fails under the change.
    case noticed
    /// No test does, and the rule files say why none can.
    case equivalent(EquivalentChange)
    /// The rule files say that no test can, and one does.
    case wronglyEquivalent(EquivalentChange, RuleTest)
    case unnoticed
}

extension Mutant {
    fileprivate var key: String {
        "\(range.file.path) \(range.start) \(range.end) \(before) \(after)"
    }
}

extension EquivalentChange {
    fileprivate func describes(_ mutant: Mutant) -> Bool {
        rule.value == mutant.rule && change == mutant.change(arrow: "->")
            && (part.map { $0 == mutant.part } ?? true)
    }
}

extension Diagnostic {
    fileprivate static func noSuchChange(_ equivalent: EquivalentChange) -> Diagnostic {
        Diagnostic(
            "test/no-such-change", .warning, at: equivalent.range,
            Wording(
                zh: "规则「\(equivalent.rule.value)」没有这处改动：\(equivalent.change)",
                en: "rule “\(equivalent.rule.value)” has no such change: \(equivalent.change)"))
    }

    fileprivate static func severalChanges(
        _ equivalent: EquivalentChange, _ count: Int
    ) -> Diagnostic {
        Diagnostic(
            "test/several-changes", .warning, at: equivalent.range,
            Wording(
                zh: "规则「\(equivalent.rule.value)」有 \(count) 处这样的改动，要用 part 写明是哪一处",
                en: "rule “\(equivalent.rule.value)” has \(count) such changes; say which by part"))
    }
}
