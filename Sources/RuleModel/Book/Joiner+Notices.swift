import Diagnostics
import FEEL
import YAML

extension Joiner {
    mutating func joinNotices(_ layers: [[RuleFile]]) {
        for (layer, files) in layers.enumerated() {
            for notice in files.flatMap(\.notices) {
                checkDocument(Located(notice.identity.document, at: notice.documentRange))
                for id in notice.replaces { checkDocument(id) }
                let index = book.notices.count
                book.notices.append(Stated(layer: layer, content: notice))
                for entry in notice.entries { publish(entry, notice, index, layer) }
            }
        }
        for index in book.standards.indices { checkPublications(book.standards[index]) }
    }

    private mutating func publish(
        _ entry: Notice.Entry, _ notice: Notice, _ index: Int, _ layer: Int
    ) {
        let id = entry.standard
        guard let place = book.standards.firstIndex(where: { $0.id == id.value }) else {
            found.add(.unknownStandard(id, book.standards.map(\.id)))
            return
        }
        let standard = book.standards[place]
        guard let declared = standard.declarations.first, declared.layer <= layer else { return }
        let version = declared.content.versions.first {
            $0.common.validity.contains(notice.identity.effective)
        }
        if let version, version.common.setBy == nil {
            found.add(.closed(id, version.common.range))
        }
        var values: [[String]: StatedValue]?
        if entry.node.text == "computed" {
            if !standard.canBeComputed { found.add(.nothingToCompute(standard, entry.node.range)) }
        } else {
            let reader = ValueReader(names: book.typeNames)
            let document = Located(notice.identity.document, at: notice.documentRange)
            let read = reader.values(entry.node, of: standard, document: document, into: &found)
            checkBounds(read.values, of: standard)
            checkEvidence(read.values, of: standard, notice)
            values = read
        }
        book.standards[place].publications.append(
            .init(notice: index, values: values, range: id.range))
    }

    /// Two notices of one layer for the same days and equally new: nothing says which one is the law.
    private mutating func checkPublications(_ standard: Standard) {
        for (position, newer) in standard.publications.enumerated() {
            let new = book.notices[newer.notice]
            guard new.content.identity.status == .inForce else { continue }
            for older in standard.publications.prefix(position) {
                let old = book.notices[older.notice]
                guard old.layer == new.layer, old.content.identity.status == .inForce,
                    !new.content.replaces(old.content), !old.content.replaces(new.content)
                else { continue }
                let (a, b) = (old.content.identity, new.content.identity)
                let sameDates = a.effective == b.effective && a.issued == b.issued
                let ends = old.content.to != nil && new.content.to != nil
                if sameDates || ends && old.content.validity.overlaps(new.content.validity) {
                    found.add(.publishedTwice(standard, newer.range, older.range))
                }
            }
        }
    }

    mutating func checkBounds(_ values: some Sequence<StatedValue>, of standard: Standard) {
        guard let version = standard.declarations.first?.content.versions.first else { return }
        for stated in values {
            let number: Number
            switch (stated.value, stated.rounding) {
            case (.number(let value), _): number = value
            case (_, let rounding?): number = rounding.step
            default: continue
            }
            if let bound = version.min.flatMap({ Number($0.text.value) }), number < bound {
                found.add(.outOfBounds(standard, number, bound, isBelow: true, stated.range))
            }
            if let bound = version.max.flatMap({ Number($0.text.value) }), bound < number {
                found.add(.outOfBounds(standard, number, bound, isBelow: false, stated.range))
            }
        }
    }

    private mutating func checkEvidence(
        _ values: some Sequence<StatedValue>, of standard: Standard, _ notice: Notice
    ) {
        guard notice.identity.status == .inForce, book.typeNames.isMoney(standard.type) else {
            return
        }
        let document = book.documents[notice.identity.document]
        for value in values {
            let evidence = value.evidence ?? notice.evidence ?? document?.evidence ?? .published
            if evidence.needsWarning {
                found.add(.unverifiedMoney(standard.title, evidence, value.range))
            }
        }
    }
}

extension Notice {
    package var validity: Validity { Validity(from: identity.effective, to: to) }

    func replaces(_ other: Notice) -> Bool {
        replaces.contains { $0.value == other.identity.document }
    }
}

extension Standard {
    package var canBeComputed: Bool {
        declarations.contains { stated in
            stated.content.versions.contains { $0.otherwise != nil }
        }
    }
}

extension Diagnostic {
    fileprivate static func nothingToCompute(
        _ standard: Standard, _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/nothing-to-compute", at: range,
            Wording(
                zh: "「\(standard.title.zh)」没有 otherwise，无法改为计算",
                en: "“\(standard.title.en)” has no otherwise to be computed by"))
    }

    fileprivate static func publishedTwice(
        _ standard: Standard, _ range: SourceRange, _ first: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/published-twice", at: range,
            Wording(
                zh: "同一时期公布了两个「\(standard.title.zh)」",
                en: "“\(standard.title.en)” is published twice for the same days"),
            hint: Wording(
                zh: "后一份取代前一份的，写 replaces: 前一份文件的 id",
                en: "where one takes the place of the other, give it replaces: id"),
            notes: [.init(range: first, message: Wording(zh: "另一处", en: "the other"))])
    }

    fileprivate static func outOfBounds(
        _ standard: Standard, _ value: Number, _ bound: Number, isBelow: Bool, _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/out-of-bounds", at: range,
            Wording(
                zh:
                    "\(value) \(isBelow ? "低于" : "高于")「\(standard.title.zh)」的\(isBelow ? "下限" : "上限") \(bound)",
                en: "\(value) is \(isBelow ? "below" : "above") \(bound), the "
                    + "\(isBelow ? "least" : "greatest") value of “\(standard.title.en)”"))
    }

    static func unverifiedMoney(
        _ title: Title, _ evidence: Evidence, _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/unverified-money", at: range,
            Wording(
                zh: "「\(title.zh)」的依据只是 \(evidence.rawValue)，金额不能这样定",
                en:
                    "“\(title.en)” rests on evidence “\(evidence.rawValue)”, too little for an amount"
            ),
            hint: Wording(
                zh: "找到公布的文件，或把公布的状态写成 draft 或 illustrative",
                en: "find the published text, or give the notice the status draft or illustrative"))
    }
}
