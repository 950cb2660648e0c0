import Diagnostics
package import Engine
import FEEL
import RuleModel

/// A curve under the law of one year, or of the only one that was asked for.
package struct CurveUnderLaw: Sendable {
    /// Absent where there is only one.
    package let year: Int?
    package let program: Program
    package let curve: Curve

    package init(year: Int?, program: Program, curve: Curve) {
        self.year = year
        self.program = program
        self.curve = curve
    }
}

/// The phrases of curves.
struct CurveWords {
    let law: CurveUnderLaw
    let phrases: Phrases

    init(_ law: CurveUnderLaw, language: Language) {
        self.law = law
        phrases = Phrases(law.program.edition, language: language)
    }

    var edition: Edition { law.program.edition }
    var curve: Curve { law.curve }

    /// `m1 的工资`.
    func variable(of household: Household) -> String {
        let title = curve.variable.title(in: edition)[phrases.language]
        let object = curve.variable.object
        guard object > 0, let id = household.objects[object].id else { return title }
        return phrases.say(zh: "\(id) 的\(title)", en: "\(title) of \(id)")
    }

    var unit: String { phrases.name(of: curve.variable.unit(in: edition)) }

    func title(of line: Curve.Line) -> String {
        guard let programme = line.programme else {
            return phrases.say(zh: "每月现金合计", en: "monthly cash in all")
        }
        return phrases.programme(edition.programmes[programme].common.title, line.subject)
    }

    /// The same programme of several members.
    func title(of lines: [Curve.Line]) -> String {
        guard let first = lines.first, let programme = first.programme else { return "" }
        let members = lines.compactMap { line in
            if case .member(let id) = line.subject { phrases.person(id) } else { nil }
        }
        let title = edition.programmes[programme].common.title[phrases.language]
        return members.isEmpty
            ? title : title + phrases.parenthesised(members.joined(separator: phrases.comma))
    }

    /// `2400 起`, `超过 2400`, `恰为 2400`: from where on a break counts.
    func place(_ point: Curve.Point, in line: Curve.Line) -> String {
        let x = phrases.number(point.x)
        guard let value = point.value else {
            let first = point.x.rounded(toMultipleOf: curve.step, .ceiling) ?? point.x
            return from(phrases.number(first))
        }
        let right = line.pieces.first { $0.from == point.x }
        let left = line.pieces.first { $0.to == point.x }
        if let right, right.beginsWith(value), left != nil { return from(x) }
        if let left, left.endsWith(value), right != nil {
            return phrases.say(zh: "超过 \(x)", en: "above \(x)")
        }
        if point.changes.contains(.single) {
            return phrases.say(zh: "恰为 \(x)", en: "at exactly \(x)")
        }
        return from(x)
    }

    private func from(_ x: String) -> String {
        phrases.say(zh: "\(x) 起", en: "from \(x)")
    }

    /// What changes at a break: `由符合变为不符合；由 400 降到 0`.
    func change(at point: Curve.Point, in line: Curve.Line) -> String {
        let left = line.pieces.first { $0.to == point.x }
        let right = line.pieces.first { $0.from == point.x }
        var words: [String] = []
        if let left, let right {
            if left.standing.outcome != right.standing.outcome {
                let (before, after) = (left.standing.outcome.word, right.standing.outcome.word)
                words.append(
                    phrases.say(
                        zh: "由\(before.zh)变为\(after.zh)", en: "\(before.en) becomes \(after.en)"))
            } else if left.standing != right.standing {
                words.append(phrases.say(zh: "是否发放改变", en: "whether it is paid changes"))
            }
            if point.changes.contains(.jump) { words.append(jump(left, right)) }
            words.removeAll(where: \.isEmpty)
            let isSame = left.standing == right.standing && !point.changes.contains(.jump)
            if isSame, point.changes.contains(.bend), let after = slope(right),
                let before = slope(left)
            {
                words.append(
                    phrases.say(
                        zh: "每多 1 \(unit)的变化由 \(before) 变为 \(after)",
                        en: "the change for each further 1 \(unit) goes from \(before) to \(after)")
                )
            }
        }
        if point.changes.contains(.single), let value = point.value {
            let sum =
                value.low == value.high ? value.low.map { phrases.sum($0, in: line.unit) } : nil
            words.append(
                phrases.say(
                    zh: "只在这一点上\(value.standing.outcome.word.zh)",
                    en: "\(value.standing.outcome.word.en) at this place only")
                    + (sum.map { phrases.comma + $0 } ?? ""))
        }
        if words.isEmpty {
            words.append(
                phrases.say(
                    zh: "已知的范围从这里起不同", en: "what is known of the amount changes"))
        }
        return words.joined(separator: phrases.semicolon)
    }

    private func jump(_ left: Curve.Piece, _ right: Curve.Piece) -> String {
        guard let before = left.exact?.end, let after = right.exact?.start,
            let change = after.subtracting(before)
        else {
            if left.exact == nil, right.exact == nil { return "" }
            return right.exact == nil
                ? phrases.say(zh: "金额从这里起未定", en: "the amount is open from here")
                : phrases.say(zh: "金额从这里起确定", en: "the amount is certain from here")
        }
        let (old, new) = (phrases.number(before), phrases.number(after))
        return change.isNegative
            ? phrases.say(zh: "断崖：由 \(old) 降到 \(new)", en: "cliff: falls from \(old) to \(new)")
            : phrases.say(zh: "由 \(old) 升到 \(new)", en: "rises from \(old) to \(new)")
    }

    private func slope(_ piece: Curve.Piece) -> String? {
        piece.exact.map { phrases.signed($0.slope) }
    }

    /// What holds along a piece: `2400 降到 0 元/月，每多 1 元 −1`.
    func course(_ piece: Curve.Piece, _ line: Curve.Line) -> String {
        let outcome = piece.standing.outcome
        guard piece.low != nil || piece.high != nil else { return outcome.word[phrases.language] }
        if outcome == .notEligible { return outcome.word[phrases.language] }
        if piece.standing.isPayable == false {
            return outcome.word[phrases.language] + phrases.say(zh: "，不发放", en: ", not paid")
        }
        guard let exact = piece.exact else { return open(piece, line) }
        var words: String
        if exact.slope.isZero {
            words = phrases.sum(exact.start, in: line.unit) + phrases.say(zh: "，不变", en: ", level")
        } else {
            let ends = phrases.say(
                zh: "\(phrases.number(exact.start)) → \(phrases.number(exact.end)) ",
                en: "\(phrases.number(exact.start)) → \(phrases.number(exact.end)) ")
            words =
                ends + phrases.name(of: line.unit)
                + phrases.say(
                    zh: "，每多 1 \(unit) \(phrases.signed(exact.slope))",
                    en: ", \(phrases.signed(exact.slope)) for each further 1 \(unit)")
        }
        return words + rounding(piece)
    }

    private func open(_ piece: Curve.Piece, _ line: Curve.Line) -> String {
        let lows = [piece.low?.start, piece.low?.end].compactMap { $0 }
        let highs = [piece.high?.start, piece.high?.end].compactMap { $0 }
        let range = phrases.sum(
            from: piece.low == nil ? nil : lows.min(), to: piece.high == nil ? nil : highs.max(),
            in: line.unit)
        let open = phrases.say(zh: "金额未定", en: "amount open")
        return
            (piece.standing.outcome == .undetermined
            ? piece.standing.outcome.word[phrases.language] : open)
            + (range.map { phrases.say(zh: "，", en: ", ") + $0 } ?? "")
    }

    private func rounding(_ piece: Curve.Piece) -> String {
        if piece.roundsDown.isZero, piece.roundsUp.isZero { return "" }
        let (down, up) = (phrases.number(piece.roundsDown), phrases.number(piece.roundsUp))
        if piece.roundsDown.isZero {
            return phrases.say(zh: "；取整后至多多 \(up)", en: "; at most \(up) more when rounded")
        }
        if piece.roundsUp.isZero {
            return phrases.say(zh: "；取整后至多少 \(down)", en: "; at most \(down) less when rounded")
        }
        return phrases.say(
            zh: "；取整后至多少 \(down) 或多 \(up)",
            en: "; at most \(down) less or \(up) more when rounded")
    }

    /// `家庭人均收入低于低保标准（家庭月收入 < 标准 × 人口；审核办法 第八条）`.
    func cause(_ cause: BreakCause) -> String {
        let title = cause.title[phrases.language]
        var inside: [String] = []
        if let comparison = cause.comparison?[phrases.language], comparison != title {
            inside.append(comparison)
        }
        let articles = phrases.citations(cause.sources)
        if !articles.isEmpty { inside.append(articles) }
        return inside.isEmpty
            ? title : title + phrases.parenthesised(inside.joined(separator: phrases.semicolon))
    }
}
