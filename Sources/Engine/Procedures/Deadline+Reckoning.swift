import FEEL
import RuleModel

/// The ends that a term surely lies between, in days or months.
struct TermLength {
    let low: Int?
    let high: Int?
    let unit: PeriodUnit

    /// `nil` where a number of days cannot be reckoned with.
    init?(_ bounds: Bounds, unit: PeriodUnit) {
        var ends: [Int?] = []
        for end in [bounds.low, bounds.high] {
            guard let end else {
                ends.append(nil)
                continue
            }
            guard let days = end.exactInt(), (0...WorkCalendar.longestTerm).contains(days) else {
                return nil
            }
            ends.append(days)
        }
        (low, high, self.unit) = (ends[0], ends[1], unit)
    }
}

extension Deadline {
    /// - Parameters:
    ///   - pauses: days since 1970 that do not count.
    ///   - moves: Whether a last day that is no working day moves on to the next one.
    init?(
        of length: TermLength, after start: CalendarDate, outside pauses: [ClosedRange<Int>],
        in calendar: WorkCalendar, moves: Bool
    ) {
        func end(_ count: Int?) -> (reckoned: Reckoned, movedFrom: CalendarDate?)? {
            guard let count,
                let raw = calendar.day(count, length.unit, after: start, outside: pauses)
            else { return nil }
            guard moves, length.unit != .workingDays, raw.missing == nil,
                let moved = calendar.workingDay(from: raw.day)
            else { return (raw, nil) }
            return (moved, moved.day == raw.day ? nil : raw.day)
        }
        // Without a shortest length it may be over at once.
        guard let first = end(length.low ?? 0) else { return nil }
        let last = end(length.high)
        earliest = first.reckoned.day
        latest = last.flatMap { $0.reckoned.missing == nil ? $0.reckoned.day : nil }
        movedFrom = length.low == length.high ? first.movedFrom : nil
        missingYear = first.reckoned.missing ?? last?.reckoned.missing
    }

    /// The day of something else.
    init(_ day: CalendarDate) {
        (earliest, latest, movedFrom, missingYear) = (day, day, nil, nil)
    }

    /// One of the two, which is not known.
    func joined(_ other: Deadline) -> Deadline {
        Deadline(
            earliest: min(earliest, other.earliest),
            latest: latest.flatMap { latest in other.latest.map { max(latest, $0) } },
            movedFrom: self == other ? movedFrom : nil,
            missingYear: missingYear ?? other.missingYear)
    }

    /// Whether a day is surely within it, surely past it, or neither.
    func isMet(on day: CalendarDate) -> Bool? {
        if day <= earliest { return true }
        return latest.flatMap { day > $0 ? false : nil }
    }

    /// Whether as much time as it takes has surely passed on a day, surely not, or neither.
    func isOver(on day: CalendarDate) -> Bool? {
        if day < earliest { return false }
        return latest.flatMap { day >= $0 ? true : nil }
    }
}
