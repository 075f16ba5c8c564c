"""What doses use, day by day: those that are recorded, and those that are due without a record.

Pure. A day due without a record counts as taken, so that the run-out is never later than it is;
one that is noted as not taken does not.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dose.diary.ordered import rows_between
from dose.diary.parts import Dose, Regimen
from dose.treatment.course import Course
from dose.treatment.due_days import RegimenStretch, due_days
from dose.treatment.planned import planned_steps
from dose.treatment.regimen_words import halves, part_mg
from journal.day import span

DoseOn = Callable[[date, Regimen], Decimal]  # the whole day's dose (mg)


@dataclass(frozen=True, slots=True)
class Uses:
    """The doses (mg) of a day, one for each time that some is taken."""

    day: date
    recorded: tuple[Decimal, ...]
    supposed: tuple[Decimal, ...]


def as_regimen(day: date, row: Regimen) -> Decimal:
    """The dose that the regimen says."""
    return row.dose_mg


def with_steps(course: Course) -> DoseOn | None:
    """The dose with the plan's next steps on their earliest dates; None where none is to come.

    Of a plan that no prescriber has confirmed none is: nothing leads anybody up. Before the first
    dose no earliest date can be known.
    """
    plan = course.diary.plan
    if plan is None or plan.confirmed_on is None or course.start is None:
        return None
    steps = [
        (step.day, step.dose_mg)
        for step in planned_steps(course.diary, course.day)
        if step.state == "ahead" and step.day
    ]

    def dose_on(day: date, row: Regimen) -> Decimal:
        begun = [step for step in steps if step[0] <= day]
        return begun[-1][1] if begun and begun[-1][0] > row.start else row.dose_mg

    return dose_on if steps else None


def uses(course: Course, first: date, last: date, dose_on: DoseOn = as_regimen) -> Iterator[Uses]:
    """What every day from `first` to `last` uses, as known on the course's own day."""
    noted = _by_day(rows_between(course.diary.doses, first, min(last, course.day)))
    due = due_days(course, first, last)  # looked at no further than whoever asks goes
    ahead = next(due, None)
    for day in span(first, last):
        rows, supposed = noted.get(day, ()), ()
        if ahead and ahead.day == day:
            supposed = _supposed(ahead.row, dose_on(day, ahead.row), rows)
            ahead = next(due, None)
        yield Uses(day, _taken(rows), supposed)


def uses_of(
    stretch: RegimenStretch, noted: Sequence[Dose], due: Container[date] | None = None
) -> Iterator[Uses]:
    """What each day of a stretch uses, of which `noted` is what was recorded.

    `due`: the days with a dose due; None: each of them.
    """
    by_day, row = _by_day(noted), stretch.row
    for day in span(stretch.first, stretch.last):
        rows, is_due = by_day.get(day, ()), due is None or day in due
        supposed = _supposed(row, row.dose_mg, rows) if row and is_due else ()
        yield Uses(day, _taken(rows), supposed)


def _taken(noted: Sequence[Dose]) -> tuple[Decimal, ...]:
    return tuple([row.dose_mg for row in noted if row.taken and row.dose_mg])


def _supposed(row: Regimen, dose_mg: Decimal, noted: Sequence[Dose]) -> tuple[Decimal, ...]:
    """What is due of a day beside what is noted of it."""
    times = halves(row.timing)
    if len(times) == 1:
        return () if noted else (dose_mg,)
    is_whole = sum(each.dose_mg or 0 for each in noted if each.taken) >= dose_mg
    if is_whole or any(each.timing is None for each in noted):
        return ()
    open_times = [half for half in times if half not in {each.timing for each in noted}]
    return (part_mg(dose_mg, row.timing),) * len(open_times)


def _by_day(doses: Sequence[Dose]) -> dict[date, list[Dose]]:
    found = defaultdict(list)
    for dose in doses:
        found[dose.day].append(dose)
    return found
