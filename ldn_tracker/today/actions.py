"""Writing down the doses that one press of the check-in said; its answers are the journal's.

Keyword-only and atomic, like every action; here because it asks what the card of a dose says. A
receipt is stored in the same transaction, so that a dose sent again is stored exactly once.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from dose.actions import record_dose, remove_dose, skip_dose
from dose.diary.from_database import of_days
from dose.diary.parts import Dose
from dose.models import Intake, PlanRow, RegimenRow
from dose.queries import (
    doses_around,
    doses_on,
    first_dose_day,
    plan_on,
    recorded_among,
    regimen_on,
)
from dose.treatment.amount_question import AmountQuestion, amount_question
from dose.treatment.course import Course
from dose.treatment.guard import Doubt, before_the_first, doubt, early, only_dose
from dose.treatment.schedule import next_due
from journal.actions import receive
from journal.day import DAY, Clock
from journal.limits import MOST_A_DAY
from journal.locking import changes_diary
from journal.models import PersonRow
from journal.validation import need
from ldn_tracker.today.card import button_value, typed_value

MOST_A_DAY_IS = "no more can be kept. Undo those that you didn’t take."


class Doubted(Exception):
    """A dose that asks first: nothing was written. `dose` is the new one, `doubt` says why.

    `question`: the amount itself is rather a slip; then there may be no doubt besides.
    """

    def __init__(self, dose: Dose, why: Doubt | None, question: AmountQuestion | None = None):
        self.dose, self.doubt, self.question = dose, why, question
        super().__init__("this dose asks first")

    @property
    def meant(self) -> str:
        """The button's value that records the likely slip of the amount put right; "" for none."""
        meant = self.question and self.question.meant_mg
        return typed_value(self.dose.day, self.dose.timing, meant) if meant else ""

    def sure(self, pressed: str) -> str:
        """The button's value that records what was `pressed`, at the amount asked about."""
        day, word, *_ = pressed.split()
        return typed_value(day, self.dose.timing, self.dose.dose_mg) if word == "typed" else pressed

    @property
    def last_night(self) -> str:
        """The button's value that records it for the night before instead."""
        return button_value(self.dose.day - DAY, self.dose.dose_mg, self.dose.timing)


@changes_diary
def record_doses(
    *,
    person: PersonRow,
    doses: Iterable[Dose],
    clock: Clock,
    client_id: UUID | None = None,
    is_sure: bool = False,
    at: datetime | None = None,
) -> list[Intake]:
    """Store doses taken or not taken, pressed `at` an instant (None: the day is over).

    Doubted unless the person `is_sure`; [] when repeated.
    """
    if client_id and not receive(person=person, client_id=client_id):
        return []
    return [_record(person, dose, clock, is_sure=is_sure, at=at) for dose in doses]


@changes_diary
def remove_doses(*, person: PersonRow, intake_ids: Iterable[int]) -> list[date]:
    """Take back what was recorded about several doses; the day of each that was still there."""
    there = recorded_among(person, intake_ids)
    return [remove_dose(person=person, intake_id=number) for number in there]


def _record(
    person: PersonRow, dose: Dose, clock: Clock, *, is_sure: bool, at: datetime | None
) -> Intake:
    if not dose.taken:
        return skip_dose(person=person, day=dose.day, reason=dose.reason, timing=dose.timing)
    if not is_sure:
        _ask(person, dose, clock, at)
    else:  # beyond the plan's number every dose is asked about first
        here = len(doses_on(person, dose.day))
        why = f"There are {here} doses on this day already: {MOST_A_DAY_IS}"
        need(here < MOST_A_DAY, "dose", why)
    facts = {name: getattr(dose, name) for name in ("day", "dose_mg", "timing", "taken_at")}
    return record_dose(person=person, **facts)


def _ask(person: PersonRow, dose: Dose, clock: Clock, at: datetime | None) -> None:
    """Doubted where something is to be asked about a dose, by the plan and regimen of its day."""
    plan, row = plan_on(person, dose.day), regimen_on(person, dose.day)
    most_mg = plan.max_dose_mg if plan else None
    is_planned = row is not None and most_mg is not None and row.dose_mg <= most_mg
    settled_mg = row.dose_mg if is_planned else None  # what the plan allows was asked about with it
    question = amount_question(dose.dose_mg, most_mg=most_mg, settled_mg=settled_mg)
    why = _doubt(person, dose, clock, at, plan, row)
    if question or why:
        raise Doubted(dose, why, question)


def _doubt(
    person: PersonRow,
    dose: Dose,
    clock: Clock,
    at: datetime | None,
    plan: PlanRow | None,
    row: RegimenRow | None,
) -> Doubt | None:
    """What is to be asked about a dose beside those around it."""
    around, is_in_parts = doses_around(person, dose.day), _is_in_parts(plan, row)
    too_early = at and early(dose, around, clock, at)
    first = None if row else first_dose_day(person)  # with a regimen it is none before the first
    return (
        too_early
        or before_the_first(dose, first)
        or doubt(
            dose,
            around,
            clock,
            doses_per_day=2 if is_in_parts else 1,
            day_mg=row.dose_mg if row else None,
            only_mg=_only_mg(plan, row, dose.day),
            next_due=_next_due(person, plan, row, dose.day),
        )
    )


def _is_in_parts(plan: PlanRow | None, row: RegimenRow | None) -> bool:
    """Whether the day's dose is taken in two parts; without a regimen the plan says so."""
    return row.timing == "both" if row else plan is not None and plan.doses_per_day == 2


def _next_due(
    person: PersonRow, plan: PlanRow | None, row: RegimenRow | None, day: date
) -> date | None:
    """The day with the next dose where none is due on this one, as doses are not daily."""
    often = (row and row.every_days) or (plan.every_days if plan else 1)
    if row is None or often == 1:
        return None
    diary = of_days(person, day - often * DAY, day)
    return next_due(diary, day) if Course(diary, day).waits(day) else None


def _only_mg(plan: PlanRow | None, row: RegimenRow | None, day: date) -> Decimal | None:
    """What the only dose of a day may be without a question; None: what is due, if anything is."""
    if plan and row is None:
        return plan.max_dose_mg
    confirmed = plan and plan.confirmed_on and plan.confirmed_on <= day
    if not confirmed or _is_in_parts(plan, row):
        return None
    return only_dose(row.dose_mg, plan.step_mg, plan.max_dose_mg)
