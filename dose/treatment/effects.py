"""Side effects by dose: what each was before LDN, at each dose and time, and lately (pure).

The one place of these numbers, for the charts and the page for the GP. A cell counts days: rated at
all, 2 or more, 3 or more, and the worst rating; a day without a rating is in none of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dose.diary.diary import Diary
from dose.rules.onset import NEVER, Newness, newness
from dose.treatment.course import Course
from dose.treatment.timeline import Stretch, stretches
from journal.day import Span
from journal.ratings import PARTS, moderate_days, severe_days
from journal.scales import Measure
from journal.stats import fortnight_before

LATELY_DAYS = 14
MOST_COLUMNS = 6  # doses and times; the oldest beyond them join


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the days on which it was rated: how many were 2 or more, 3 or more, and the worst."""

    rated: int
    moderate: int
    severe: int
    worst: int

    @property
    def share(self) -> float:
        """The share of the rated days at 2 or more."""
        return self.moderate / self.rated


Cell = Tally | None  # None: not rated on any of the days


@dataclass(frozen=True, slots=True)
class DoseTime:
    """One dose and time of day with its stretches in the period, oldest first.

    `joined`: it stands for several of the oldest.
    """

    stretches: tuple[Stretch, ...]
    joined: bool = False

    @property
    def last(self) -> date:
        """The last day on it in the period."""
        return max(row.last for row in self.stretches)


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One side effect: a cell for before LDN, for each dose and time, and for the last 14 days.

    `worst_at`: the place of the most troublesome dose and time, None where it was at none of them
    more often than before LDN. `new`: since which change the rules called it new.
    """

    measure: Measure
    before: Cell
    doses: tuple[Cell, ...]
    lately: Cell
    troublesome: float
    worst_at: int | None
    new: Newness = NEVER


@dataclass(frozen=True, slots=True)
class EffectsByDose:
    """A row for each side effect, most troublesome first, a column for each dose and time.

    `before`: the 14 days before the first dose, None where LDN has not begun or was taken before
    the record did. The columns are in order of their last days.
    """

    before: Span | None
    doses: tuple[DoseTime, ...]
    lately: Span
    rows: tuple[EffectRow, ...]

    def after(self, change: date) -> Stretch | None:
        """The stretch that a change of that day led to, where the period has it."""
        rows = (row for dose in self.doses for row in dose.stretches)
        return next((row for row in rows if row.began <= change <= row.last), None)


def troublesome(before: Cell, doses: Iterable[Cell]) -> float:
    """The share of rated days at 2 or more at the worst dose and time, minus the share before LDN.

    Nothing is taken off where nothing is known from before; 0 where it was rated at no dose.
    """
    worst = max((cell.share for cell in doses if cell), default=None)
    return 0.0 if worst is None else worst - (before.share if before else 0)


def every_effect(diary: Diary, first: date, last: date) -> EffectsByDose:
    """Every side effect that was rated on the days `first`–`last` or in the last 14, each dose and
    time in a column of its own, and without a word on what was new."""
    course = Course(diary, last)
    doses = _dose_times(_begun(stretches(diary, first, last), course.start))
    known = course.baseline_possible and course.start
    before = fortnight_before(course.start) if known and course.start else None
    lately = last - timedelta(LATELY_DAYS - 1), last
    measures = [m for m in diary.all_measures.values() if m.kind == "side_effect"]
    shown = (min(first, lately[0]), last)
    rows = [
        _row(diary, measure, before, doses, lately)
        for measure in measures
        if diary.days.rated(measure.id, *shown).rated
    ]
    rows.sort(key=_rank)
    return EffectsByDose(before, doses, lately, tuple(rows))


def effects_by_dose(diary: Diary, first: date, last: date) -> EffectsByDose:
    """The table of the days `first`–`last`: the side effects that were ever 2 or more in them or
    rated at all in the last 14 days, at most six doses and times, and what was new.

    Beyond six the oldest join, but for one that is the most troublesome of a row.
    """
    return table_of(diary, every_effect(diary, first, last), first, last)


def table_of(diary: Diary, every: EffectsByDose, first: date, last: date) -> EffectsByDose:
    """The table of the days `first`–`last`, made of what `every_effect` found for them."""
    rows = [row for row in every.rows if row.lately or _troubled(diary, row.measure, first, last)]
    new = newness(diary, [row.measure for row in rows], first, last)
    told = tuple(replace(row, new=new.get(row.measure.id, NEVER)) for row in rows)
    shaded = {row.worst_at for row in told}
    old = range(len(every.doses) - MOST_COLUMNS)
    joined = [place for place in old if place not in shaded]
    table = replace(every, rows=told)
    return _with_joined(diary, table, joined) if joined else table


def tally(diary: Diary, measure: str, spans: Iterable[Span]) -> Cell:
    """The ratings of one side effect on the days of some spans, counted."""
    return tally_of(diary.days.rated_on(measure, spans))


def tally_of(rated: bytes) -> Cell:
    """Ratings, in twentieths, counted."""
    if not rated:
        return None
    return Tally(len(rated), moderate_days(rated), severe_days(rated), max(rated) // PARTS)


def _begun(rows: Iterable[Stretch], start: date | None) -> list[Stretch]:
    """The stretches from the first dose on: planned days before it are days before LDN."""
    if start is None:
        return list(rows)
    return [replace(row, first=max(row.first, start)) for row in rows if row.last >= start]


def _dose_times(rows: Iterable[Stretch]) -> tuple[DoseTime, ...]:
    found: dict[tuple, list[Stretch]] = {}
    for row in rows:
        if row.taking:
            found.setdefault((row.dose_mg, row.timing, row.every_days), []).append(row)
    doses = (DoseTime(tuple(each)) for each in found.values())
    return tuple(sorted(doses, key=lambda dose: dose.last))


def _row(
    diary: Diary,
    measure: Measure,
    before: Span | None,
    doses: Sequence[DoseTime],
    lately: Span,
) -> EffectRow:
    then = tally(diary, measure.id, [before]) if before else None
    cells = tuple(tally(diary, measure.id, _spans(dose)) for dose in doses)
    much = troublesome(then, cells)
    worst = max(range(len(cells)), key=lambda n: _weight(cells[n]), default=None)
    return EffectRow(
        measure=measure,
        before=then,
        doses=cells,
        lately=tally(diary, measure.id, [lately]),
        troublesome=much,
        worst_at=worst if much > 0 else None,
    )


def _spans(dose: DoseTime) -> list[Span]:
    return [(row.first, row.last) for row in dose.stretches]


def _weight(cell: Cell) -> tuple:
    """By share; of the same share the worse, then the one of more days."""
    return (cell.share, cell.worst, cell.moderate) if cell else ()


def _rank(row: EffectRow) -> tuple:
    cells = [cell for cell in row.doses if cell]
    bad, worst = sum(cell.moderate for cell in cells), max((c.worst for c in cells), default=0)
    return -row.troublesome, -bad, -worst


def _troubled(diary: Diary, measure: Measure, first: date, last: date) -> bool:
    return moderate_days(diary.days.rated(measure.id, first, last).rated) > 0


def _with_joined(diary: Diary, table: EffectsByDose, joined: Sequence[int]) -> EffectsByDose:
    """The columns at these places as one, which leads the others."""
    kept = [place for place in range(len(table.doses)) if place not in joined]
    parts = (row for place in joined for row in table.doses[place].stretches)
    earlier = DoseTime(tuple(sorted(parts, key=lambda row: row.first)), joined=True)
    rows = (
        replace(
            row,
            doses=(
                tally(diary, row.measure.id, _spans(earlier)),
                *(row.doses[place] for place in kept),
            ),
            worst_at=None if row.worst_at is None else 1 + kept.index(row.worst_at),
        )
        for row in table.rows
    )
    doses = (earlier, *(table.doses[place] for place in kept))
    return replace(table, doses=doses, rows=tuple(rows))
