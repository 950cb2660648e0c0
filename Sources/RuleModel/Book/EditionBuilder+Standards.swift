import Diagnostics
import FEEL
import YAML

extension EditionBuilder {
    /// A standard on the day: what the test says, else what was published last, else what rules say.
    mutating func standard(_ standard: Standard) -> StandardInForce? {
        guard let declared = standard.declarations.first,
            let own = version(of: declared.content.versions)
        else { return nil }
        let isOpen = own.common.setBy != nil
        let lower =
            isOpen
            ? standard.declarations.dropFirst().compactMap { version(of: $0.content.versions) } : []
        // The lowest layer first.
        let versions = lower.reversed() + [own]
        var common = own.common
        common.title = standard.title
        var state = StandardState.unset
        if request.overrides[standard.id]?.text == "computed", let computed = computed(versions) {
            state = computed
        } else if let node = request.overrides[standard.id] {
            let reader = ValueReader(names: book.typeNames)
            let values = reader.values(node, of: standard, document: nil, into: &found)
            state = .values(values.mapValues { published($0, nil, common) })
        } else if isOpen, let chosen = publication(of: standard), !isExpired(chosen) {
            state = publishedState(chosen, versions, common)
        } else if isOpen, publication(of: standard) != nil {
            state = .unset
        } else {
            state = declaredState(standard, versions)
        }
        if case .computed = state, let stating = versions.first(where: { $0.otherwise != nil }) {
            let own = stating.otherwise?.common
            common.sources =
                own.flatMap { $0.sources.isEmpty ? nil : $0.sources }
                ?? stating.common.sources
            common.statedEvidence = own?.statedEvidence ?? stating.common.statedEvidence
        }
        common.ask = versions.compactMap(\.common.ask).first
        return StandardInForce(
            id: standard.id, type: standard.type, keys: standard.keys,
            min: versions.compactMap(\.min).first, max: versions.compactMap(\.max).first,
            state: state, common: onDay(common))
    }

    /// The notice whose value is the law: latest effective, then latest issued, then lowest layer.
    private func publication(of standard: Standard) -> Standard.Publication? {
        let usable = standard.publications.filter { isUsable(book.notices[$0.notice].content) }
        let replaced = Set(
            usable.flatMap { book.notices[$0.notice].content.replaces.map(\.value) })
        return usable.filter {
            !replaced.contains(book.notices[$0.notice].content.identity.document)
        }.max { rank($0) < rank($1) }
    }

    private func rank(
        _ publication: Standard.Publication
    ) -> (CalendarDate, CalendarDate, Int, Int) {
        let notice = book.notices[publication.notice]
        let identity = notice.content.identity
        return (
            identity.effective, identity.issued, identity.status == .draft ? 1 : 0, notice.layer
        )
    }

    /// A draft that is asked for counts from the day it names, whenever it was written.
    private func isUsable(_ notice: Notice) -> Bool {
        guard notice.validity.contains(day) else { return false }
        if notice.identity.status == .draft {
            return request.drafts.contains(notice.identity.document)
        }
        return notice.identity.issued <= request.knownOn
    }

    private func isExpired(_ publication: Standard.Publication) -> Bool {
        request.isStrict && book.notices[publication.notice].content.identity.reviewBy < day
    }

    private mutating func publishedState(
        _ publication: Standard.Publication, _ versions: [StandardVersion], _ common: Common
    ) -> StandardState {
        guard let values = publication.values else { return computed(versions) ?? .unset }
        let index = notices.firstIndex(of: publication.notice) ?? notices.count
        if index == notices.count { notices.append(publication.notice) }
        let notice = book.notices[publication.notice].content
        let evidence =
            notice.evidence ?? book.documents[notice.identity.document]?.evidence ?? .published
        let source = Citation(
            document: notice.identity.document, article: "", range: publication.range)
        return .values(
            values.mapValues { value in
                PublishedValue(
                    value: value.value, rounding: value.rounding, notice: index,
                    sources: value.sources.isEmpty ? [source] : value.sources,
                    evidence: value.evidence ?? evidence, range: value.range)
            })
    }

    private func declaredState(_ standard: Standard, _ versions: [StandardVersion]) -> StandardState
    {
        guard let stating = versions.first(where: { $0.value != nil }), let node = stating.value
        else {
            return computed(versions) ?? .unset
        }
        var reported = DiagnosticBag()
        let reader = ValueReader(names: book.typeNames)
        let values = reader.values(node, of: standard, document: nil, into: &reported)
        return .values(values.mapValues { published($0, nil, stating.common) })
    }

    private func computed(_ versions: [StandardVersion]) -> StandardState? {
        guard let stating = versions.first(where: { $0.otherwise != nil }),
            let fallback = stating.otherwise
        else { return nil }
        var common = fallback.common
        if common.sources.isEmpty { common.sources = stating.common.sources }
        return .computed(fallback.value, fallback.round, book.evidence(of: common, on: day))
    }

    private func published(
        _ value: StatedValue, _ notice: Int?, _ common: Common
    ) -> PublishedValue {
        PublishedValue(
            value: value.value, rounding: value.rounding, notice: notice,
            sources: value.sources.isEmpty ? book.citations(of: common, on: day) : value.sources,
            evidence: value.evidence ?? book.evidence(of: common, on: day), range: value.range)
    }
}
