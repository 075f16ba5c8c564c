"""The order sheet: what the next weeks need, by the plan's steps (pure).

It says what is prescribed and counts; which other strength would make fewer is a question to the
pharmacy, never an answer.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.parts import Plan, Regimen
from dose.diary.supply import Kind
from dose.supply.making import PLENTY, make
from dose.supply.outlook import outlook
from dose.supply.uses import DoseOn, as_regimen, with_steps
from dose.supply.words import amounts_words, kind_words, solid_name
from dose.treatment.course import Course, how_often
from dose.treatment.due_days import due_days
from dose.treatment.regimen_words import dose_words, halves, part_mg
from dose.treatment.units import mg_words
from dose.vocabulary import Timing
from journal.day import DAY

WEEKS = (4, 8, 12, 26)
USUAL_WEEKS = 12


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The days on one dose: what is taken, of what each day's doses are made, how many doses."""

    first: date
    last: date
    dose: str
    made: str
    days: int


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """What goes to the pharmacy or the prescriber; every part in words."""

    name: str
    born: date | None
    health_number: str
    first: date
    last: date
    weeks: int
    prescribed: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    needed: str
    at_hand: str
    question: str
    pharmacy: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing is due in these weeks."""
        return not self.rows


def order_sheet(diary: Diary, today: date, weeks: int = USUAL_WEEKS) -> OrderSheet:
    """The sheet for the next weeks from today on; steps only of a plan that is confirmed."""
    begun = _begun(diary, today)
    course = Course(begun, today)
    dose_on = with_steps(course) or as_regimen
    last = today + weeks * 7 * DAY - DAY
    solid, kinds = solid_name(diary), _kinds(diary)
    rows, needed = _rows(course, last, dose_on, kinds, solid)
    found = outlook(diary, today)
    pack = diary.supply.last_pack
    return OrderSheet(
        name=diary.person.name,
        born=diary.person.born,
        health_number=diary.person.health_number,
        first=today,
        last=last,
        weeks=weeks,
        prescribed=_prescribed(diary.plan, kinds, solid),
        rows=rows,
        needed=amounts_words(needed, solid) if needed else "",
        at_hand=amounts_words(found.stock, solid) if found and found.stock else "",
        question=_question(course, dose_on, last, kinds, solid),
        pharmacy=pack.pharmacy if pack else "",
    )


def _begun(diary: Diary, today: date) -> Diary:
    """Before a first dose is noted: as if the plan's first one were today's."""
    plan = diary.plan
    if plan is None or diary.regimen:
        return diary
    timing = "both" if plan.doses_per_day == 2 else "night"
    row = Regimen(start=today, dose_mg=plan.starting_dose_mg, timing=timing, reason="start")
    return replace(diary, regimen=(row,))


def _kinds(diary: Diary) -> tuple[Kind, ...]:
    """The strengths of the plan; those of the packs where it names none."""
    plan = diary.plan
    if plan and plan.form == "liquid" and plan.liquid_mg_per_ml:
        return (Kind(is_liquid=True, mg=plan.liquid_mg_per_ml),)
    if plan and plan.form != "liquid" and plan.strengths_mg:
        return tuple(Kind(is_liquid=False, mg=mg) for mg in plan.strengths_mg)
    return diary.supply.kinds


def _prescribed(plan: Plan | None, kinds: tuple[Kind, ...], solid: str) -> tuple[str, ...]:
    if plan is None:
        return ("No plan is noted.",)
    most = f"at most {mg_words(plan.max_dose_mg)} a day"
    steps = (
        f"Low dose naltrexone, from {mg_words(plan.starting_dose_mg)},"
        f" up by {mg_words(plan.step_mg)} every {plan.step_interval_days} days, {most}."
        if plan.starting_dose_mg < plan.max_dose_mg
        else f"Low dose naltrexone, {most}."
    )
    given = "This plan is not confirmed by a prescriber yet."
    if plan.confirmed_on:
        by = plan.prescriber or "a prescriber"
        on = plan.confirmed_on
        given = f"Prescribed by {by}, {on.day} {on:%B %Y}."
    strengths = " and ".join(kind_words(kind, solid) for kind in kinds)
    return (steps, given, *([f"Made as {strengths}."] if strengths else []))


def _rows(
    course: Course, last: date, dose_on: DoseOn, kinds: tuple[Kind, ...], solid: str
) -> tuple[tuple[SheetRow, ...], dict[Kind, Decimal]]:
    """The days in a run on one dose together, and what all of them need of each kind."""
    rows: list[SheetRow] = []
    total: dict[Kind, Decimal] = {}
    for due in due_days(course, course.day, last):
        dose_mg, timing = dose_on(due.day, due.row), due.row.timing
        made = _a_day(dose_mg, timing, kinds)
        for kind, amount in made.items():
            total[kind] = total.get(kind, Decimal(0)) + amount
        words = dose_words(dose_mg, timing, how_often(course.diary, due.row, due.day))
        of_what = amounts_words(made, solid) if made else "can’t be made from these strengths"
        if rows and (rows[-1].dose, rows[-1].made) == (words, of_what):
            rows[-1] = replace(rows[-1], last=due.day, days=rows[-1].days + 1)
        else:
            rows.append(SheetRow(due.day, due.day, words, of_what, 1))
    return tuple(rows), total


def _a_day(dose_mg: Decimal, timing: Timing, kinds: tuple[Kind, ...]) -> dict[Kind, Decimal]:
    """What one day takes; {} where these kinds do not make it."""
    made = make(part_mg(dose_mg, timing), dict.fromkeys(kinds, PLENTY)) or {}
    return {kind: amount * len(halves(timing)) for kind, amount in made.items()}


def _question(
    course: Course, dose_on: DoseOn, last: date, kinds: tuple[Kind, ...], solid: str
) -> str:
    """Whether a strength of its own would make fewer of the last dose of these weeks."""
    due = list(due_days(course, course.day, last))
    if not due or not kinds or kinds[0].is_liquid:
        return ""
    part = part_mg(dose_on(due[-1].day, due[-1].row), due[-1].row.timing)
    made = make(part, dict.fromkeys(kinds, PLENTY))
    units = sum(made.values()) if made else 0
    if made and units <= 1:
        return ""
    asks = f"Could {mg_words(part)} {solid}s be made?"
    if made is None:
        return f"{asks} The strengths above do not make that dose."
    return f"{asks} It would be 1 for each dose in place of {amounts_words(made, solid)}."
