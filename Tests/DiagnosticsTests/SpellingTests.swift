import Diagnostics
import Testing

@Suite struct SpellingTests {
    private let names = ["人均收入", "家庭人数", "低保标准", "城市低保", "standard", "income", "年龄", "年份"]

    @Test(
        "a slip leads to the name that was meant",
        arguments: [
            ("人均收人", "人均收入"), ("家庭数人", "家庭人数"), ("人均收入额", "人均收入"), ("均收入", "人均收入"),
            ("standrad", "standard"), ("Incom", "income"), ("STANDARD", "standard"),
            ("低保", "低保标准"), ("城市低保标准金额", "城市低保"),
        ])
    func close(word: String, expected: String) {
        #expect(Spelling.closest(to: word, among: names) == expected)
        #expect(Spelling.closest(to: word, among: names.reversed()) == expected)
    }

    @Test("what is not close stays unanswered", arguments: ["年月", "残疾等级", "x", "", "incomplete2"])
    func far(word: String) {
        #expect(Spelling.closest(to: word, among: names) == nil)
    }

    @Test("the hint is a question in both languages")
    func hint() {
        #expect(
            Wording.didYouMean("人均收人", among: names)
                == Wording(zh: "是不是「人均收入」？", en: "did you mean “人均收入”?"))
    }
}
