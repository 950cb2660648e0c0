import CLibYAML

/// What libyaml saw, places as byte offsets.
struct Event {
    enum Kind {
        case documentStart(hasDirectives: Bool)
        case documentEnd
        case alias
        case scalar(value: String, YAMLNode.Style)
        case sequenceStart(isFlow: Bool)
        case mappingStart(isFlow: Bool)
        case collectionEnd
    }

    let kind: Kind
    let range: Range<Int>
    /// Whether an anchor or a tag stands before the node; the range includes it.
    let hasProperties: Bool
}

/// Why libyaml, or the depth limit, ended the reading.
enum ReadingStop {
    case tooDeep(at: Int)
    /// In libyaml's words: the problem, and what it was doing since where.
    case syntax(problem: String, at: Int, context: String, since: Int?)
}

/// Drives libyaml's parser over a whole text.
///
/// All pointers of the product live in this file.
struct EventReader {
    private(set) var events: [Event] = []
    private(set) var stop: ReadingStop?

    private let depthLimit: Int
    /// The byte offset of every character: libyaml counts characters.
    private let offsets: [Int]

    init(_ bytes: [UInt8], from start: Int, depthLimit: Int) {
        self.depthLimit = depthLimit
        var offsets = bytes.indices.dropFirst(start).filter { !bytes[$0].isContinuation }
        offsets.append(bytes.count)
        self.offsets = offsets
        guard start < bytes.count else { return }
        unsafe bytes.withUnsafeBufferPointer { buffer in
            let text = unsafe UnsafeBufferPointer(rebasing: buffer.dropFirst(start))
            unsafe read(text)
        }
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        // libyaml keeps the parser's address: it must not move.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { unsafe parser.deallocate() }
        guard unsafe yaml_parser_initialize(parser) == 1 else { return outOfMemory() }
        defer { unsafe yaml_parser_delete(parser) }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
        var depth = 0
        while stop == nil {
            var event = unsafe yaml_event_t()
            guard unsafe yaml_parser_parse(parser, &event) == 1 else {
                return unsafe fail(parser.pointee)
            }
            defer { unsafe yaml_event_delete(&event) }
            if unsafe event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return }
            guard let read = unsafe translate(event) else { continue }
            events.append(read)
            switch read.kind {
            case .sequenceStart, .mappingStart: depth += 1
            case .collectionEnd: depth -= 1
            default: break
            }
            if depth > depthLimit { stop = .tooDeep(at: read.range.lowerBound) }
        }
    }

    private func translate(_ event: yaml_event_t) -> Event? {
        let kind: Event.Kind
        var hasProperties = false
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT:
            let start = unsafe event.data.document_start
            kind = unsafe .documentStart(
                hasDirectives: start.version_directive != nil
                    || start.tag_directives.start != start.tag_directives.end)
        case YAML_DOCUMENT_END_EVENT:
            kind = .documentEnd
        case YAML_ALIAS_EVENT:
            kind = .alias
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let value = unsafe String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
                as: UTF8.self)
            kind = unsafe .scalar(value: value, style(scalar.style))
            hasProperties = unsafe scalar.anchor != nil || scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            kind = unsafe .sequenceStart(isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE)
            hasProperties = unsafe start.anchor != nil || start.tag != nil
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            kind = unsafe .mappingStart(isFlow: start.style == YAML_FLOW_MAPPING_STYLE)
            hasProperties = unsafe start.anchor != nil || start.tag != nil
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            kind = .collectionEnd
        default:
            return nil
        }
        let start = unsafe offset(event.start_mark)
        let range = unsafe start..<max(start, offset(event.end_mark))
        return Event(kind: kind, range: range, hasProperties: hasProperties)
    }

    private func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private func offset(_ mark: yaml_mark_t) -> Int {
        offsets[min(mark.index, offsets.count - 1)]
    }

    private mutating func fail(_ parser: yaml_parser_t) {
        guard let problem = unsafe parser.problem else { return outOfMemory() }
        let context = unsafe parser.context.map { unsafe String(cString: $0) }
        stop = unsafe .syntax(
            problem: String(cString: problem), at: offset(parser.problem_mark),
            context: context ?? "", since: context == nil ? nil : offset(parser.context_mark))
    }

    private mutating func outOfMemory() {
        stop = .syntax(problem: "out of memory", at: offsets[0], context: "", since: nil)
    }
}
