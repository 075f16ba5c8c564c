"""The dose on the check-in: what is due, what was recorded, what else could have been taken.

Pure. A button's value is what `dose/forms/intake.py` reads.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from dose.diary.diary import Diary
from dose.diary.ordered import rows_until
from dose.diary.parts import Break, Plan
from dose.treatment.amount_question import ANOTHER_TREATMENT_MG, is_above_plan
from dose.treatment.course import Course
from dose.treatment.guard import NEARLY_TIME, may_still_be_taken, usual_moment
from dose.treatment.schedule import Due, after_time_change, due, is_left_out, plan_on, steps
from dose.treatment.units import can_be_made, next_down, units_words
from dose.vocabulary import TIMINGS
from journal.day import DAY, Clock

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
class DoseCard:
    """One day's dose: `recorded` are its rows, `due` what the regimen says (None: nothing).

    `parts`: into how many equal doses the plan divides the day's, where they can be made.
    `can_be_typed`: something may have been taken, though nothing may be due (a break, no regimen).
    `leave_out`: something urgent says to take none before asking; what was taken is still recorded.
    `left_out`: after a change of time nothing (more) is to be taken on this day.
    `is_quiet`: it can be recorded, but is not what the page should lead to.
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
    parts: int = 1

    @property
    def skipped(self) -> str:
        """The value of the button that records that it was not taken."""
        return f"{self.day} skipped"

    @property
    def typed(self) -> str:
        """The value of the button that records a typed amount, at the planned time of day."""
        return typed(self.day, self.due.timing if self.due else "night")

    @property
    def was_taken(self) -> bool:
        """Whether a dose is recorded as taken."""
        return any(row.status == "taken" for row in self.recorded)

    @property
    def was_skipped(self) -> bool:
        """Whether it is recorded that none was taken, without a reason so far."""
        return any(row.status == "skipped" and not row.reason for row in self.recorded)

    @property
    def again_tomorrow(self) -> bool:
        """Whether this is the last day of a break."""
        return self.pause is not None and self.pause.until == self.day

    @property
    def is_open(self) -> bool:
        """Whether a dose is due and nothing is recorded yet, or not all of its parts."""
        is_skipped = any(row.status == "skipped" for row in self.recorded)
        is_asked = self.due is not None and not self.left_out
        return is_asked and not is_skipped and len(self.recorded) < self.parts


@dataclass(frozen=True, slots=True)
class DueCard(DoseCard):
    """The card of a day on which a dose is due, with what the buttons for it say."""

    due: Due

    @property
    def planned(self) -> str:
        """The value of the button that records the dose that is due."""
        return value(self.day, self.part_mg, self.timing)

    @property
    def part_mg(self) -> Decimal:
        """What is taken at one time."""
        return self.due.dose_mg / self.parts

    @property
    def timing(self) -> str:
        """The time of day of the next dose: the one due, then the other."""
        is_done = self.due.timing in {row.timing for row in self.recorded}
        return OTHER_TIME[self.due.timing] if is_done else self.due.timing

    @property
    def open_mg(self) -> Decimal:
        """What is still open of the day's dose."""
        return self.part_mg * (self.parts - len(self.recorded))

    @property
    def whole(self) -> str:
        """The value of the button that records all that is still open of the day."""
        times = (self.timing, OTHER_TIME[self.timing])
        open_parts = range(self.parts - len(self.recorded))
        return ";".join(value(self.day, self.part_mg, times[n % 2]) for n in open_parts)

    @property
    def when(self) -> str:
        """The time of day that is due, in words."""
        return TIMINGS[self.due.timing].said


def dose_card(
    diary: Diary, day: date, recorded: Iterable, *, no_dose: bool = False, is_dawn: bool = False
) -> DoseCard:
    """The card of a day; `recorded` are the rows of that day with `status`, `dose_mg` and so on.

    `is_dawn`: it is morning on that day, and a night dose many hours ahead.
    """
    planned, plan = due(diary, day), plan_on(diary, day)
    parts, off = _parts(plan, planned), Course(diary, day).break_now
    made = partial(DueCard, due=planned) if planned else partial(DoseCard, due=None)
    return made(
        day=day,
        pause=off.said if off else None,
        recorded=tuple(recorded),
        choices=_choices(plan, planned, day, parts),
        next_step="" if no_dose else after_time_change(diary, day) or "",
        leave_out=no_dose,
        is_quiet=no_dose or (is_dawn and planned is not None and planned.timing == "night"),
        left_out=planned is not None and is_left_out(diary, day),
        parts=parts,
        can_be_typed=bool(diary.plan or rows_until(diary.regimen, day, "start")),
    )


def undated(card: DoseCard, day: str) -> DoseCard:
    """The same card for a page that does not know its day yet: `day` stands in its place.

    A change of time names its days, so what it says stays true; the page cannot tell whether it is
    one of them, and offers the dose quietly.
    """
    known = str(card.day)
    choices = (replace(c, value=c.value.replace(known, day)) for c in card.choices)
    is_quiet = card.leave_out or bool(card.next_step)
    bare = replace(card, recorded=(), choices=tuple(choices), left_out=False)
    return replace(bare, day=day, is_quiet=is_quiet)


def value(day: date | str, dose_mg: Decimal, timing: str) -> str:
    """What a button says that records a dose."""
    return f"{day} {dose_mg.normalize():f} {timing}"


def typed(day: date | str, timing: str, dose_mg: Decimal | None = None) -> str:
    """What a button says that records an amount typed beside it, or else `dose_mg`."""
    amount = f" {dose_mg.normalize():f}" if dose_mg is not None else ""
    return f"{day} typed {timing}{amount}"


def missed(diary: Diary, day: date, now: datetime, clock: Clock) -> str:
    """What to do about a dose of `day` that was not taken; "" where nothing more is to be said.

    Until 8 hours before the next dose (judgement) it may still be taken, after that it is left out;
    never two together (mymedicines-nz). Of an amount above the plan, or of 25 mg
    and more, nothing is said but to ask.
    """
    planned, following = due(diary, day), due(diary, day + DAY)
    if planned is None or following is None or is_left_out(diary, day):
        return ""
    next_at = usual_moment(day + DAY, following.timing, clock)
    if now >= next_at:
        return ""
    if is_above_plan(planned.dose_mg, _most_mg(diary, day)):
        return "Leave it out: it is more than your plan allows. Ask your prescriber first."
    if planned.dose_mg >= ANOTHER_TREATMENT_MG:
        return "Leave it out: it is more than LDN reaches. Ask your prescriber first."
    never = "Never take two to catch up."
    if not may_still_be_taken(now, next_at):
        return f"Leave it out: the next dose is less than 8 hours away. {never}"
    last = clock.local(next_at - NEARLY_TIME)
    return f"You can still take it until {last:%H:%M}. After that, leave it out. {never}"


def _most_mg(diary: Diary, day: date) -> Decimal | None:
    plan = plan_on(diary, day)
    return plan.max_dose_mg if plan else None


def _parts(plan: Plan | None, planned: Due | None) -> int:
    """How many equal doses make the day's; 1 where a part cannot be made."""
    if plan is None or planned is None:
        return 1
    a_day = plan.doses_per_day
    return a_day if can_be_made(plan, planned.dose_mg / a_day) else 1


def _choices(
    plan: Plan | None, planned: Due | None, day: date, parts: int
) -> tuple[DoseChoice, ...]:
    """The planned amount at the other time of day, then the plan's other amounts (of whole days,
    so not where a day's dose is taken in parts)."""
    if planned is None:
        return ()
    others = _amounts(plan, planned.dose_mg) if parts == 1 else ()
    amounts = [planned.dose_mg / parts, *others]
    timings = [OTHER_TIME[planned.timing]] + [planned.timing] * (len(amounts) - 1)
    pairs = zip(amounts, timings, strict=True)
    return tuple(_choice(plan, mg, timing, day) for mg, timing in pairs)[:MOST_CHOICES]


def _amounts(plan: Plan | None, planned_mg: Decimal) -> list[Decimal]:
    if plan is None:
        return []
    lower = next_down(plan, planned_mg)
    known = {step.dose_mg for step in steps(plan)} | ({lower} if lower else set())
    return sorted(known - {planned_mg}, key=lambda mg: (abs(mg - planned_mg), mg))


def _choice(plan: Plan | None, mg: Decimal, timing: str, day: date) -> DoseChoice:
    units = units_words(plan, mg) if plan else ""
    return DoseChoice(mg, units, timing, value(day, mg, timing))
