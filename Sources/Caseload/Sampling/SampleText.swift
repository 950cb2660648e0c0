import FEEL

/// Writes the fields of records, in one order for every form of file.
protocol SampleText: ~Copyable {
    mutating func add(_ name: StaticString, _ text: String)
    mutating func add(_ name: StaticString, _ number: Int)
    mutating func add(_ name: StaticString, day: Int)
    mutating func add(_ name: StaticString, _ answer: Bool)
    /// What is not known, or does not apply.
    mutating func addNothing(_ name: StaticString)
}

extension SampleText where Self: ~Copyable {
    mutating func add(_ name: StaticString, _ answer: Bool?) {
        if let answer { add(name, answer) } else { addNothing(name) }
    }

    mutating func add(_ name: StaticString, day: Int?) {
        if let day { add(name, day: day) } else { addNothing(name) }
    }

    mutating func add(_ name: StaticString, _ number: Int?) {
        if let number { add(name, number) } else { addNothing(name) }
    }
}

extension SampleHousehold {
    private static let classes = ["tier_1", "tier_2", "tier_3", "tier_4"]

    func write(to text: inout some SampleText & ~Copyable) {
        text.add("area", isRural ? "rural" : "urban")
        text.add("property_ok", propertyOK)
        text.add("marginal_property_ok", propertyOK)
        if isRural {
            text.add("rural_class", Self.classes[min(ruralClass, 3)])
        } else {
            text.addNothing("rural_class")
        }
        text.add("rise_by_work", false)
    }
}

extension SamplePerson {
    func write(to text: inout some SampleText & ~Copyable) {
        text.add("relation", relation.rawValue)
        text.add("birth_date", day: born)
        text.add("dead", false)
        text.add("declared_missing", false)
        text.add("custody", "none")
        text.add("religious_years", 0)
        text.add("disability_kind", disability)
        if disability == "none" {
            text.addNothing("disability_grade")
        } else {
            text.add("disability_grade", grade)
        }
        text.add("seriously_ill", isIll)
        text.add("no_capacity", false)
        text.add("jobless", isJobless || age >= 60 || isMinor)
        text.add("not_independent", relation == .child && age >= 18 && disability != "none")
        text.add("full_time_bachelor", isStudent && age >= 18)
        text.add("secondary_school", isStudent && age < 18)
        text.add("support_duty", true)
        text.add("long_coresidence", true)
        text.add("wage", wage)
        text.add("employment_cost", 0)
        text.add("business", business)
        text.add("property_income", property)
        text.add("transfers", transfers)
        text.add("transfers_paid", 0)
        let isTransferred = transfers > 0
        text.add("rewards", isTransferred ? 0 : nil)
        text.add("assistance", isTransferred ? 0 : nil)
        text.add("central_pension", isTransferred ? centralPension : nil)
        text.add("old_age_allowance", isTransferred ? 0 : nil)
        text.add("social_insurance", isTransferred ? 0 : nil)
        text.add("in_tekun_before_16", false)
        text.add("tekun_property_ok", asksForObligors ? isTekunPoor : nil)
        text.add("support_form", isTekunPoor ? "home" : nil)
        text.add("land", isTekunPoor ? true : nil)
        text.add("relocated", isTekunPoor ? false : nil)
        text.add("failed_care_items", isTekunPoor ? 0 : nil)
        text.add("refused_work", refusedWork)
        text.add("parents_not_found", isMinor ? false : nil)
        text.add("parents_absent", parents.map { $0.contains { $0.lostSince != nil } })
        text.add("placement", isMinor ? "dispersed" : nil)
    }
}

extension SampleText where Self: ~Copyable {
    mutating func add(_ name: StaticString, _ text: String?) {
        if let text { add(name, text) } else { addNothing(name) }
    }
}

extension SampleObligor {
    func write(to text: inout some SampleText & ~Copyable) {
        let isOther = sameAs == nil
        text.add("birth_date", day: isOther ? born : nil)
        text.add("dead", isOther ? isDead : nil)
        text.add("disability_kind", isOther ? "none" : nil)
        text.add("custody", isOther ? "none" : nil)
        text.add("declared_missing", isOther ? false : nil)
        text.add("no_capacity", isOther ? false : nil)
        text.add("own_income", income)
        text.add("low_property", isPoor)
        text.add("is_tekun", false)
        text.add("gets_dibao", false)
    }
}

extension SampleParent {
    func write(to text: inout some SampleText & ~Copyable) {
        let isOther = sameAs == nil
        text.add("birth_date", day: isOther ? born : nil)
        text.add("dead", isOther ? isDead : nil)
        text.add("disability_kind", isOther ? "none" : nil)
        text.add("seriously_ill", isOther ? isIll : nil)
        text.add("custody", isOther ? (custodyMonths > 0 ? "prison" : "none") : nil)
        text.add("custody_months", custodyMonths > 0 ? custodyMonths : nil)
        text.add("declared_missing", isOther ? false : nil)
        text.add("no_capacity", isOther ? false : nil)
        text.add("lost", lostSince.map { _ in true } ?? (isOther ? false : nil))
        text.add("lost_since", day: lostSince)
        text.add("revoked", isOther ? false : nil)
        text.add("deported", isOther ? false : nil)
    }
}
