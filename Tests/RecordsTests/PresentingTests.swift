import Diagnostics
import Testing

@testable import Records

@Suite struct PresentingTests {
    @Test(
        "articles are counted in English as the law counts them",
        arguments: [
            ("第九条", "art. 9"), ("第二十三条", "art. 23"), ("第一百零五条", "art. 105"),
            ("第十三条第二款（三）", "art. 13 para. 2 (3)"), ("第十条", "art. 10"), ("第一千零六十七条", "art. 1067"),
            ("三（一）", "3 (1)"),
            ("第1条", "art. 1"), ("附则", "附则"), ("第三条之一", "第三条之一"), ("", ""),
            ("第九九九九九九九九九九九九九九九九九九九九条", "第九九九九九九九九九九九九九九九九九九九九条"),
        ])
    func articles(chinese: String, english: String) {
        #expect(Article.text(chinese, .en) == english)
        #expect(Article.text(chinese, .zh) == chinese)
    }

    @Test("lines break between Han characters and at spaces, not before a closing mark")
    func wrapping() {
        #expect(
            Sheet.wrapped("家庭月收入一千五百元低于标准，差六百四十五元。", to: 28) == [
                "家庭月收入一千五百元低于标", "准，差六百四十五元。",
            ])
        #expect(
            Sheet.wrapped("the income is below the standard of the month", to: 24) == [
                "the income is below the", "standard of the month",
            ])
        #expect(Sheet.wrapped("", to: 20) == [""])
        let mark = Sheet.wrapped("一二三四五六七八九十，后面", to: 20)
        #expect(mark.allSatisfy { !$0.hasPrefix("，") })
    }

    @Test("colour is written only where it is wanted")
    func colour() {
        #expect(Sheet(hasColour: false).paint("好", .green) == "好")
        #expect(Sheet(hasColour: true).paint("好", .green) == "\u{1B}[32m好\u{1B}[0m")
    }
}
