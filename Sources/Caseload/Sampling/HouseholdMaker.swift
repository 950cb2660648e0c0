import FEEL

/// Makes the households of an invented county.
struct HouseholdMaker: Sendable {
    let county: SampleCounty
    let seed: UInt64

    func household(_ number: Int) -> SampleHousehold {
        var random = SampleRandom(seed: seed, household: number)
        var home = SampleHousehold()
        home.number = number
        home.isRural = random.chance(county.chance("rural"))
        let type = SampleType.allCases[random.pick(county.types)]
        addPersons(type, to: &home, &random)
        for index in home.members.indices { addBody(&home.members[index], &random) }
        share(means(type, home, &random), in: &home, &random)
        addProperty(type, to: &home, &random)
        addKin(type, to: &home, &random)
        return home
    }

    // MARK: - Who lives there

    private func person(
        _ relation: SamplePerson.Relation, _ ages: ClosedRange<Int>, _ random: inout SampleRandom
    ) -> SamplePerson {
        var person = SamplePerson()
        person.relation = relation
        person.age = random.between(ages.lowerBound, ages.upperBound)
        person.born = born(age: person.age, &random)
        return person
    }

    /// A day on which somebody of that age was born.
    private func born(age: Int, _ random: inout SampleRandom) -> Int {
        county.asOf.daysSinceEpoch - age * 365 - age / 4 - 1 - random.below(360)
    }

    private func addPersons(
        _ type: SampleType, to home: inout SampleHousehold, _ random: inout SampleRandom
    ) {
        switch type {
        case .aloneWithoutKin: home.members = [person(.head, 60...88, &random)]
        case .elder: home.members = [person(.head, 60...88, &random)]
        case .elderCouple:
            home.members = [person(.head, 60...84, &random), person(.spouse, 58...82, &random)]
        case .adult: home.members = [person(.head, 19...58, &random)]
        case .couple:
            home.members = [person(.head, 24...58, &random), person(.spouse, 22...57, &random)]
        case .family, .threeGenerations:
            home.members = [person(.head, 26...52, &random), person(.spouse, 24...50, &random)]
            addChildren(to: &home, &random)
            if type == .threeGenerations { addGrandparents(to: &home, &random) }
        case .grandparents:
            home.members = [person(.head, 56...74, &random), person(.spouse, 54...72, &random)]
            for _ in 0...random.below(2) {
                home.members.append(person(.grandchild, 1...16, &random))
            }
        case .oneParent:
            home.members = [person(.head, 26...50, &random)]
            addChildren(to: &home, &random)
        }
    }

    private func addChildren(to home: inout SampleHousehold, _ random: inout SampleRandom) {
        let count = 1 + random.below(2) + (random.chance(county.chance("child_third")) ? 1 : 0)
        for _ in 0..<count {
            var child = person(.child, 0...21, &random)
            // Nobody is a parent before 18.
            let oldest = max(0, (home.members[0].age) - 20)
            if child.age > oldest {
                child.age = random.between(0, oldest)
                child.born = born(age: child.age, &random)
            }
            child.isStudent = child.age >= 6 && (child.age < 18 || random.chance(6000))
            home.members.append(child)
        }
    }

    private func addGrandparents(to home: inout SampleHousehold, _ random: inout SampleRandom) {
        let age = min(home.members[0].age + random.between(21, 30), 90)
        for _ in 0...random.below(2) {
            home.members.append(person(.parent, age...(age + 3), &random))
        }
    }

    // MARK: - How they are

    private static let kinds = [
        "visual", "hearing", "speech", "limb", "intellectual", "mental", "multiple",
    ]
    private static let kindWeights = [14, 22, 2, 38, 8, 10, 6]
    private static let gradeWeights = [14, 24, 30, 32]

    private func addBody(_ person: inout SamplePerson, _ random: inout SampleRandom) {
        let band = person.age < 18 ? "child" : person.age < 60 ? "adult" : "elder"
        if random.chance(county.chance("disabled.\(band)")) {
            person.disability = Self.kinds[random.pick(Self.kindWeights)]
            person.grade = "grade_\(random.pick(Self.gradeWeights) + 1)"
        }
        person.isIll = random.chance(county.chance("seriously_ill.\(band)"))
    }

    private func means(
        _ type: SampleType, _ home: SampleHousehold, _ random: inout SampleRandom
    ) -> Int {
        if type == .aloneWithoutKin { return random.quantile(county.quantile("means.without_kin")) }
        return random.quantile(county.quantile(home.isRural ? "means.rural" : "means.urban"))
    }

    /// Divides the family's income among its members: pensions first, then work, then support.
    private func share(
        _ means: Int, in home: inout SampleHousehold, _ random: inout SampleRandom
    ) {
        var rest = means * home.members.count
        for index in home.members.indices where home.members[index].age >= 60 {
            let central = 123
            // Pensions are paid whatever a family has; the central one does not count.
            home.members[index].centralPension = central
            home.members[index].transfers = central
            if !home.isRural, rest > 3000 {
                let pension = min(rest, random.between(900, 2600))
                home.members[index].transfers += pension
                rest -= pension
            }
        }
        let workers = home.members.indices.filter { home.members[$0].canWork }
        for (place, index) in workers.enumerated() {
            home.members[index].isJobless = random.chance(county.chance("jobless"))
            guard !home.members[index].isJobless || place + 1 == workers.count, rest > 0 else {
                home.members[index].isJobless = true
                home.members[index].refusedWork = random.chance(county.chance("refused_work"))
                continue
            }
            home.members[index].isJobless = false
            let part = place + 1 == workers.count ? rest : rest * random.between(40, 75) / 100
            if home.isRural, random.chance(county.chance("farming")) {
                home.members[index].business = part * random.between(30, 80) / 100
            }
            home.members[index].wage = part - home.members[index].business
            rest -= part
        }
        guard rest > 0, !home.members.isEmpty else { return }
        // Who cannot work lives on rents of land and on what relatives give.
        let land = home.isRural ? min(rest, random.between(0, 60)) : 0
        home.members[0].property += land
        home.members[0].transfers += rest - land
    }

    private func addProperty(
        _ type: SampleType, to home: inout SampleHousehold, _ random: inout SampleRandom
    ) {
        if random.chance(county.chance("unknown")) {
            home.propertyOK = nil
        } else {
            home.propertyOK =
                type == .aloneWithoutKin || !random.chance(county.chance("property_over"))
        }
        home.ruralClass = random.pick(county.ruralClass)
        for index in home.members.indices {
            home.members[index].isTekunPoor = type == .aloneWithoutKin
        }
    }
}

extension SamplePerson {
    var canWork: Bool {
        age >= 18 && age < 60 && !isStudent && !["grade_1", "grade_2"].contains(grade)
    }

    /// Whom the law of special hardship counts as without labour ability, as far as a sample goes.
    var asksForObligors: Bool { age >= 60 || isMinor || disability != "none" }
}
