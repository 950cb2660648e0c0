import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `wage=0..5000`: which fact a curve goes over, and between which ends.
struct CurveRange {
    let name: String
    let from: Number
    let to: Number

    init(_ text: String) throws(Failure) {
        let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2, let dots = halves[1].firstRange(of: ".."),
            let from = Number(halves[1][..<dots.lowerBound]),
            let to = Number(halves[1][dots.upperBound...]), from < to
        else {
            throw .unable(
                Wording(
                    zh: "--over 要写成 工资=0..5000，不是「\(text)」",
                    en: "--over takes wage=0..5000, not “\(text)”"))
        }
        name = halves[0]
        self.from = from
        self.to = to
    }

    /// The fact, or the definition that an office decides, and whose it is.
    func variable(
        of household: Household, member: String?, in edition: Edition
    ) throws(Failure) -> CurveVariable {
        let facts = edition.facts.indices.filter {
            let fact = edition.facts[$0]
            return (fact.id == name || fact.common.title.zh == name) && fact.type.isNumber
        }.map { (CurveVariable.Kind.fact($0), edition.facts[$0].entity) }
        let findings = edition.definitions.indices.filter {
            let definition = edition.definitions[$0]
            return (definition.id == name || definition.common.title.zh == name)
                && definition.type.isNumber && definition.common.decidedBy != nil
        }.map { (CurveVariable.Kind.finding($0), edition.definitions[$0].entity) }
        let meant = facts + findings
        guard !meant.isEmpty else { throw unknown(in: edition) }
        let places = meant.flatMap { kind, entity in
            household.objects.indices.filter {
                household.objects[$0].entity == entity
                    && (member == nil || household.objects[$0].id == member)
            }.map { CurveVariable(kind, of: $0) }
        }
        guard let only = places.first, places.count == 1 else {
            throw unclear(places.isEmpty, household, entities: meant.map(\.1), member)
        }
        return only
    }

    private func unknown(in edition: Edition) -> Failure {
        let names =
            edition.facts.filter(\.type.isNumber).flatMap { [$0.id, $0.common.title.zh] }
            + edition.definitions.filter { $0.common.decidedBy != nil && $0.type.isNumber }
            .flatMap { [$0.id, $0.common.title.zh] }
        let nearest = Spelling.closest(to: name, among: names)
        return .unable(
            Wording(
                zh: "没有「\(name)」这个数字事实" + (nearest.map { "，是不是「\($0)」？" } ?? ""),
                en: "there is no fact “\(name)” that is a number"
                    + (nearest.map { "; did you mean “\($0)”?" } ?? "")))
    }

    private func unclear(
        _ isNobody: Bool, _ household: Household, entities: [Int], _ member: String?
    ) -> Failure {
        let ids = household.objects.filter { entities.contains($0.entity) }.compactMap(\.id)
        let list = Wording.list(ids)
        if isNobody, let member {
            return .unable(
                Wording(
                    zh: "记录里没有成员「\(member)」；有：\(list.zh)",
                    en: "the record has no member “\(member)”; it has: \(list.en)"))
        }
        return .unable(
            Wording(
                zh: "请用 --member 写明是谁的「\(name)」：\(list.zh)",
                en: "say with --member whose “\(name)” it is: \(list.en)"))
    }
}

extension FEELType {
    fileprivate var isNumber: Bool {
        if case .number = self { true } else { false }
    }
}
