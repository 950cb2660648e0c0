import Diagnostics

/// Events → tree, with the findings that libyaml has no objection to.
///
/// Recursion is bounded because the events are: the reader stops at the depth limit.
struct TreeBuilder {
    let file: SourceFile
    let bytes: [UInt8]
    var found = DiagnosticBag()

    /// Where the last text ended that was cut at a comma.
    var lastCut: Int?

    private let events: [Event]
    /// The next event's index.
    private var next = 0

    init(_ file: SourceFile, _ bytes: [UInt8], _ events: [Event]) {
        self.file = file
        self.bytes = bytes
        self.events = events
    }

    /// The documents that are not empty; a second one is a finding where one is meant, none too
    /// unless syntax stopped the reading.
    mutating func documents(isWhole: Bool, mayBeSeveral: Bool) -> [YAMLNode] {
        var roots: [YAMLNode] = []
        var count = 0
        while next < events.count {
            let event = events[next]
            next += 1
            guard case .documentStart(let hasDirectives) = event.kind else { continue }
            if hasDirectives { found.add(.directive(place(event.range))) }
            count += 1
            if count > 1, !mayBeSeveral { found.add(.severalDocuments(place(event.range))) }
            if let root = node(inFlow: false), !root.isAbsent { roots.append(root) }
        }
        if isWhole, roots.isEmpty {
            found.add(.empty(SourceRange(file: file, start: 0, end: 0)))
        }
        if isWhole { for root in roots { warnOfColon(in: root) } }
        return roots
    }

    func place(_ range: Range<Int>) -> SourceRange {
        SourceRange(file: file, start: range.lowerBound, end: range.upperBound)
    }

    /// The next node; nil at the end of a collection and of the events.
    private mutating func node(inFlow: Bool) -> YAMLNode? {
        guard next < events.count else { return nil }
        let event = events[next]
        switch event.kind {
        case .collectionEnd, .documentStart, .documentEnd:
            return nil
        case .alias:
            next += 1
            found.add(.alias(place(event.range)))
            return YAMLNode(.absent, range: place(event.range))
        case .scalar(let value, let style):
            next += 1
            return scalar(value, style, start(of: event)..<event.range.upperBound, inFlow: inFlow)
        case .sequenceStart(let isFlow):
            next += 1
            return sequence(from: start(of: event), isFlow: isFlow)
        case .mappingStart(let isFlow):
            next += 1
            return mapping(from: start(of: event), isFlow: isFlow)
        }
    }

    /// Where a node begins behind its anchor and tag, which are findings.
    private mutating func start(of event: Event) -> Int {
        let end = bytes.count
        var at = event.range.lowerBound
        guard event.hasProperties else { return at }
        while at < end, bytes[at] == UInt8(ascii: "&") || bytes[at] == UInt8(ascii: "!") {
            let isAnchor = bytes[at] == UInt8(ascii: "&")
            let next = bytes.firstIndex(from: at + 1, before: end) {
                isAnchor ? !$0.isAnchorLetter : $0.isBlank || $0.isBreak || $0.isFlowIndicator
            }
            found.add(isAnchor ? .anchor(place(at..<next)) : .tag(place(at..<next)))
            at = bytes.firstIndex(from: next, before: end) { !$0.isBlank && !$0.isBreak }
        }
        return min(at, max(event.range.lowerBound, event.range.upperBound))
    }

    private mutating func scalar(
        _ value: String, _ style: YAMLNode.Style, _ range: Range<Int>, inFlow: Bool
    ) -> YAMLNode {
        if style == .plain, value.isEmpty {
            return YAMLNode(.absent, range: place(range.lowerBound..<range.lowerBound))
        }
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1].isBlank || bytes[end - 1].isBreak { end -= 1 }
        let text = ScalarMap.text(of: value, style: style, at: range, in: bytes, of: file)
        let node = YAMLNode(.scalar(text, style), range: place(range.lowerBound..<end))
        checkText(of: node, inFlow: inFlow)
        return node
    }

    private mutating func sequence(from start: Int, isFlow: Bool) -> YAMLNode {
        var items: [YAMLNode] = []
        while let item = node(inFlow: isFlow) {
            items.append(item)
        }
        let range = collectionRange(from: start, isFlow: isFlow, last: items.last)
        return YAMLNode(.sequence(items), range: range, isFlow: isFlow)
    }

    private mutating func mapping(from start: Int, isFlow: Bool) -> YAMLNode {
        var entries: [YAMLNode.Entry] = []
        var places: [String: SourceRange] = [:]
        var last: YAMLNode?
        var wasCut = false
        while let key = node(inFlow: isFlow) {
            guard let value = node(inFlow: isFlow) else { break }
            defer { last = value }
            if isFlow, value.isAbsent, !hasColon(between: key, and: value) {
                // Behind a text that was cut at a comma stands its rest, not a key.
                if !wasCut { found.add(.missingColon(key)) }
                continue
            }
            wasCut = isFlow && isCut(value)
            guard let name = key.text else {
                found.add(key.isAbsent ? .missingKey(value.range) : .keyNotText(key))
                continue
            }
            if let first = places[name] {
                found.add(.duplicateKey(name, at: key.range, first: first))
                continue
            }
            places[name] = key.range
            entries.append(.init(key: key, value: value))
        }
        let range = collectionRange(from: start, isFlow: isFlow, last: last)
        return YAMLNode(.mapping(entries), range: range, isFlow: isFlow)
    }

    /// Takes the end event; a block ends with its last part, not at libyaml's mark.
    private mutating func collectionRange(
        from start: Int, isFlow: Bool, last: YAMLNode?
    ) -> SourceRange {
        var end = last?.range.end ?? start
        if next < events.count, case .collectionEnd = events[next].kind {
            if isFlow { end = events[next].range.upperBound }
            next += 1
        }
        return place(start..<max(start, end))
    }

    private func hasColon(between key: YAMLNode, and value: YAMLNode) -> Bool {
        let end = max(key.range.end, value.range.start)
        return bytes[key.range.end..<end].contains(UInt8(ascii: ":"))
    }
}
