import Diagnostics
import Engine
import FEEL
import RuleModel
import Testing

/// The law of the invented county and a later one, in which many things are otherwise.
enum TwoLaws {
    static func older() throws -> ChosenLaw { try law { _ in } }

    static func newer() throws -> ChosenLaw {
        try law { edition in
            edition.standard("line") { $0.state = .number(760, like: $0.state) }
            edition.standard("child") { $0.state = .number(1000, like: $0.state) }
            let published = edition.standards[0].state
            edition.standard("rounding") { $0.state = .rounding(like: published) }
            edition.standard("tiers") { $0.state = $0.state.adding(30) }
            // A rule and a standard that only it needs.
            edition.standards.append(
                edition.standards[0].renamed("pension_share", "养老金计入比例", value: "0.8"))
            edition.definition("income") {
                $0.body = .value(Formula(text: EmbeddedText("工资 - 就业成本 + 养老金 * 养老金计入比例")), nil)
            }
            edition.programme("support") {
                $0.conditions[1] = $0.conditions[1].saying("收入 < 保障线 * 1.2")
            }
            edition.programme("child") {
                $0.conditions[0] = $0.conditions[0].saying("周岁 < 16")
            }
            edition.combinations = edition.combinations.filter { line in
                line.rule != .difference
                    || !line.programmes.contains { edition.programmes[$0].id == "tier" }
            }
        }
    }

    private static func law(_ change: (inout Edition) -> Void) throws -> ChosenLaw {
        let day = try #require(CalendarDate("2024-06-01"))
        var found = DiagnosticBag()
        var edition = try #require(
            County.library.book.edition(EditionRequest(day: day, knownOn: day), into: &found))
        change(&edition)
        let linked = edition.linked(into: &found)
        try #require(!found.hasErrors, "\(found.diagnostics.map(\.message.en))")
        return ChosenLaw(chosen: edition, linked: linked)
    }
}

extension Edition {
    fileprivate mutating func standard(_ id: String, _ change: (inout StandardInForce) -> Void) {
        for index in standards.indices where standards[index].id == id {
            change(&standards[index])
        }
    }

    fileprivate mutating func definition(
        _ id: String, _ change: (inout DefinitionInForce) -> Void
    ) {
        for index in definitions.indices
        where definitions[index].id == id && entities[definitions[index].entity].id == "member" {
            change(&definitions[index])
        }
    }

    fileprivate mutating func programme(
        _ id: String, _ change: (inout ProgrammeInForce) -> Void
    ) {
        for index in programmes.indices where programmes[index].id == id {
            change(&programmes[index])
        }
    }
}

extension Item {
    fileprivate func saying(_ text: String) -> Item {
        Item(
            id: id, common: common, isPower: isPower,
            test: .when(Formula(text: EmbeddedText(text))))
    }
}

extension StandardInForce {
    fileprivate func renamed(_ id: String, _ zh: String, value: String) -> StandardInForce {
        var common = common
        common.title = Title(zh: zh, en: id)
        var state = state
        if let number = Number(value) { state = state.replacing { _ in .number(number) } }
        return StandardInForce(
            id: id, type: .number(nil), keys: [], min: nil, max: nil, state: state, common: common)
    }
}

extension StandardState {
    fileprivate static func number(_ number: Int, like state: StandardState) -> StandardState {
        state.replacing { _ in .number(Number(number)) }
    }

    fileprivate static func rounding(like state: StandardState) -> StandardState {
        guard case .values(let values) = state else { return state }
        return .values(
            values.mapValues {
                PublishedValue(
                    value: $0.value, rounding: Rounding(step: .one, mode: .ceiling),
                    notice: $0.notice, sources: $0.sources, evidence: $0.evidence, range: $0.range)
            })
    }

    fileprivate func adding(_ more: Int) -> StandardState {
        replacing { value in
            guard case .number(let number) = value else { return value }
            return .number(number.adding(Number(more)) ?? number)
        }
    }

    fileprivate func replacing(_ change: (Value) -> Value) -> StandardState {
        guard case .values(let values) = self else { return self }
        return .values(
            values.mapValues {
                PublishedValue(
                    value: change($0.value), rounding: $0.rounding, notice: $0.notice,
                    sources: $0.sources, evidence: $0.evidence, range: $0.range)
            })
    }
}
