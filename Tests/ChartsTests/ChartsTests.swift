import Charts
import Diagnostics
import FEEL
import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite("Charts")
struct ChartsTests {
    private static func caption(_ id: String, _ title: String) -> Caption {
        Caption(id: id, title: title, description: "\(title)，用于测试", language: .zh)
    }

    private static func number(_ text: String) -> Number { Number(text) ?? .zero }

    static let all: [(name: String, svg: String)] = [
        ("line", line), ("waterfall", waterfall), ("bars", bars), ("sparkline", sparkline),
    ]

    private static var line: String {
        let (from, to) = (number("0"), number("3000"))
        let first = LineChart.Series(
            name: "城市低保",
            pieces: [
                .init(
                    from: from, to: number("2145"), low: (number("2145"), number("0")),
                    high: (number("2146"), number("1")), line: (number("2145"), number("0"))),
                .init(
                    from: number("2145"), to: to, low: (.zero, .zero), high: (.zero, .zero),
                    line: (.zero, .zero)),
            ], dots: [.init(x: number("2145"), y: .zero, isFull: true)])
        let second = LineChart.Series(
            name: "农村低保（第一档）",
            pieces: [
                .init(
                    from: from, to: number("1395"), low: (number("1395"), number("1395")),
                    high: (number("1395"), number("1395")), line: (number("1395"), number("1395"))),
                .init(
                    from: number("1395"), to: to, low: (.zero, .zero),
                    high: (number("400"), number("400")), line: nil),
            ],
            dots: [
                .init(x: number("1395"), y: number("1395"), isFull: false),
                .init(x: number("1395"), y: .zero, isFull: true),
            ])
        return LineChart(
            caption("c1", "工资与补助"), series: [first, second],
            marks: [
                .init(x: number("1395"), text: "1395 元起：家庭人均收入不低于农村低保标准（<465 × 3>）"),
                .init(x: number("2145"), text: "2145 元起：家庭人均收入不低于城市低保标准"),
            ], from: from, to: to, xLabel: "m1 的工资（元/月）", yLabel: "补助（元/月）",
            bandNote: "色带：取整之后实发金额所在的范围"
        ).svg
    }

    private static var waterfall: String {
        WaterfallChart(
            caption("c2", "一户三年的变化"),
            rows: [
                .total("2023", number("600")), .step("城市低保标准", number("45")),
                .step("残疾人、重病患者等特殊困难人员认定条件的修改（第八条第二款）", number("-120.5")),
                .step("取整", number("0.5")), .total("2024", number("525")),
                .note("2025 年结果尚未确定，不作分解"), .total("2025", nil),
            ], unit: "元/月"
        ).svg
    }

    private static var bars: String {
        BarChart(
            caption("c3", "户数分布"), series: ["2024", "2025"],
            groups: [
                .init("减少 100 元以上", [number("3"), number("5")]),
                .init("减少", [number("12"), number("-4")]), .init("不变", [number("120"), nil]),
                .init("增加", [number("40"), number("66.67")]),
            ], xLabel: "与上年相比", yLabel: "户"
        ).svg
    }

    private static var sparkline: String {
        Sparkline(
            caption("c4", "城市低保标准 2022–2026"),
            values: [number("650"), nil, number("680"), number("715"), number("740")]
        ).svg
    }

    @Test("a chart is the same text on every machine", arguments: all.map(\.name))
    func golden(name: String) throws {
        let chart = try #require(Self.all.first { $0.name == name })
        expectGolden(chart.svg, file: "Golden/\(name).svg")
    }

    @Test("a chart is well-formed XML with a title and a description", arguments: all.map(\.name))
    func wellFormed(name: String) throws {
        let chart = try #require(Self.all.first { $0.name == name })
        let counter = ElementCounter()
        let parser = XMLParser(data: Data(chart.svg.utf8))
        parser.delegate = counter
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(counter.names.first == "svg")
        #expect(counter.names.contains("title"))
        #expect(counter.names.contains("desc"))
    }

    @Test("nothing at all, one value and a flat line make charts too")
    func edges() {
        let empty = Sparkline(Self.caption("e", "空"), values: [])
        #expect(empty.svg.contains("</svg>"))
        let flat = Sparkline(Self.caption("e", "平"), values: [.one, .one])
        #expect(flat.svg.contains("5,14 115,14"))
        let nothing = BarChart(
            Self.caption("e", "空"), series: [], groups: [], xLabel: "", yLabel: "")
        #expect(nothing.svg.contains("</svg>"))
        let lone = LineChart(
            Self.caption("e", "空"), series: [], marks: [], from: .one, to: .one, xLabel: "",
            yLabel: "")
        #expect(lone.svg.contains("</svg>"))
    }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
    var names: [String] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        names.append(name)
    }
}
