"""The independent reading of the rule table: `suggest` once more, from the text alone.

`answer(raw, day)` takes the JSON of a diary file. Its `notes` are the ids of the other rows that
match (of those after the leading one only such as are no "none of the above"), then `pre-existing`,
`late-onset`, `review` and `left-before`; interactions of medicines are not among them.
`SUGGESTIONS=off` is not read.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from tests.reading import rows_dose, rows_safety
from tests.reading.case import Case
from tests.reading.diary import read
from tests.reading.rows_dose import times_left
from tests.reading.table import CALL, CONTACT, DOWN, HOLD, MORNING, NIGHT, TALK, UP, Rule

RULES = (*rows_safety.ROWS, *rows_dose.ROWS)
SHOWN_BESIDES = ("emergency", "urgent")
NEEDS_START = ("severe", "judge", "tolerability", "helping", "up")
REVIEW_DAYS = 182


def answer(raw: dict, today: date) -> dict:
    """The reading's answer for a diary file on a day."""
    case = Case(read(raw, today))
    matching = [*_matching(case)]
    safety = [rule.id for rule, _ in matching if rule.section in SHOWN_BESIDES]
    lead = matching[0]
    others = [rule.id for rule, _ in matching[1:] if rule.section not in SHOWN_BESIDES]
    notes = [id for id in dict.fromkeys(others) if id != "step-up"] + _notes(case)
    return _led_by(*lead, case) | {"safety": safety, "notes": notes, "data": _data(case)}


def leading(raw: dict, today: date) -> tuple[str, str, str]:
    """The section, id and action of the first row that matches, before anything is made of it."""
    rule, action = next(_matching(Case(read(raw, today))))
    return rule.section, rule.id, action


def _matching(case: Case) -> Iterator[tuple[Rule, str]]:
    return ((rule, action) for rule in RULES if (action := _matches(rule, case)))


def _matches(rule: Rule, case: Case) -> str | None:
    """The action of a row where it is asked at all and matches."""
    if rule.section in NEEDS_START and not case.course.start:
        return None
    if rule.section == "tolerability" and not case.enough_doses:
        return None
    if rule.is_skipped and case.is_muted(rule.id):
        return None
    return rule.action(case)


def _led_by(rule: Rule, action: str, case: Case) -> dict:
    """The answer that a row gives when it leads."""
    id, mg, timing = _followed(rule, action, case)
    is_never_muted = rule.is_never_muted or rule.section in SHOWN_BESIDES
    if not is_never_muted and case.is_muted(rule.id, id):
        return _said("advised-otherwise", HOLD)
    is_change = action in (DOWN, UP, MORNING, NIGHT)
    if id == "lowest-dose" or (is_change and not _is_confirmed(case)):
        return _said(id, TALK, contact=rule.contact)
    contact = rule.contact or action in (CALL, CONTACT)
    return _said(id, action, mg, timing, contact=contact)


def _followed(rule: Rule, action: str, case: Case) -> tuple[str, Decimal | None, str | None]:
    """The id, and dose and time after following a step or a change of time."""
    now = case.course.present
    if action == DOWN:
        down = case.next_down
        return (rule.id, down, now.timing) if down else ("lowest-dose", None, None)
    if action == UP:
        return rule.id, case.next_up, now.timing
    if action in (MORNING, NIGHT):
        return rule.id, now.mg, "morning" if action == MORNING else "night"
    return rule.id, None, None


def _is_confirmed(case: Case) -> bool:
    return case.plan is not None and case.plan.is_confirmed(case.diary.today)


def _said(
    rule: str,
    action: str,
    dose_mg: Decimal | None = None,
    timing: str | None = None,
    *,
    contact: bool = False,
) -> dict:
    return {
        "action": action,
        "rule": rule,
        "dose_mg": None if dose_mg is None else _mg(dose_mg),
        "timing": timing,
        "contact": contact,
    }


def _mg(value: Decimal) -> str:
    """One decimal, more where needed: 4.5, 3.0, 0.125."""
    plain = f"{value:.3f}".rstrip("0")
    return f"{plain}0" if plain.endswith(".") else plain


def _notes(case: Case) -> list[str]:
    """The notes that are no row of the table."""
    course, effects = case.course, case.effects
    if not course.start:
        return []
    late = course.since > 28 and {*effects.which("is_new")} - {*effects.which("is_attributable")}
    last_row = case.diary.regimen[-1].day if case.diary.regimen else None
    found = {
        "pre-existing": effects.which("is_preexisting"),
        "late-onset": late,
        "review": last_row and (case.diary.today - last_row).days >= REVIEW_DAYS,
        "left-before": times_left(case) == 1,
    }
    return [id for id, is_so in found.items() if is_so]


def _data(case: Case) -> dict:
    """How much there is to judge by."""
    adherence, start = case.course.adherence, case.course.start
    last = start - timedelta(1) if start else case.diary.today
    before = case.diary.rated(case.diary.primary, last - timedelta(13), last)
    return {
        "rated_7": case.rated_days(7),
        "rated_14": case.rated_days(14),
        "adherence": None if adherence is None else round(float(adherence), 2),
        "baseline_days": 0 if case.course.already_taking else len(before),
    }
