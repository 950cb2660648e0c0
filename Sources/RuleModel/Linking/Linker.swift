import Diagnostics
import FEEL

/// Links one edition; lives for one call of `linked`.
///
/// It is a class because it answers the checker's questions about types while it is linking: the
/// type of a definition that declares none is that of its body, which is then linked first.
final class Linker {
    enum State {
        case waiting
        case linking
        case linked
    }

    var edition: Edition
    var found = DiagnosticBag()
    let names: NameTable
    let enumerations: [EnumerationType]
    let money: Set<String>
    let unitTitles: [String: Title]
    /// Bodies of definitions, and amounts of programmes.
    var definitionStates: [State]
    var amountStates: [State]
    /// `previous year` is for checks.
    var isCheck = false
    private var depth = 0

    /// Definitions whose types rest on each other's: far more than laws have, far less than the stack.
    private static let deepestInference = 64

    init(_ edition: Edition) {
        self.edition = edition
        names = NameTable(edition)
        enumerations = edition.enumerations.map { enumeration in
            EnumerationType(
                id: enumeration.id, title: enumeration.title.zh,
                cases: enumeration.cases.map { .init(id: $0.id, zh: $0.title.zh) })
        }
        money = Set(edition.units.lazy.filter(\.isMoney).map(\.id))
        unitTitles = Dictionary(
            edition.units.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        definitionStates = Array(repeating: .waiting, count: edition.definitions.count)
        amountStates = Array(repeating: .waiting, count: edition.programmes.count)
    }

    /// Runs what finds a type on the way to another one; `nil` where that goes too deep.
    func nested<Result>(_ body: () -> Result) -> Result? {
        guard depth < Self.deepestInference else { return nil }
        depth += 1
        defer { depth -= 1 }
        return body()
    }

    func report(
        _ code: DiagnosticCode, at range: SourceRange?, _ message: Wording, hint: Wording? = nil
    ) {
        found.add(Diagnostic(code, at: range, message, hint: hint))
    }
}

// Formulas.
extension Linker {
    private static let language = NameScope(["previous year"])

    func link(_ formula: Formula, for subject: Int?, expecting type: FEELType? = nil) -> Formula {
        var formula = formula
        let tree = parse(formula.text, as: .expression, names: Self.language, into: &found)
        // The checker asks back while it runs, so it gets a bag of its own.
        var bag = DiagnosticBag()
        (formula.expression, formula.type) = check(
            tree, of: formula.text, for: subject, expecting: type, in: self, into: &bag)
        found.add(contentsOf: bag.diagnostics)
        return formula
    }

    func link(_ formula: Formula?, for subject: Int?, expecting type: FEELType? = nil) -> Formula? {
        formula.map { link($0, for: subject, expecting: type) }
    }

    /// A cell of a table.
    func link(cell formula: Formula, for subject: Int?, input: FEELType) -> Formula {
        var formula = formula
        let tree = parse(formula.text, as: .unaryTests, names: Self.language, into: &found)
        var bag = DiagnosticBag()
        formula.expression = checkTests(
            tree, of: formula.text, for: subject, input: input, in: self, into: &bag)
        formula.type = .boolean
        found.add(contentsOf: bag.diagnostics)
        return formula
    }

    func link(_ item: Item, for subject: Int?) -> Item {
        var item = item
        item.test = link(item.test, for: subject)
        return item
    }

    func link(_ test: Test, for subject: Int?) -> Test {
        switch test {
        case .when(let formula):
            .when(link(formula, for: subject, expecting: .boolean))
        case .any(let items, let unless):
            .any(
                items.map { link($0, for: subject) }, unless: unless.map { link($0, for: subject) })
        case .all(let items, let unless):
            .all(
                items.map { link($0, for: subject) }, unless: unless.map { link($0, for: subject) })
        }
    }

    func link(_ round: RoundingRule?, at range: SourceRange) -> RoundingRule? {
        guard case .named(let name, _)? = round else { return round }
        if case .standard(let index)? = names.entry(name, for: nil),
            edition.standards[index].type == .rounding
        {
            return .named(name, standard: index)
        }
        let names = edition.standards.filter { $0.type == .rounding }.flatMap {
            [$0.common.title.zh, $0.id]
        }
        report(
            "rule/unknown-rounding", at: range,
            Wording(zh: "没有取整规则「\(name)」", en: "there is no rounding rule “\(name)”"),
            hint: .didYouMean(name, among: names)
                ?? Wording(
                    zh: "写 {to: 1, mode: up}，或一项 type: rounding 的标准的名称",
                    en: "write {to: 1, mode: up} or the name of a standard of type rounding"))
        return round
    }
}
