package import Diagnostics
package import Engine
package import FEEL
package import RuleModel
package import YAML

/// Binds records to the vocabulary of an edition.
///
/// Nothing is defaulted: what a record does not say
/// stays unknown.
package struct RecordReader: Sendable {
    /// What the records of a test file hold unless they say otherwise, by entity's id.
    package typealias Given = [String: YAMLNode]

    package private(set) var edition: Edition
    let layout: RecordLayout
    package let names: RecordNames
    /// No fact can be of a later day.
    package let today: CalendarDate

    package init(_ edition: Edition, layout: RecordLayout, today: CalendarDate) {
        self.edition = edition
        self.layout = layout
        self.today = today
        names = RecordNames(edition)
    }

    /// The same for records as they stood on another day.
    func on(_ day: CalendarDate) -> RecordReader {
        var reader = self
        reader.edition.day = day
        return reader
    }

    /// Reads one record, with all mistakes at once; `nil` when one is an error.
    ///
    /// Diagnostics never show what a personal fact holds, not even in the line of the file.
    package func household(
        from node: YAMLNode, given: Given = [:], into found: inout DiagnosticBag
    ) -> Household? {
        var binding = RecordBinding(self, given: given, root: node)
        binding.bindHousehold(node)
        if !binding.found.isEmpty {
            let mask = Mask(binding.secrets)
            found.add(contentsOf: binding.found.diagnostics.map(mask.applied))
        }
        return binding.found.hasErrors ? nil : binding.household
    }
}
