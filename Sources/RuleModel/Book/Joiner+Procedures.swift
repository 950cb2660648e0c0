import Diagnostics

extension Joiner {
    mutating func joinProcedures(_ layers: [[RuleFile]]) {
        let subjects = book.entities.map(\.id) + kinds.keys.sorted()
        let programmes = book.programmes.map(\.id)
        for group in grouped(layers, \.procedures) {
            guard let first = group.first else { continue }
            checkLayers(group)
            for version in first.content.versions {
                if !subjects.contains(version.subject.value) {
                    found.add(.unknownEntity(version.subject, among: subjects))
                }
                for programme in version.programmes where !programmes.contains(programme.value) {
                    found.add(.unknownProgramme(programme, programmes))
                }
                for level in version.steps.flatMap(\.common.levelRanges) { checkLevel(level) }
            }
            book.procedures.append(
                Procedure(
                    id: first.content.id.value, title: declaredTitle(first.content),
                    declarations: group, range: first.content.id.range))
        }
    }
}
