"""The dose on the check-in: what is due, what was recorded, what else could have been taken.

Pure. A button's value is what `dose/forms/intake.py` reads.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from dose.diary.diary import Diary
from dose.diary.ordered import rows_until
from dose.diary.parts import Break, Plan
from dose.treatment.course import Course
from dose.treatment.schedule import (
    Due,
    after_time_change,
    cannot_be_halved,
    due,
    is_left_out,
    left_out,
    next_due,
    plan_on,
    steps,
    taken_then,
)
from dose.treatment.units import next_down, units_words
from dose.vocabulary import EVERY_DAYS, HALVES, TIMINGS, Half
from journal.day import DAY

OTHER_TIME = {"morning": "night", "night": "morning"}
MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class DoseChoice:
    """Another dose that may have been taken: an amount in mg, its units, its time of day."""

    dose_mg: Decimal
    units: str
    timing: str
    value: str

    @property
    def when(self) -> str:
        """Its time of day in words."""
        return TIMINGS[self.timing].said


@dataclass(frozen=True, slots=True)
class Part:
    """One of two doses of a day that is open: what its buttons say; `leads`: it is its time."""

    half: Half
    taken: str
    skipped: str
    leads: bool

    @property
    def name(self) -> str:
        """ "Morning", "Night"."""
        return HALVES[self.half].brief.capitalize()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Doses that are not daily, seen from a day: what is taken, and the day with the next.

    `last`: the last day with one, while that is why none is due; a few days tell it.
    """

    day: date
    planned: Due
    last: date | None
    next: date

    @property
    def often(self) -> str:
        """ "every second day"."""
        return EVERY_DAYS[self.planned.every_days].said


@dataclass(frozen=True, slots=True)
class DoseCard:
    """One day's dose: `recorded` are its rows, `due` what the regimen says (None: nothing).

    `rhythm`: of doses that are not daily, so that a day may be one without.
    `can_be_typed`: something may have been taken, though nothing may be due (a break, no regimen).
    `leave_out`: something urgent says to take none before asking; what was taken is still recorded.
    `left_out`: after a change of time nothing (more) is to be taken on this day; `out`: at these
    times of it. `cannot_be_halved`: it is to be taken in two parts that nothing can make.
    `is_quiet`: it can be recorded, but is not what the page should lead to.
    `half`: which half of the day it is; "" where the day is over, or not known.
    """

    day: date
    due: Due | None
    pause: Break | None
    recorded: tuple
    choices: tuple[DoseChoice, ...]
    next_step: str
    leave_out: bool = False
    left_out: bool = False
    is_quiet: bool = False
    can_be_typed: bool = True
    out: tuple[Half, ...] = ()
    rhythm: Rhythm | None = None
    cannot_be_halved: bool = False
    half: str = ""

    @property
    def skipped(self) -> str:
        """The value of the button that records that it was not taken."""
        return f"{self.day} skipped"

    @property
    def typed(self) -> str:
        """The value of the button that records a typed amount, at the planned time of day."""
        return typed_value(self.day, self.due.timing if self.due else "night")

    @property
    def was_taken(self) -> bool:
        """Whether a dose is recorded as taken."""
        return any(row.status == "taken" for row in self.recorded)

    @property
    def unexplained(self) -> str:
        """Where a dose is recorded as not taken, without a reason so far: its button's value."""
        rows = (row for row in self.recorded if row.status == "skipped" and not row.reason)
        return next((_skipped(self.day, row.timing) for row in rows), "")

    @property
    def is_done(self) -> bool:
        """Whether it is recorded and nothing more is asked or said of it: a line is enough."""
        return bool(self.recorded) and not (self.is_open or self.unexplained or self.next_step)

    @property
    def is_settled(self) -> bool:
        """Whether nothing of the day's dose is left to do, as it is recorded or none is due."""
        return not self.is_open and not self.unexplained

    @property
    def again_tomorrow(self) -> bool:
        """Whether this is the last day of a break."""
        return self.pause is not None and self.pause.until == self.day

    @property
    def is_between(self) -> bool:
        """Whether the day is one without a dose between two with one."""
        return self.due is None and self.rhythm is not None

    @property
    def is_next_tomorrow(self) -> bool:
        """Whether the next day with a dose is the one after this."""
        return self.rhythm is not None and self.rhythm.next == self.rhythm.day + DAY

    @property
    def is_open(self) -> bool:
        """Whether a dose is due and nothing is recorded yet, or not all of its parts."""
        return False


@dataclass(frozen=True, slots=True)
class DueCard(DoseCard):
    """The card of a day on which a dose is due, with what the buttons for it say."""

    due: Due

    @property
    def is_open(self) -> bool:
        """Whether a dose is due and nothing is recorded yet, or not all of its parts."""
        return bool(self.open_halves)

    @property
    def open_halves(self) -> tuple[Half, ...]:
        """The times of day of which nothing is recorded yet, though something is due."""
        none = any(row.status == "skipped" and not row.timing for row in self.recorded)
        if self.left_out or none or (self.recorded and not self.in_parts) or self._is_whole:
            return ()
        done = {row.timing for row in self.recorded} | {*self.out}
        return tuple(half for half in self.due.halves if half not in done)

    @property
    def in_parts(self) -> bool:
        """Whether the day's dose is taken in two parts."""
        return len(self.due.halves) > 1

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is open of a day's dose in two parts, each with its own buttons."""
        return tuple(map(self._part, self.open_halves)) if self.in_parts else ()

    @property
    def planned(self) -> str:
        """The value of the button that records the dose that is due, or the next part of it."""
        return self._value((*self.open_halves, *self.due.halves)[0])

    @property
    def part_mg(self) -> Decimal:
        """What is taken at one time."""
        return self.due.part_mg

    @property
    def open_mg(self) -> Decimal:
        """What is still open of the day's dose."""
        return self.part_mg * len(self.open_halves)

    @property
    def whole(self) -> str:
        """The value of the button that records all that is still open of the day."""
        return ";".join(map(self._value, self.open_halves))

    @property
    def skipped(self) -> str:
        """The value of the button that records that it, or what is open of it, was not taken."""
        is_one_of_two = self.in_parts and len(self.open_halves) == 1
        return _skipped(self.day, self.open_halves[0] if is_one_of_two else None)

    @property
    def when(self) -> str:
        """The time of day that is due, in words."""
        return TIMINGS[self.due.timing].said

    @property
    def _is_whole(self) -> bool:
        """Whether as much was taken as is due on the whole day."""
        return (
            sum(row.dose_mg for row in self.recorded if row.status == "taken") >= self.due.dose_mg
        )

    def _part(self, half: Half) -> Part:
        leads = half == self.half and not self.is_quiet
        return Part(half, self._value(half), _skipped(self.day, half), leads)

    def _value(self, half: Half) -> str:
        return button_value(self.day, self.part_mg, half)


def dose_card(
    diary: Diary,
    day: date,
    recorded: Iterable,
    *,
    no_dose: bool = False,
    is_dawn: bool = False,
    half: str = "",
    supposed: date | None = None,
) -> DoseCard:
    """The card of a day; `recorded` are the rows of that day with `status`, `dose_mg` and so on.

    `is_dawn`: it is morning on that day, and a night dose many hours ahead. `half`: which half of
    that day it is now. `supposed`: see `due`.
    """
    planned, plan = due(diary, day, supposed=supposed), plan_on(diary, day)
    off, rhythm = Course(diary, day).break_now, _rhythm(diary, day)
    made = partial(DueCard, due=planned) if planned else partial(DoseCard, due=None)
    return made(
        day=day,
        pause=off.said if off else None,
        recorded=tuple(recorded),
        choices=_choices(plan, planned, rhythm, day),
        next_step="" if no_dose else after_time_change(diary, day) or "",
        leave_out=no_dose,
        is_quiet=no_dose or (is_dawn and planned is not None and planned.timing == "night"),
        left_out=planned is not None and is_left_out(diary, day),
        out=left_out(diary, day),
        rhythm=rhythm,
        cannot_be_halved=cannot_be_halved(diary, day),
        half=half,
        can_be_typed=bool(diary.plan or rows_until(diary.regimen, day, "start")),
    )


def undated(card: DoseCard, day: str) -> DoseCard:
    """A card for a page that does not know its day yet: `day` stands in the day's place.

    A change of time and doses that are not daily name their days, so what is said stays true; the
    page cannot tell whether it is one of them, and offers the dose quietly.
    """
    known = str(card.day)
    choices = (replace(c, value=c.value.replace(known, day)) for c in card.choices)
    is_quiet = card.leave_out or bool(card.next_step) or card.rhythm is not None
    bare = replace(card, recorded=(), choices=tuple(choices), left_out=False, out=(), half="")
    if bare.is_between and bare.rhythm:
        said: dict[str, Any] = {name: getattr(bare, name) for name in DoseCard.__dataclass_fields__}
        said["due"] = bare.rhythm.planned
        bare = DueCard(**said)
    return replace(bare, day=day, is_quiet=is_quiet)


def button_value(day: date | str, dose_mg: Decimal, timing: str) -> str:
    """What a button says that records a dose."""
    return f"{day} {dose_mg.normalize():f} {timing}"


def typed_value(day: date | str, timing: str, dose_mg: Decimal | None = None) -> str:
    """What a button says that records an amount typed beside it, or else `dose_mg`."""
    amount = f" {dose_mg.normalize():f}" if dose_mg is not None else ""
    return f"{day} typed {timing}{amount}"


def _skipped(day: date | str, half: str | None) -> str:
    return f"{day} skipped-{half}" if half else f"{day} skipped"


def _rhythm(diary: Diary, day: date) -> Rhythm | None:
    """Where doses are not daily, and no break covers the day: what goes on."""
    course, planned, following = Course(diary, day), taken_then(diary, day), next_due(diary, day)
    if planned is None or following is None or planned.every_days == 1:
        return None
    return Rhythm(day, planned, course.last_dose if course.waits(day) else None, following)


def _choices(
    plan: Plan | None, planned: Due | None, rhythm: Rhythm | None, day: date
) -> tuple[DoseChoice, ...]:
    """Of a day with a dose the same amount at the other time of day, then the plan's other amounts
    (of whole days, so none where it is taken in parts); of a day between two what is usual too."""
    usual = planned or (rhythm and rhythm.planned)
    if usual is None:
        return ()
    amounts = [] if planned else [(usual.part_mg, half) for half in usual.halves]
    if usual.timing != "both":
        others = _amounts(plan, usual.dose_mg)
        amounts.append((usual.dose_mg, OTHER_TIME[usual.timing]))
        amounts += [(mg, usual.timing) for mg in others]
    return tuple(_choice(plan, mg, timing, day) for mg, timing in amounts)[:MOST_CHOICES]


def _amounts(plan: Plan | None, planned_mg: Decimal) -> list[Decimal]:
    if plan is None:
        return []
    lower = next_down(plan, planned_mg)
    known = {step.dose_mg for step in steps(plan)} | ({lower} if lower else set())
    return sorted(known - {planned_mg}, key=lambda mg: (abs(mg - planned_mg), mg))


def _choice(plan: Plan | None, mg: Decimal, timing: str, day: date) -> DoseChoice:
    units = units_words(plan, mg) if plan else ""
    return DoseChoice(mg, units, timing, button_value(day, mg, timing))
