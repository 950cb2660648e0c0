import FEEL

extension EditionBuilder {
    /// A procedure on the day, once for each entity that holds the days of its steps.
    func procedures(_ procedure: Procedure) -> [ProcedureInForce] {
        guard let stated = procedure.declarations.first,
            let version = version(of: stated.content.versions)
        else { return [] }
        let steps = version.steps.filter {
            $0.common.validity.contains(day) && isKnown($0.common)
        }.map(onDay)
        var common = onDay(version.common)
        common.title = procedure.title
        return book.entities.indices.filter { index in
            let entity = book.entities[index]
            return entity.id == version.subject.value || entity.kind == version.subject.value
        }.map { index in
            ProcedureInForce(
                id: procedure.id, entity: index, programmes: version.programmes.map(\.value),
                when: version.when, steps: steps, common: common)
        }
    }

    private func onDay(_ step: ProcedureStep) -> ProcedureStep {
        let extended = step.extended.map {
            ProcedureStep.Extension(when: $0.when, period: $0.period, common: onDay($0.common))
        }
        return ProcedureStep(
            id: step.id, common: onDay(step.common), office: step.office, when: step.when,
            starts: step.starts, done: step.done, term: step.term, extended: extended,
            pauses: step.pauses)
    }

    /// The days off of every year whose notice was known.
    var calendar: CalendarInForce {
        let declared = book.calendar
        var days = WorkCalendar(weekend: declared.weekendDays)
        let years = declared.years.filter { isKnown($0.common) }
        for year in years {
            days.add(
                year: year.year, holidays: year.holidays.map { $0.first...$0.last },
                workdays: year.workdays.map(\.value))
        }
        let lastDay = declared.lastDay.map {
            LastDay(onHoliday: $0.onHoliday, common: onDay($0.common))
        }
        return CalendarInForce(
            days: days, lastDay: lastDay, years: years, common: declared.common)
    }
}
