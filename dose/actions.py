"""Every write about doses: keyword-only, one verb each, atomic and one at a time a person.

Impossible values raise `journal.validation.Impossible`; somebody else's objects answer 404. What
was taken is never touched by a change of plan or regimen.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Model
from django.shortcuts import get_object_or_404

from dose import queries
from dose.access import regimen_or_404
from dose.diary import parts, rows
from dose.models import AdviceRow, BreakRow, Intake, PlanRow, RegimenRow
from dose.vocabulary import (
    ACTIONS,
    ANSWERS,
    BREAK_REASONS,
    HALVES,
    REGIMEN_REASONS,
    SKIP_REASONS,
    TIMINGS,
)
from journal.limits import need_room
from journal.locking import change, changes_diary
from journal.models import PersonRow
from journal.queries import all_measures
from journal.validation import need, need_one_of
from journal.vocabulary import coded


@changes_diary
def adopt_plan(*, person: PersonRow, plan: parts.Plan, today: date) -> PlanRow:
    """Put a plan in force (from its own `start`, or today); the one before is kept as history.

    The same plan again changes nothing, and confirming an unconfirmed one is no new plan. What is
    taken from then on is in as many parts, and as often, as it says.
    """
    known = plan.primary_symptom in all_measures(person)
    need(known, "primary_symptom", f"no measure has the id {plan.primary_symptom!r}")
    old = queries.plan_in_force(person)
    if old and _confirmed_now(old, plan):
        return change(old, confirmed_on=plan.confirmed_on)
    start = plan.start or today
    if old:
        need_room("previous_plans", queries.superseded_plans(person).count())
        _supersede(old, start - timedelta(1))
    _take_as_planned(person, plan, max(start, today), often_before=old.every_days if old else 1)
    return person.plans.create(**rows.columns(replace(plan, start=start)))


@changes_diary
def change_regimen(
    *,
    person: PersonRow,
    start: date,
    dose_mg: Decimal,
    timing: str,
    reason: str,
    every_days: int | None = None,
) -> RegimenRow:
    """Record that another dose or time was to be taken from `start` on; one change a day.

    `every_days` None: as often as before.
    """
    before = queries.regimen_on(person, start)
    often = _often(person, start, every_days) if every_days else before and before.every_days
    row = _regimen(start, dose_mg, timing, reason, often)
    _need_free_day(person, start)
    need_room("regimen", queries.regimen(person).count())
    made = person.regimen.create(**rows.columns(row))
    _need_parts(person)
    return made


@changes_diary
def correct_regimen(
    *,
    person: PersonRow,
    regimen_id: int,
    dose_mg: Decimal,
    timing: str,
    start: date,
    at: datetime,
    every_days: int | None = None,
) -> RegimenRow:
    """Put right a typing error: the wrong row is kept as history, the right one takes its place.

    `every_days` None: as often as the wrong one said.
    """
    wrong = regimen_or_404(person, regimen_id)
    often = _often(person, start, every_days) if every_days else wrong.every_days
    right = _regimen(start, dose_mg, timing, wrong.reason, often)
    if right == rows.part(parts.Regimen, _values(wrong, parts.Regimen)):
        return wrong
    need_room("corrected_regimen", queries.corrected(person).count())
    change(wrong, corrected_at=at.replace(microsecond=0))
    _need_free_day(person, start)
    made = person.regimen.create(**rows.columns(right))
    _need_parts(person)
    return made


@changes_diary
def withdraw_regimen(*, person: PersonRow, regimen_id: int, at: datetime) -> RegimenRow:
    """Take back a change that never was; it is kept as history."""
    need_room("corrected_regimen", queries.corrected(person).count())
    taken_back = change(regimen_or_404(person, regimen_id), corrected_at=at.replace(microsecond=0))
    _need_parts(person)
    return taken_back


@changes_diary
def start_break(
    *, person: PersonRow, start: date, reason: str, until: date | None = None
) -> BreakRow:
    """Begin a break from LDN on a day, with or without an end; there is one at a time."""
    need_one_of(reason, BREAK_REASONS, "reason")
    kept = parts.Break(start=start, until=until, reason=reason)
    already = queries.break_on(person, start) or queries.open_break(person)
    need(not already, "start", f"a break from {already and already.start} is already recorded")
    need_room("breaks", person.breaks.count())
    return person.breaks.create(**rows.columns(kept))


@changes_diary
def end_break(*, person: PersonRow, break_id: int, until: date) -> BreakRow:
    """Say which was the last day of a break."""
    row = get_object_or_404(person.breaks, pk=break_id)
    parts.need_order(row.start, until)
    return change(row, until=until)


@changes_diary
def begin_again(*, person: PersonRow, break_id: int, first: date) -> None:
    """Take LDN from a day on: the break ended the day before; one that never had a day goes."""
    row = get_object_or_404(person.breaks, pk=break_id)
    if row.start < first:
        change(row, until=first - timedelta(1))
    else:
        row.delete()


@changes_diary
def remove_break(*, person: PersonRow, break_id: int) -> None:
    """Take back a break that never was."""
    get_object_or_404(person.breaks, pk=break_id).delete()


@changes_diary
def record_dose(
    *,
    person: PersonRow,
    day: date,
    dose_mg: Decimal,
    timing: str,
    taken_at: datetime | None = None,
) -> Intake:
    """Record a dose as taken; "not taken" for the same time of that day no longer holds.

    `taken_at` is on the clock of the place. Asking first, and knowing what came before already, is
    the caller's: see `dose.treatment.guard` and `journal.actions.receive`.
    """
    need_one_of(timing, HALVES, "timing")
    at = taken_at and taken_at.replace(microsecond=0)
    dose = parts.Dose(day=day, status="taken", dose_mg=dose_mg, timing=timing, taken_at=at)
    person.intakes.filter(day=day, status="skipped", timing__in=("", timing)).delete()
    return person.intakes.create(**rows.columns(dose))


@changes_diary
def skip_dose(
    *,
    person: PersonRow,
    day: date,
    reason: str = "",
    timing: str | None = None,
) -> Intake:
    """Record that a dose was not taken, once for a day (and time), with or without a reason."""
    need_one_of(timing, (None, *HALVES), "timing")
    said = person.intakes.filter(day=day, status="skipped", timing=timing or "").last()
    if said:
        return change(said, reason=coded(SKIP_REASONS, reason))
    dose = parts.Dose(day=day, status="skipped", timing=timing, reason=reason)
    return person.intakes.create(**rows.columns(dose))


@changes_diary
def remove_dose(*, person: PersonRow, intake_id: int) -> date:
    """Take back what was recorded about one dose; its day."""
    row = get_object_or_404(person.intakes, pk=intake_id)
    row.delete()
    return row.day


def keep_advice(*, person: PersonRow, assessment) -> AdviceRow:
    """Keep what was suggested on a day, once for each rule; an answer already given stays.

    Looked up first: showing a page again must not wait for, or hold up, whoever is writing.
    """
    on, finding = assessment.on, assessment.finding
    kept = person.advice.filter(on=on, rule=finding.rule).first()
    return kept or _advice(person, on, finding.rule, str(finding.action))


@changes_diary
def answer_advice(
    *, person: PersonRow, on: date, rule: str, action: str, answer: str | None
) -> AdviceRow:
    """Keep what the person did about a suggestion; None takes the answer back."""
    need_one_of(answer, (None, *ANSWERS), "answer")
    return change(_advice(person, on, rule, action), answer=answer or "")


def _values(row: Model, part: type) -> tuple:
    return tuple(getattr(row, name) for name in rows.names(part))


def _confirmed_now(old: PlanRow, new: parts.Plan) -> bool:
    was = rows.part(parts.Plan, _values(old, parts.Plan))
    if was.confirmed_on is None:
        was = replace(was, confirmed_on=new.confirmed_on)
    return replace(was, start=new.start) == new


def _supersede(old: PlanRow, last_day: date) -> None:
    start = old.start or old.confirmed_on or last_day
    change(old, start=start, until=max(start, last_day))


def _take_as_planned(person: PersonRow, plan: parts.Plan, day: date, *, often_before: int) -> None:
    """Let what is taken from a day on follow a new plan: in two parts, or every second day.

    The row before stays for its own days; once a day in place of twice names no time of day, so
    that nothing is made of it.
    """
    present = queries.regimen_on(person, day)
    ahead = list(queries.regimen(person).filter(start__gte=day))
    for row in filter(None, {present, *ahead}):
        timing = "both" if plan.doses_per_day == 2 else row.timing
        if (timing, plan.every_days) == (row.timing, row.every_days or often_before):
            continue
        if row.start >= day:
            change(row, timing=timing, every_days=None)
        else:
            new = _regimen(day, row.dose_mg, timing, "other", None)
            need_room("regimen", queries.regimen(person).count())
            person.regimen.create(**rows.columns(new))


def _often(person: PersonRow, day: date, every_days: int) -> int | None:
    """How often, as a row keeps it: nothing where the plan of that day says the same."""
    plan = queries.plan_on(person, day)
    return None if every_days == (plan.every_days if plan else 1) else every_days


def _need_parts(person: PersonRow) -> None:
    """Refuse a regimen of which no row has the two parts of the plan: it is read as if all had."""
    plan, regimen = queries.plan_in_force(person), queries.regimen(person)
    in_parts = plan is not None and plan.doses_per_day == 2
    misread = in_parts and regimen.exists() and not regimen.filter(timing="both").exists()
    need(not misread, "timing", "your plan says two parts a day; change the plan first")


def _regimen(
    start: date, dose_mg: Decimal, timing: str, reason: str, every_days: int | None
) -> parts.Regimen:
    need_one_of(timing, TIMINGS, "timing")
    need_one_of(reason, REGIMEN_REASONS, "reason")
    return parts.Regimen(
        start=start, dose_mg=dose_mg, timing=timing, every_days=every_days, reason=reason
    )


def _need_free_day(person: PersonRow, start: date) -> None:
    taken = queries.regimen(person).filter(start=start).exists()
    need(not taken, "start", f"a change on {start} is already recorded; correct that one")


@changes_diary
def _advice(person: PersonRow, on: date, rule: str, action: str) -> AdviceRow:
    need_one_of(action, ACTIONS, "action")
    kept = person.advice.filter(on=on, rule=rule).first()
    return kept or person.advice.create(on=on, rule=rule, action=action)
