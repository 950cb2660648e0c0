package import Diagnostics
import Engine
package import RuleModel

/// Which rows and columns the output has.
package struct OutputForm: Sendable {
    package enum Rows: String, Sendable, CaseIterable {
        /// A row for each result but refusals, and one for a household that has none.
        case results
        /// A row for each result.
        case all
        /// A row for each sum that is paid every month or once.
        case payments
        case members
        case households
    }

    struct Column: Sendable {
        let title: String
        let source: Source
    }

    /// Where a cell's content comes from.
    enum Source: Sendable, Hashable {
        /// The number of the row in the output.
        case number
        case household
        case member
        case programme
        case programmeTitle(Language)
        case outcome
        case payable
        case amount
        case exactAmount
        case low
        case high
        case unit
        case firstMonth
        case month
        case persons
        case needs
        /// The sums paid to the whole household.
        case householdTotal
        /// The result of one programme, in rows of members or households.
        case outcomeOf(Int)
        case amountOf(Int)
        case fact(Int)
        case definition(Int)
        /// A carried column: of the member where the row has one, else of the household.
        case carried([String])
        case empty
    }

    let rows: Rows
    let columns: [Column]

    /// Whether something is written of a programme that is refused.
    var writesRefusals: Bool {
        rows == .all
            || columns.contains { if case .outcomeOf = $0.source { true } else { false } }
    }

    /// The definitions whose values are written, by their indexes in the edition.
    var definitions: [Int] {
        columns.compactMap { column in
            if case .definition(let index) = column.source { index } else { nil }
        }
    }

    package static let usual = [
        "household", "member", "programme", "outcome", "payable", "amount", "low", "high",
        "first_month", "persons", "needs",
    ]

    /// The rows of results with the usual columns.
    package static func usual(_ edition: Edition, isAnonymous: Bool) -> OutputForm {
        OutputForm(
            rows: .results,
            columns: usual.compactMap { name in
                Self.plain[name].map { Column(title: name, source: $0) }
            })
    }

    static let plain: [String: Source] = [
        "number": .number, "household": .household, "member": .member, "programme": .programme,
        "programme_zh": .programmeTitle(.zh), "programme_en": .programmeTitle(.en),
        "outcome": .outcome, "payable": .payable, "amount": .amount, "exact_amount": .exactAmount,
        "low": .low, "high": .high, "unit": .unit, "first_month": .firstMonth, "month": .month,
        "persons": .persons, "needs": .needs, "household_total": .householdTotal,
    ]
}

extension OutputForm {
    /// Reads column names, each with a title of its own behind `=` where it has one.
    ///
    /// - Returns: the form, or the name that is not known, with hints.
    package static func named(
        _ names: [String], rows: Rows, edition: Edition, carried: [CarriedName],
        isAnonymous: Bool
    ) -> Result<OutputForm, UnknownColumn> {
        var columns: [Column] = []
        for name in names {
            let parts = name.split(separator: "=", maxSplits: 1)
            let id = parts.first.map { String($0).trimmed } ?? ""
            guard let source = source(named: id, edition, carried) else {
                return .failure(UnknownColumn(name: id, known: known(edition, carried)))
            }
            if isAnonymous, isPersonal(source, edition, carried) { continue }
            columns.append(
                Column(title: parts.count > 1 ? String(parts[1]).trimmed : id, source: source))
        }
        return .success(OutputForm(rows: rows, columns: columns))
    }

    private static func source(
        named name: String, _ edition: Edition, _ carried: [CarriedName]
    ) -> Source? {
        if let source = plain[name] { return source }
        if let known = carried.first(where: { $0.names.contains(name) }) {
            return .carried([known.id])
        }
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        if let programme = edition.programmes.firstIndex(where: {
            $0.id == parts[0] || $0.common.title.zh == parts[0]
        }) {
            switch parts[1] {
            case "outcome", "结果": return .outcomeOf(programme)
            case "amount", "金额": return .amountOf(programme)
            default: break
            }
        }
        guard
            let entity = edition.entities.firstIndex(where: {
                $0.id == parts[0] || $0.title.zh == parts[0]
            })
        else { return nil }
        return value(named: parts[1], of: entity, edition)
    }

    private static func value(named name: String, of entity: Int, _ edition: Edition) -> Source? {
        if let fact = edition.facts.firstIndex(where: {
            $0.entity == entity && ($0.id == name || $0.common.title.zh == name)
        }) {
            return .fact(fact)
        }
        return edition.definitions.firstIndex {
            $0.entity == entity
                && ($0.id == name || $0.id.hasSuffix(".\(name)") || $0.common.title.zh == name)
        }.map(Source.definition)
    }

    private static func isPersonal(
        _ source: Source, _ edition: Edition, _ carried: [CarriedName]
    ) -> Bool {
        switch source {
        case .fact(let fact): edition.facts[fact].isPersonal
        case .carried(let names):
            carried.contains { names.contains($0.id) && $0.isPersonal }
        default: false
        }
    }

    private static func known(_ edition: Edition, _ carried: [CarriedName]) -> [String] {
        plain.keys.sorted() + carried.map(\.id)
            + edition.facts.map { "\(edition.entities[$0.entity].id).\($0.id)" }
    }

    package struct UnknownColumn: Error, Sendable {
        let name: String
        let known: [String]

        package var wording: Wording {
            Wording(zh: "没有「\(name)」这个输出列", en: "there is no output column “\(name)”")
                + (Wording.didYouMean(name, among: known).map { Wording(zh: "，", en: "; ") + $0 }
                    ?? Wording(""))
        }
    }
}
