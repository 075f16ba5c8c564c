"""Writing down what one press of the check-in said: answers about days, and doses.

Keyword-only and atomic, like every action; here because it spans both apps. A receipt is stored in
the same transaction, so that an answer which a device sends again is stored exactly once.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dose.actions import record_dose, skip_dose
from dose.guard import Doubt, doubt, only_dose
from dose.parts import Dose
from dose.queries import doses_around, plan_in_force, regimen_on
from journal.actions import receive, save_answers
from journal.day import Clock
from journal.models import Entry, Person


class Doubted(Exception):
    """A dose that asks first: nothing was written. `dose` is the new one, `doubt` says why."""

    def __init__(self, dose: Dose, why: Doubt):
        self.dose, self.doubt = dose, why
        super().__init__("this dose asks first")


@transaction.atomic
def record_answers(
    *, person: Person, said: Mapping[date, dict], at: datetime, client_id: UUID | None = None
) -> dict[date, Entry]:
    """Store the answers of several days, given at one instant; none where they came before."""
    said = {day: answers for day, answers in said.items() if answers}
    if not said or (client_id and not receive(person=person, client_id=client_id)):
        return {}
    return {
        day: save_answers(person=person, day=day, answers=answers, at=at)
        for day, answers in said.items()
    }


@transaction.atomic
def record_doses(
    *,
    person: Person,
    doses: Iterable[Dose],
    clock: Clock,
    client_id: UUID | None = None,
    is_sure: bool = False,
) -> bool:
    """Store doses taken or not taken; Doubted unless the person `is_sure`; False when repeated."""
    if client_id and not receive(person=person, client_id=client_id):
        return False
    for dose in doses:
        if dose.taken:
            _record(person, dose, clock, is_sure=is_sure)
        else:
            skip_dose(person=person, day=dose.day, reason=dose.reason)
    return True


def _record(person: Person, dose: Dose, clock: Clock, *, is_sure: bool) -> None:
    plan = plan_in_force(person)
    a_day = plan.doses_per_day if plan else 1
    row = regimen_on(person, dose.day)
    day_mg = row.dose_mg if row else None
    is_steady = plan and plan.confirmed_on and a_day == 1 and row
    only_mg = only_dose(day_mg, plan.step_mg, plan.max_dose_mg) if is_steady else None
    near = doses_around(person, dose.day)
    why = doubt(dose, near, clock, doses_per_day=a_day, day_mg=day_mg, only_mg=only_mg)
    if why and not is_sure:
        raise Doubted(dose, why)
    facts = {name: getattr(dose, name) for name in ("day", "dose_mg", "timing", "taken_at")}
    record_dose(person=person, **facts)
