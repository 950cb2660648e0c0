import Diagnostics
import Engine
import Records
import RuleModel

extension RuleLibrary {
    /// The law in force, or the mistakes in it, printed.
    func program(_ request: EditionRequest, report: Report) throws(Failure) -> Program {
        var found = DiagnosticBag()
        if let program = program(request, clock: Clock.elapsed, into: &found) { return program }
        report.print(found.sorted.filter { $0.severity == .error })
        throw .reported
    }
}

extension Edition {
    /// The index of a programme by its id or its Chinese name.
    func programme(named name: String) throws(Failure) -> Int {
        let match = programmes.firstIndex { $0.id == name || $0.common.title.zh == name }
        if let match { return match }
        let names = programmes.flatMap { [$0.id, $0.common.title.zh] }
        let nearest = Spelling.closest(to: name, among: names)
        let ids = programmes.map(\.id).joined(separator: ", ")
        let titles = programmes.map(\.common.title.zh).joined(separator: "、")
        throw .unable(
            Wording(
                zh: "没有「\(name)」这个项目"
                    + (nearest.map { "，是不是「\($0)」？" } ?? "；已有的项目：\(titles)"),
                en: "there is no programme “\(name)”"
                    + (nearest.map { "; did you mean “\($0)”?" } ?? "; the programmes are: \(ids)"))
        )
    }
}
