import Foundation

/// A caseload with rows that are broken on purpose, each in its own way, and what is right to be
/// said of each.
struct BrokenCaseload {
    /// One kind of mistake: what it does to a household's rows, and what is found.
    struct Kind: Sendable {
        let name: String
        /// Expected in the rejects.
        let code: String
        let file: String
        /// A warning leaves the household decided.
        var isWarning = false
        /// Rows of this household in the three files, mended to be broken.
        let breaking: @Sendable (inout Rows) -> Void
    }

    struct Rows {
        let id: String
        var households: [String]
        var members: [String]
        var parents: [String]
    }

    private(set) var households = Data("id,resident,property_ok,remark\n".utf8)
    private(set) var members = Data(
        "household,id,name,birth_date,grade,wage,identity_number,parents\n".utf8)
    private(set) var parents = Data("household,member,birth_date,lost\n".utf8)
    /// For each broken household its kind.
    private(set) var broken: [String: Kind] = [:]

    /// - Parameter every: one household of so many is broken, by each kind in turn.
    init(households count: Int, brokenEvery every: Int, breaks: Bool) {
        for number in 1...count {
            var rows = Self.rows(number)
            if number % every == 0, breaks {
                let kind = Self.kinds[number / every % Self.kinds.count]
                broken[rows.id] = kind
                kind.breaking(&rows)
            }
            households.append(Self.bytes(rows.households))
            members.append(Self.bytes(rows.members))
            parents.append(Self.bytes(rows.parents))
        }
    }

    /// `￿` stands for a byte that is no UTF-8.
    private static func bytes(_ rows: [String]) -> Data {
        let text = rows.map { $0 + "\n" }.joined()
        guard text.contains("\u{FFFF}") else { return Data(text.utf8) }
        return text.components(separatedBy: "\u{FFFF}").map { Data($0.utf8) }
            .reduce(Data()) { $0.isEmpty ? $1 : $0 + [0xFF] + $1 }
    }

    private static func rows(_ number: Int) -> Rows {
        let id = String(100_000 + number)
        let wage = number * 37 % 900
        return Rows(
            id: id, households: ["\(id),true,true,"],
            members: [
                "\(id),m1,Alma,1930-01-01,none,\(wage),\(identity(number)),",
                "\(id),m2,Bo,2015-06-30,grade_3,0,,2",
            ],
            parents: ["\(id),m2,1980-01-01,false", "\(id),m2,1981-01-01,true"])
    }

    /// A number that belongs to nobody: there is no place 999999.
    static func identity(_ number: Int) -> String {
        let (year, month) = (1930 + number / 1000 % 60, 1 + number / 60_000 % 12)
        let own = "999999\(year)" + String(format: "%02d01%03d", month, number % 1000)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(own, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return own + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }

    private static func replace(_ text: String, _ other: String) -> @Sendable (inout Rows) -> Void {
        { rows in
            rows.members = rows.members.map { $0.replacingOccurrences(of: text, with: other) }
        }
    }

    private static func wage(_ text: String) -> @Sendable (inout Rows) -> Void {
        { rows in
            rows.members[1] = rows.members[1].replacingOccurrences(of: ",0,,2", with: ",\(text),,2")
        }
    }

    static let kinds: [Kind] = [
        Kind(
            name: "a word for a number", code: "record/not-a-number", file: "members",
            breaking: wage("many")),
        Kind(
            name: "a unit behind a number", code: "record/not-a-number", file: "members",
            breaking: wage("500元")),
        Kind(
            name: "thousands, quoted", code: "record/not-a-number", file: "members",
            breaking: wage("\"1,500\"")),
        Kind(
            name: "thousands, not quoted", code: "caseload/field-count", file: "members",
            breaking: wage("1,500")),
        Kind(
            name: "a negative wage", code: "record/below-minimum", file: "members",
            breaking: wage("-1")),
        Kind(
            name: "full-width digits", code: "record/not-a-number", file: "members",
            breaking: wage("５００")),
        Kind(
            name: "an exponent", code: "record/not-a-number", file: "members", breaking: wage("1e3")
        ),
        Kind(
            name: "a leading zero", code: "record/not-a-number", file: "members",
            breaking: wage("0500")),
        Kind(
            name: "a blank before a number", code: "record/not-a-number", file: "members",
            breaking: wage(" 500")),
        Kind(
            name: "sixty digits", code: "record/not-a-number", file: "members",
            breaking: wage(String(repeating: "9", count: 60))),
        Kind(
            name: "a day that is not in the calendar", code: "record/not-a-date", file: "members",
            breaking: replace("2015-06-30", "2015-02-30")),
        Kind(
            name: "another form of date", code: "record/not-a-date", file: "members",
            breaking: replace("2015-06-30", "2015/06/30")),
        Kind(
            name: "a day to come", code: "record/in-the-future", file: "members",
            breaking: replace("2015-06-30", "2999-01-01")),
        Kind(
            name: "a value that is not in the list", code: "record/not-in-list", file: "members",
            breaking: replace("grade_3", "grade_7")),
        Kind(name: "neither yes nor no", code: "record/not-yes-or-no", file: "households") {
            $0.households[0] = "\($0.id),perhaps,true,"
        },
        Kind(name: "a cell too few", code: "caseload/field-count", file: "households") {
            $0.households[0] = "\($0.id),true,true"
        },
        Kind(name: "a cell too many", code: "caseload/field-count", file: "parents") {
            $0.parents[0] += ",x"
        },
        Kind(
            name: "a quote that is not closed", code: "caseload/broken-quotes", file: "members",
            breaking: replace("Alma", "\"Alma")),
        Kind(
            name: "text behind a quote", code: "caseload/broken-quotes", file: "members",
            breaking: replace("Alma", "\"Al\"ma")),
        Kind(name: "no household of that id", code: "caseload/no-household", file: "members") {
            $0.households = []
        },
        Kind(name: "no household id", code: "caseload/no-household", file: "members") { rows in
            rows.members[0] = String(rows.members[0].dropFirst(rows.id.count))
            // What is left of the household is decided without anybody noticing, so it is taken away.
            (rows.households, rows.parents, rows.members) = ([], [], [rows.members[0]])
        },
        Kind(
            name: "a member without id", code: "record/missing-id", file: "members",
            breaking: replace(",m1,", ",,")),
        Kind(name: "two members of one id", code: "record/repeated-id", file: "members") {
            $0.members[0] = $0.members[0].replacingOccurrences(of: ",m1,", with: ",m2,")
        },
        Kind(name: "a household twice", code: "caseload/repeated-household", file: "households") {
            $0.households.append($0.households[0])
        },
        Kind(name: "a household without members", code: "record/missing-list", file: "households") {
            ($0.members, $0.parents) = ([], [])
        },
        Kind(name: "a parent of nobody", code: "caseload/no-parent", file: "parents") {
            $0.parents[0] = $0.parents[0].replacingOccurrences(of: ",m2,", with: ",m9,")
        },
        Kind(name: "one parent", code: "record/too-few", file: "members") {
            $0.parents.removeLast();
            $0.members[1] = $0.members[1].replacingOccurrences(of: ",,2", with: ",,1")
        },
        Kind(name: "three parents", code: "record/too-many", file: "members") {
            $0.parents.append($0.parents[0]);
            $0.members[1] = $0.members[1].replacingOccurrences(of: ",,2", with: ",,3")
        },
        Kind(name: "another number of rows than said", code: "caseload/row-count", file: "members")
        { $0.parents.removeAll() },
        Kind(
            name: "bytes that are no text", code: "caseload/not-text", file: "members",
            breaking: replace("Alma", "Al\u{FFFF}ma")),
        Kind(name: "a control character", code: "caseload/not-text", file: "households") {
            $0.households[0] += "a\u{1}b"
        },
        Kind(
            name: "a wrong check digit", code: "caseload/identity-number", file: "members",
            isWarning: true
        ) { rows in
            rows.members[0] = rows.members[0].replacingOccurrences(of: ",9999991", with: ",9999992")
        },
        Kind(
            name: "an identity number too short", code: "caseload/identity-number", file: "members",
            isWarning: true
        ) { rows in
            rows.members[0] = rows.members[0].replacingOccurrences(of: ",9999991", with: ",999999")
        },
        Kind(
            name: "a person in two households", code: "caseload/person-twice", file: "members",
            isWarning: true
        ) { rows in
            let own = BrokenCaseload.identity((Int(rows.id) ?? 0) - 100_000)
            let other = BrokenCaseload.identity((Int(rows.id) ?? 0) - 100_001)
            rows.members[0] = rows.members[0].replacingOccurrences(of: own, with: other)
        },
    ]
}
