import FEEL
import RuleModel

/// The values that something missing might turn out to have.
struct Candidates {
    let program: Program

    private var edition: Edition { program.edition }

    /// All of them, where they are few: yes and no, the values of an enumeration, the rules among
    /// which a line of the matrix is still open.
    func all(of missing: Missing) -> [Candidate]? {
        switch missing {
        case .fact(let fact, _): all(of: edition.facts[fact].type)
        case .definition(let definition, _): all(of: edition.definitions[definition].type)
        case .standard(let standard): all(of: edition.standards[standard].type)
        case .combination(let combination):
            edition.combinations[combination].among.map(Candidate.rule)
        case .part, .list, .failure: nil
        }
    }

    private func all(of type: FEELType) -> [Candidate]? {
        switch type {
        case .boolean: [.value(.boolean(true)), .value(.boolean(false))]
        case .enumeration(let index) where edition.enumerations.indices.contains(index):
            edition.enumerations[index].cases.map { .value(.string($0.id)) }
        default: nil
        }
    }

    /// All or a sample of them that makes differences likely to show; within the bounds that the
    /// case knows.
    func sample(of missing: Missing, in record: Case) -> [Candidate] {
        if let all = all(of: missing) { return all }
        switch missing {
        case .fact(let fact, let object):
            let hull = record.hull(of: program.facts[fact].domain, on: object)
            return sample(of: edition.facts[fact].type, within: hull)
        case .definition(let definition, let object):
            let hull = record.hull(of: program.definitions[definition].domain, on: object)
            return sample(of: edition.definitions[definition].type, within: hull)
        case .part(let part, let programme, let object):
            let domain = program.programmes[programme].amount[part].domain
            return sample(of: .number(nil), within: record.hull(of: domain, on: object))
        case .standard(let standard): return sample(ofStandard: standard, in: record)
        case .list(let entity, _):
            let form = edition.entities[entity].list
            let least = max(form?.min ?? 0, 0)
            return (least...(least + 2)).filter { $0 <= form?.max ?? .max }.map(Candidate.list)
        case .combination, .failure: return []
        }
    }

    private func sample(ofStandard standard: Int, in record: Case) -> [Candidate] {
        let type = edition.standards[standard].type
        guard case .rounding = type else {
            return sample(
                of: type, within: record.hull(of: program.standards[standard].domain, on: nil))
        }
        let step = record.step(ofRounding: standard) ?? .one
        return [
            .rounding(Rounding(step: step, mode: .floor)),
            .rounding(Rounding(step: step, mode: .ceiling)),
        ]
    }

    private func sample(of type: FEELType, within hull: Hull) -> [Candidate] {
        switch type {
        case .number: numbers(within: hull).map { .value(.number($0)) }
        case .date: dates.map { .value(.date($0)) }
        case .string: ["甲", "乙"].map { .value(.string($0)) }
        case .yearsMonths:
            [0, 1, 6, 12, 24, 120].compactMap { YearsMonthsDuration(months: $0) }
                .map { .value(.yearsMonths($0)) }
        default: []
        }
    }

    /// From 0 upwards in growing steps, the ends themselves, and below 0 where that can be.
    private func numbers(within hull: Hull) -> [Number] {
        guard case .numbers(let low, let high) = hull else { return numbers(low: nil, high: nil) }
        return numbers(low: low, high: high)
    }

    private func numbers(low: Number?, high: Number?) -> [Number] {
        let steps = [
            0, 1, 2, 3, 5, 6, 10, 50, 100, 300, 700, 1000, 2000, 5000, 10000, 100_000, 1_000_000,
        ]
        let ladder = steps.map { Number($0) } + [-1, -100, -1000, -100_000].map { Number($0) }
        let ends = [low, high].compactMap { $0 }
        let bounds = Bounds(low: low, high: high)
        let within = ladder.filter(bounds.surround)
        return Array((within.prefix(1) + ends + within.dropFirst()).prefix(Limits.candidates))
    }

    /// Days before the reference day, by ages.
    private var dates: [CalendarDate] {
        let months = [
            420, 0, 1, 3, 5, 7, 13, 36, 72, 120, 180, 204, 228, 300, 540, 700, 732, 780, 850, 960,
        ]
        return months.compactMap { edition.day.adding(months: -$0) }
    }
}
