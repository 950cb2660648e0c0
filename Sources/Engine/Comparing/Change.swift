import Diagnostics
package import RuleModel

/// One difference between two editions: of one named thing, with all of it that differs.
package struct Change: Sendable {
    package enum Nature: String, Sendable, CaseIterable {
        case added
        case removed
        case changed
    }

    /// What a reader looks for, the most important first.
    package enum Topic: Int, Sendable, CaseIterable, Comparable {
        /// Values of standards.
        case standards
        /// Programmes that came or went, and who gets them.
        case conditions
        /// How much they pay, and who may have both.
        case amounts
        /// The steps of the offices and their terms.
        case procedures
        /// Who sets or decides something.
        case competences
        /// What is asked of a household.
        case facts
        /// Texts, evidence, names.
        case bases

        package static func < (left: Topic, right: Topic) -> Bool { left.rawValue < right.rawValue }
    }

    package let nature: Nature
    package let older: Provision?
    package let newer: Provision?
    /// The titles of what it stands in, from the declared thing down.
    package let trail: [Title]
    package let aspects: [AspectChange]
    package let topic: Topic

    /// By its name in the newer edition, where it is in it.
    package var item: ChangedItem { shown.item }
    package var title: Title { shown.title }

    /// The newer side, else the older one.
    package var shown: Provision {
        newer ?? older ?? Provision(ChangedItem(.check, ""), Title(""), [])
    }

    /// Its name in the older edition, where that was another one.
    package var olderName: ChangedItem? {
        guard let older, let newer, older.item != newer.item else { return nil }
        return older.item
    }
}
