import Columns
import Diagnostics

/// Looks at the identity numbers of a block's households.
///
/// What is strange about them keeps nobody
/// from being decided: it is a warning.
struct IdentityCheck {
    /// A person by number, and where it stands.
    struct Seen: Sendable {
        let number: IdentityNumber
        let household: String
        let table: Int
        let line: Int
        let isRelative: Bool
    }

    private(set) var seen: [Seen] = []

    /// For each table the line of the place that was looked up last.
    private var cursors: [LineCursor] = []

    /// Begins a chunk.
    mutating func begin(tableCount: Int) {
        seen.removeAll(keepingCapacity: true)
        cursors = Array(repeating: LineCursor(), count: tableCount)
    }

    /// - Returns: the warnings.
    mutating func check(_ reader: ChunkReader) -> [Reject] {
        var warnings: [Reject] = []
        for (table, form) in reader.form.tables.enumerated() {
            for (index, column) in form.carried.enumerated() where column.isIdentity {
                let width = form.carried.count
                for row in 0..<(reader.carried[table].count / max(width, 1)) {
                    let place = reader.carried[table][row * width + index]
                    guard !place.isEmpty else { continue }
                    take(place, row, column, table, reader, &warnings)
                }
            }
        }
        return warnings
    }

    private mutating func take(
        _ place: Range<Int>, _ row: Int, _ column: CarriedColumn, _ table: Int,
        _ reader: ChunkReader, _ warnings: inout [Reject]
    ) {
        let slice = reader.slices[table]
        var cell = UnsafeBufferPointer(
            start: slice.bytes + place.lowerBound, count: place.count)
        if cell.first == RowScanner.quote, cell.count >= 2 {
            cell = UnsafeBufferPointer(rebasing: cell[1..<(cell.count - 1)])
        }
        guard !cell.isEmpty else { return }
        let entity = reader.form.tables[table].entity
        let household = reader.householdID(ofRow: row, in: entity)
        let line = cursors[table].line(at: place.lowerBound, in: slice)
        switch IdentityNumber.read(cell) {
        case .success(let number):
            guard column.name == "identity_number", table > 0 else { return }
            seen.append(
                Seen(
                    number: number, household: household, table: table,
                    line: line, isRelative: slice.lines == nil))
        case .failure(let problem):
            warnings.append(
                Reject(
                    .identity(problem.mistake), severity: .warning, household: household,
                    file: reader.form.tables[table].path, table: table, line: line,
                    isRelative: slice.lines == nil,
                    column: reader.form.tables[table].header[column.column]))
        }
    }
}

extension ChunkReader {
    /// The id of the household that a row of the block belongs to.
    func householdID(ofRow row: Int, in entity: Int) -> String {
        var (row, entity) = (row, entity)
        while let parent = form.layout.parents[entity] {
            row = block.parent(of: row, in: entity)
            entity = parent
        }
        return block.id(of: row, in: 0).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// Finds lines of places that come one after the other.
struct LineCursor {
    private var place = 0
    private var line = 1
    private var row = 0

    /// In the file where the rows were sorted, else within the slice.
    mutating func line(at wanted: Int, in slice: RowSlice) -> Int {
        let scanner = slice.scanner
        guard let lines = slice.lines else {
            line += scanner.lineBreaks(from: place, to: wanted)
            place = max(place, wanted)
            return line
        }
        while true {
            let end = scanner.rowEnd(from: place)
            if end >= wanted { return lines.indices.contains(row) ? lines[row] : 0 }
            place = end + 1
            row += 1
        }
    }
}

extension Diagnostic {
    fileprivate static func identity(_ mistake: IdentityNumber.Mistake) -> Diagnostic {
        let message =
            switch mistake {
            case .form:
                Wording(
                    zh: "身份证号不是 17 位数字加 1 位校验码",
                    en: "an identity number has 17 digits and a check character")
            case .birthDate:
                Wording(
                    zh: "身份证号里的出生日期不存在", en: "the identity number's birth date does not exist")
            case .checkDigit:
                Wording(
                    zh: "身份证号的校验码不对，可能有一位写错",
                    en: "the identity number's check character is wrong; a digit may be mistyped")
            }
        return Diagnostic(
            "caseload/identity-number", .warning, at: nil, message,
            hint: Wording(
                zh: "请核对身份证；这一户照常核算", en: "check the card; the household is decided all the same"))
    }

    static func personTwice(in other: String) -> Diagnostic {
        Diagnostic(
            "caseload/person-twice", .warning, at: nil,
            Wording(
                zh: "同一个身份证号也在家庭「\(other)」里",
                en: "the same identity number also stands in the household “\(other)”"),
            hint: Wording(
                zh: "一个人只能在一户里核算", en: "a person is assessed in one household only"))
    }
}
