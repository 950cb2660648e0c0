import Diagnostics
import TestSupport
import Testing

@testable import FEEL

@Suite("Mistakes in expressions")
struct MistakeTests {
    @Test("is reported once, at its place, with what mends it", arguments: Mistake.all)
    func mistakes(row: Mistake) {
        let marked = Marked(row.text)
        let found = checked(marked.text, for: row.subject).found
        #expect(found.map(\.code.name) == [row.code])
        #expect(found.first?.range?.start == marked["1️⃣"])
        if !row.hint.isEmpty {
            #expect(
                found.first?.hint?.zh.contains(row.hint) == true, "\(found.first?.hint?.zh ?? "")")
        }
    }

    @Test("reads well in both languages")
    func wording() {
        let found = Mistake.all.flatMap { checked(Marked($0.text).text, for: $0.subject).found }
        let text = Language.allCases.map { TextRenderer(language: $0).render(found) }
        expectGolden(text.joined(separator: "----\n\n"), file: "../Fixtures/checker/mistakes.txt")
    }

    @Test("every mistake that the checker knows is shown by a row")
    func complete() throws {
        var codes: Set<String> = []
        for file in try SourceTree.files(under: "Sources/FEEL/Types") {
            codes.formUnion(file.text.matches(of: /"(feel\/[a-z-]+)"/).map { String($0.1) })
        }
        #expect(codes.subtracting(Mistake.all.map(\.code)) == [])
    }

    @Test("a declared unit is kept")
    func declared() {
        let each = checked("低保标准", expecting: .number(Village.monthly))
        #expect(each.found.map(\.code.name) == ["feel/wrong-unit"])
        #expect(each.found.first?.hint?.zh == "改写为 低保标准 * 核算人口")
        let yearly = checked("人均可支配收入", expecting: .number(Village.monthlyEach))
        #expect(yearly.found.first?.hint?.zh == "改写为 monthly(人均可支配收入)")
    }

    @Test("all mistakes of an expression are found")
    func several() {
        let found = checked("户籍类别 = \"城里\" and (财产 > 5 or 不知道)").found
        #expect(
            found.map(\.code.name) == [
                "feel/no-such-value", "feel/money-literal", "feel/unknown-name",
            ])
    }
}
