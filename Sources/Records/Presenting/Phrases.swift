package import Diagnostics
import Engine
package import FEEL
package import RuleModel

/// Sums, months, persons and articles as people of one language write them.
package struct Phrases: Sendable {
    package let language: Language
    let edition: Edition
    /// The document whose articles are named without it, where a page says so.
    private let home: String?
    /// Base units that say whose a sum is, not how much: a member's own is not 'per person'.
    private let personUnits: Set<String>

    package init(_ edition: Edition, language: Language, home: String? = nil) {
        self.edition = edition
        self.home = home
        self.language = language
        personUnits = Set(edition.entities.flatMap { $0.countUnit.factors.map(\.base) })
    }

    func say(zh: String, en: String) -> String {
        Wording(zh: zh, en: en)[language]
    }

    /// Between the parts of a list within a sentence.
    var comma: String { say(zh: "、", en: ", ") }
    var semicolon: String { say(zh: "；", en: "; ") }
    var colon: String { say(zh: "：", en: ": ") }

    func parenthesised(_ text: String) -> String {
        say(zh: "（\(text)）", en: " (\(text))")
    }

    // MARK: - Numbers

    /// Exactly, or to four places with `≈` where the digits do not end sooner.
    func number(_ number: Number) -> String {
        let sign = number.isNegative ? "−" : ""
        let magnitude = number.magnitude
        let places = 4
        guard let rounded = magnitude.rounded(scale: places, .halfEven), rounded != magnitude else {
            return sign + magnitude.exactText
        }
        return "≈" + sign + rounded.exactText
    }

    /// `每月 645 元`, `645 yuan a month`.
    func sum(_ number: Number, in unit: MeasurementUnit?) -> String {
        sum(self.number(number), in: unit)
    }

    /// `每月 250 至 251 元`.
    func sum(from low: Number?, to high: Number?, in unit: MeasurementUnit?) -> String? {
        switch (low, high) {
        case (let low?, let high?):
            let (low, high) = (number(low), number(high))
            return sum(say(zh: "\(low) 至 \(high)", en: "\(low) to \(high)"), in: unit)
        case (let low?, nil):
            // That a sum is not below nothing goes without saying.
            return low.isZero ? nil : say(zh: "至少", en: "at least ") + sum(number(low), in: unit)
        case (nil, let high?):
            return say(zh: "至多", en: "at most ") + sum(number(high), in: unit)
        case (nil, nil):
            return nil
        }
    }

    private func sum(_ number: String, in unit: MeasurementUnit?) -> String {
        let factors = (unit ?? .none).factors.filter { !personUnits.contains($0.base) }
        let above = factors.filter { $0.exponent > 0 }.map { title(ofUnit: $0.base) }
        let below = factors.filter { $0.exponent < 0 }.map { title(ofUnit: $0.base) }
        let quantity = ([number] + above).joined(separator: " ")
        return say(
            zh: below.map { "每\($0) " }.joined() + quantity,
            en: quantity + below.map { " a \($0)" }.joined())
    }

    /// `元/月`: what a number is counted in, persons left out.
    func name(of unit: MeasurementUnit?) -> String {
        let factors = (unit ?? .none).factors.filter { !personUnits.contains($0.base) }
        let above = factors.filter { $0.exponent > 0 }.map { title(ofUnit: $0.base) }
        let below = factors.filter { $0.exponent < 0 }.map { title(ofUnit: $0.base) }
        return ([above.joined(separator: "·")] + below).joined(separator: "/")
    }

    private func title(ofUnit base: String) -> String {
        edition.units.first { $0.id == base }?.title[language] ?? base
    }

    // MARK: - Time

    package func month(_ month: Month) -> String { Self.month(month)[language] }

    package static func month(_ month: Month) -> Wording {
        Wording(
            zh: "\(month.year)年\(month.month)月", en: "\(months[month.month - 1]) \(month.year)")
    }

    package func day(_ date: CalendarDate) -> String {
        say(
            zh: "\(date.year)年\(date.month)月\(date.day)日",
            en: "\(date.day) \(Self.months[date.month - 1]) \(date.year)")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    // MARK: - Persons and articles

    /// `给全家`, `给 m1`.
    func recipient(_ subject: Subject) -> String {
        switch subject {
        case .household: say(zh: "给全家", en: "for the whole household")
        case .member(let id): say(zh: "给 \(id)", en: "for \(id)")
        }
    }

    /// Articles by their documents: `国务院令第649号 第九条、第十二条；民发〔2021〕57号 第二十三条`.
    func citations(_ citations: [Citation]) -> String {
        var order: [String] = []
        var articles: [String: [String]] = [:]
        for citation in citations {
            if articles[citation.document] == nil { order.append(citation.document) }
            let article = Article.text(citation.article, language)
            if articles[citation.document]?.contains(article) != true {
                articles[citation.document, default: []].append(article)
            }
        }
        return order.map { document in
            let list = (articles[document] ?? []).filter { !$0.isEmpty }.joined(separator: comma)
            if list.isEmpty { return name(ofDocument: document) }
            return document == home ? list : "\(name(ofDocument: document)) \(list)"
        }.joined(separator: semicolon)
    }

    func citation(_ document: String, _ article: String) -> String {
        "\(name(ofDocument: document)) \(Article.text(article, language))"
    }

    /// A person by the place in the record: `m3.parents.p1` is `m3 的父或母 p1`.
    func person(_ subject: String) -> String {
        let parts = subject.split(whereSeparator: { ".[]".contains($0) }).map(String.init)
        guard parts.count >= 3,
            let entity = edition.entities.first(where: { $0.list?.id == parts[parts.count - 2] })
        else { return subject }
        let owner = parts.dropLast(2).joined(separator: ".")
        let (title, name) = (entity.title[language], parts[parts.count - 1])
        return say(zh: "\(owner) 的\(title) \(name)", en: "\(title) \(name) of \(owner)")
    }

    /// The number a document is known by, else its title.
    func name(ofDocument id: String) -> String {
        guard let document = edition.documents[id] else { return id }
        switch language {
        case .zh: return document.number ?? "《\(document.title.zh)》"
        case .en: return document.title.en
        }
    }
}
