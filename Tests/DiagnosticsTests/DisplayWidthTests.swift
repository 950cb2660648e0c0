import Diagnostics
import Testing

@Suite struct DisplayWidthTests {
    @Test(
        "Chinese and pictures take two columns, marks none",
        arguments: [
            ("abc", 3), ("低保", 4), ("：（）", 6), ("「甲」", 6), ("e\u{301}", 1), ("😀", 2), ("1️⃣", 2),
            ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("𠀀", 2), ("ｱ", 1), ("한국", 4), ("①…", 2), ("", 0),
        ])
    func width(text: String, columns: Int) {
        #expect(text.displayWidth == columns)
    }

    @Test("padding counts columns")
    func padding() {
        #expect("低保".padded(to: 6) == "低保  ")
        #expect("低保".paddedLeft(to: 6) == "  低保")
        #expect("低保".padded(to: 3) == "低保")
    }
}
