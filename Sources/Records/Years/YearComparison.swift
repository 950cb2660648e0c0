package import Diagnostics
package import Engine
package import FEEL
import RuleModel
package import YAML

/// One household under the law of several years, and what made each step.
package struct YearComparison: Sendable {
    package struct Result: Sendable {
        package let law: YearLaw
        package let determination: Determination
    }

    package struct Step: Sendable {
        package let older: YearLaw
        package let newer: YearLaw
        /// `nil` where the two laws cannot be put together.
        package let attribution: Attribution?
    }

    /// The household's id in its record.
    package let record: String?
    package let results: [Result]
    package let steps: [Step]
    /// Whether the household grows older from year to year.
    package let ages: Bool

    /// Binds the record to each law and decides; `nil` with the mistakes in the record.
    ///
    /// - Parameter programmes: Ids or Chinese names; `nil` is all.
    package init?(
        _ node: YAMLNode, under laws: [YearLaw], ages: Bool, programmes: [String]?,
        today: CalendarDate, into found: inout DiagnosticBag
    ) {
        var results: [Result] = []
        for law in laws {
            let reader = RecordReader(law.edition, layout: law.program.layout, today: today)
            guard let household = reader.household(from: node, into: &found) else { return nil }
            var options = DecideOptions()
            options.explained = false
            options.programmes = programmes.map { law.edition.programmes(named: $0) }
            results.append(
                Result(
                    law: law,
                    determination: decide(household, under: law.program, options: options)))
        }
        var steps: [Step] = []
        for (older, newer) in zip(laws, laws.dropFirst()) {
            let attribution = Self.attribution(
                node, older, newer, ages: ages, programmes: programmes, today: today)
            steps.append(Step(older: older, newer: newer, attribution: attribution))
        }
        record = node["id"]?.text
        self.results = results
        self.steps = steps
        self.ages = ages
    }

    private static func attribution(
        _ node: YAMLNode, _ older: YearLaw, _ newer: YearLaw, ages: Bool, programmes: [String]?,
        today: CalendarDate
    ) -> Attribution? {
        let mixtures = LawMixtures(LawPair(older.law, newer.law))
        guard let base = mixtures.pair.base else { return nil }
        var ignored = DiagnosticBag()
        let reader = RecordReader(base.edition, layout: base.layout, today: today)
        guard let household = reader.household(from: node, into: &ignored) else { return nil }
        var grown: Household?
        if ages {
            var later = base.edition
            later.day = newer.edition.day
            grown = RecordReader(later, layout: base.layout, today: today)
                .household(from: node, into: &ignored)
        }
        return Engine.attribution(
            of: household, newer: grown, newerDay: ages ? newer.edition.day : nil,
            between: mixtures,
            programmes: programmes.map { base.edition.programmes(named: $0) })
    }
}

extension Edition {
    /// Those that have one of the names; what a year does not have, it has not.
    func programmes(named names: [String]) -> [Int] {
        programmes.indices.filter { index in
            names.contains {
                programmes[index].id == $0 || programmes[index].common.title.zh == $0
            }
        }
    }
}
