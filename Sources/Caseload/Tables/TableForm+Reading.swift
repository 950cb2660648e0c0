import Columns
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// Finds out what the columns of a file mean.
struct TableFormBuilder {
    let path: String
    let entity: Int
    let layout: BlockLayout
    let reader: RecordReader
    let mapping: Mapping
    let carriedNames: [CarriedName]
    var found = DiagnosticBag()

    private var edition: Edition { layout.edition }
    private var carried: [CarriedColumn] = []

    init(
        path: String, entity: Int, layout: BlockLayout, reader: RecordReader, mapping: Mapping,
        carriedNames: [CarriedName]
    ) {
        self.path = path
        self.entity = entity
        self.layout = layout
        self.reader = reader
        self.mapping = mapping
        self.carriedNames = carriedNames
    }

    /// What the rows of the file are called in mappings and options.
    private var listID: String {
        edition.entities[entity].list?.id ?? "\(edition.entities[entity].id)s"
    }

    mutating func form(header: [String]) -> TableForm? {
        var cells: [CellForm] = []
        var names: [String?] = []
        var places: [CellForm.Kind: Int] = [:]
        var said: [String: Int] = [:]
        for (column, title) in header.enumerated() {
            let title = title.trimmed
            let name = meaning(of: title)
            let cell = cell(named: name, title: title, column: column)
            if let kept = cell, [.key, .parent, .id].contains(kept.kind) {
                places[kept.kind] = column
            }
            let what = canonical(name, cell)
            if let what, let first = said[what] {
                found.add(.columnTwice(title, header[first], at: place(column)))
            }
            if let what { said[what] = column }
            names.append(what == nil ? nil : name)
            cells.append(cell ?? CellForm(kind: .ignored))
        }
        checkKeys(places)
        guard !found.hasErrors, let key = places[.key] else { return nil }
        return TableForm(
            path: path, entity: entity, header: header, names: names, cells: cells, keyColumn: key,
            parentColumn: places[.parent], idColumn: entity == 0 ? key : places[.id],
            carried: carried, isComplete: mapping.complete.contains(listID))
    }

    private func meaning(of title: String) -> String {
        let lists = [listID, edition.entities[entity].list?.title.zh, edition.entities[entity].id]
        for list in lists.compactMap({ $0 }) {
            if let name = mapping.columns[list]?[title] { return name }
        }
        return title
    }

    /// One name for all spellings of a thing, so that two columns for it are found.
    private func canonical(_ name: String, _ cell: CellForm?) -> String? {
        guard let cell else { return nil }
        switch cell.kind {
        case .ignored, .carried, .identity: return nil
        case .boolean, .code, .day, .number: return "column \(cell.target)"
        default: return name
        }
    }

    private mutating func checkKeys(_ places: [CellForm.Kind: Int]) {
        let household = edition.entities[0]
        if places[.key] == nil {
            let name = entity == 0 ? "id" : household.id
            let zh = entity == 0 ? "编号" : household.title.zh
            found.add(.noKeyColumn(path, zh: zh, en: name, at: place(0)))
        }
        guard let parent = edition.entities[entity].parent, parent != 0 else {
            if entity != 0, places[.id] == nil {
                found.add(.noKeyColumn(path, zh: "编号", en: "id", at: place(0)))
            }
            return
        }
        if places[.parent] == nil {
            let above = edition.entities[parent]
            found.add(.noKeyColumn(path, zh: above.title.zh, en: above.id, at: place(0)))
        }
    }

    private func place(_ column: Int) -> SourceRange? {
        let file = SourceFile(path: path, text: "")
        return SourceRange(file: file, start: 0, end: 0)
    }

    // MARK: - One column

    private mutating func cell(named name: String, title: String, column: Int) -> CellForm? {
        if Mapping.ignored.contains(name) { return nil }
        if Mapping.carried.contains(name) { return carry(title, column, isIdentity: false) }
        if let kind = keyKind(of: name) { return CellForm(kind: kind) }
        switch reader.names.meaning(of: name, for: entity) {
        case .fact(let fact): return factCell(fact)
        case .finding(let place): return findingCell(place)
        case .list(let list): return CellForm(kind: .rowCount, target: list)
        case .word(.id): return CellForm(kind: entity == 0 ? .key : .id)
        case .word(.sameAs): return CellForm(kind: .sameAs)
        case .word(.appliesFor): return CellForm(kind: .rare)
        case .word: found.add(.notInTables(title, at: place(column)))
        case nil:
            if let known = carriedNames.first(where: { $0.names.contains(name) }) {
                return carry(known.id, column, isIdentity: known.isIdentity)
            }
            found.add(.unknownColumn(title, at: place(column), hint: hint(for: name)))
        }
        return nil
    }

    private func keyKind(of name: String) -> CellForm.Kind? {
        guard let parent = edition.entities[entity].parent else { return nil }
        if Self.names(of: edition.entities[0]).contains(name) { return .key }
        if parent != 0, Self.names(of: edition.entities[parent]).contains(name) { return .parent }
        return nil
    }

    /// How a column is called that holds the id of another row.
    private static func names(of entity: Entity) -> [String] {
        [entity.id, "\(entity.id)_id", entity.title.zh, "\(entity.title.zh)编号"]
    }

    private mutating func carry(_ name: String, _ column: Int, isIdentity: Bool) -> CellForm {
        carried.append(CarriedColumn(name: name, column: column, isIdentity: isIdentity))
        return CellForm(kind: isIdentity ? .identity : .carried, target: carried.count - 1)
    }

    private func hint(for name: String) -> Wording {
        let known = reader.names.names(for: entity) + carriedNames.flatMap(\.names)
        if reader.names.isComputed(name) {
            return Wording(
                zh: "「\(name)」由规则算出，不能填写", en: "“\(name)” is computed by the rules")
        }
        if let other = reader.names.entities(knowing: name).first {
            let title = edition.entities[other].title
            return Wording(
                zh: "这是「\(title.zh)」的项目", en: "it belongs to the “\(title.en)”")
        }
        return (Wording.didYouMean(name, among: known) ?? Wording(""))
            + Wording(
                zh: "在对照文件（--mapping）里写明它是什么，或者写「不用」",
                en: "say in a mapping (--mapping) what it is, or “ignored”")
    }

    // MARK: - Values

    private func factCell(_ index: Int) -> CellForm {
        let fact = edition.facts[index]
        var cell = valueCell(
            of: index, min: fact.min, max: fact.max, id: fact.id, title: fact.common.title)
        cell.isOfKind = fact.isOfKind
        return cell
    }

    private func findingCell(_ place: RecordNames.FindingPlace) -> CellForm {
        switch place {
        case .definition(let index):
            let definition = edition.definitions[index]
            guard let column = layout.column(of: .definition(index)) else {
                return CellForm(kind: .rare)
            }
            return valueCell(
                of: column, min: definition.min, max: definition.max, id: definition.id,
                title: definition.common.title)
        case .part(let programme, let index):
            let part = edition.programmes[programme].amount[index]
            let subject = Finding.Subject.part(programme: programme, part: index)
            guard let column = layout.column(of: subject) else { return CellForm(kind: .rare) }
            return valueCell(
                of: column, min: part.min, max: part.max, id: part.id, title: part.common.title)
        }
    }

    private func valueCell(
        of column: Int, min: Formula?, max: Formula?, id: String, title: Title
    ) -> CellForm {
        var cell = CellForm(kind: .rare, target: column)
        switch layout.columns[column].kind {
        case .boolean:
            let spelled = (["true", "是"] + mapping.yes).map { ($0, UInt8(1)) }
            let others = (["false", "否"] + mapping.no).map { ($0, UInt8(0)) }
            addSpellings(spelled + others, to: &cell, kind: .boolean)
        case .code(let index):
            addSpellings(codes(of: index, id, title), to: &cell, kind: .code)
        case .day:
            cell.kind = .day
            cell.high = Int64(reader.today.daysSinceEpoch)
        case .fixed:
            guard let low = Self.scaled(min, or: .min), let high = Self.scaled(max, or: .max)
            else { break }
            (cell.kind, cell.low, cell.high) = (.number, low, high)
        case .other: break
        }
        return cell
    }

    private func addSpellings(
        _ spelled: [(String, UInt8)], to cell: inout CellForm, kind: CellForm.Kind
    ) {
        let unknown = mapping.unknown.map { ($0, Spellings.unknown) }
        guard let spellings = Spellings((spelled + unknown).map { (text: $0.0, code: $0.1) })
        else { return }
        (cell.kind, cell.spellings) = (kind, spellings)
    }

    private func codes(of index: Int, _ id: String, _ title: Title) -> [(String, UInt8)] {
        let enumeration = edition.enumerations[index]
        var spelled: [(String, UInt8)] = []
        for (code, value) in enumeration.cases.enumerated() {
            guard let code = UInt8(exactly: code) else { continue }
            spelled += [(value.id, code), (value.title.zh, code)]
        }
        for (spelling, meaning) in mapping.spellings(of: [id, title.zh, enumeration.id]) {
            let code = enumeration.cases.firstIndex { $0.id == meaning || $0.title.zh == meaning }
            if let code = code.flatMap(UInt8.init(exactly:)) { spelled.append((spelling, code)) }
        }
        return spelled
    }

    /// A bound in ten-thousandths; the other value where it is none that is written as a number;
    /// `nil` where it does not fit.
    private static func scaled(_ bound: Formula?, or open: Int64) -> Int64? {
        guard let number = bound.flatMap({ Number($0.text.value) }) else { return open }
        return Number(coefficient: number.coefficient, exponent: Int(number.exponent) + 4)?
            .exactInt().map(Int64.init)
    }
}

extension Mapping {
    func spellings(of names: [String]) -> [(String, String)] {
        names.flatMap { name in (values[name] ?? [:]).map { ($0.key, $0.value) } }
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        let isBlank = { (character: Character) in character.isWhitespace }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
