import FEEL

// Who must support them, and who their parents are.
extension HouseholdMaker {
    func addKin(
        _ type: SampleType, to home: inout SampleHousehold, _ random: inout SampleRandom
    ) {
        for index in home.members.indices {
            let person = home.members[index]
            if person.isMinor { home.members[index].parents = parents(type, home, index, &random) }
            guard person.asksForObligors else { continue }
            home.members[index].obligors = obligors(type, home, index, &random)
        }
    }

    private func parents(
        _ type: SampleType, _ home: SampleHousehold, _ index: Int, _ random: inout SampleRandom
    ) -> [SampleParent] {
        switch type {
        case .family, .threeGenerations:
            return [SampleParent(sameAs: 0), SampleParent(sameAs: 1)]
        case .oneParent:
            var other = away(&random)
            other.isDead = random.chance(3500)
            return [SampleParent(sameAs: 0), other]
        case .grandparents:
            if random.chance(county.chance("orphan")) {
                return [dead(&random), dead(&random)]
            }
            if random.chance(county.chance("de_facto")) {
                var other = away(&random)
                switch random.below(3) {
                case 0: other.custodyMonths = random.between(6, 120)
                case 1: other.isIll = true
                default: other.lostSince = county.asOf.daysSinceEpoch - random.between(200, 2000)
                }
                return [dead(&random), other]
            }
            return [away(&random), away(&random)]
        default: return [away(&random), away(&random)]
        }
    }

    private func away(_ random: inout SampleRandom) -> SampleParent {
        SampleParent(born: county.asOf.daysSinceEpoch - random.between(26, 50) * 365)
    }

    private func dead(_ random: inout SampleRandom) -> SampleParent {
        var parent = away(&random)
        parent.isDead = true
        return parent
    }

    /// Nobody for those without kin; members of the household, or children who live elsewhere.
    private func obligors(
        _ type: SampleType, _ home: SampleHousehold, _ index: Int, _ random: inout SampleRandom
    ) -> [SampleObligor] {
        if type == .aloneWithoutKin { return [] }
        let person = home.members[index]
        if person.isMinor, type == .grandparents {
            return [SampleObligor(sameAs: 0, income: 123, isPoor: true)]
        }
        let others = home.members.indices.filter {
            $0 != index && home.members[$0].age >= 18 && home.members[$0].age < 60
        }
        if let other = others.first { return [SampleObligor(sameAs: other, income: 2000)] }
        return (0...random.below(2)).map { _ in
            SampleObligor(
                born: county.asOf.daysSinceEpoch - random.between(30, 56) * 365,
                income: random.between(900, 4000))
        }
    }
}
