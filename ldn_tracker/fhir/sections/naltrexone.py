"""LDN itself: the plan as a MedicationStatement, what was recorded as an Observation (pure).

The two are never mixed: the statement's dosage is the plan's and nothing else, and what the person
recorded stands beside it, in a resource of its own that is part of the statement.
"""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from dose.diary.columns import among
from dose.diary.diary import Diary
from dose.diary.parts import Plan
from dose.treatment.breaks import TimeOff
from dose.treatment.course import Course, plan_on
from dose.treatment.gaps import GAP_DAYS
from dose.treatment.pauses import breaks_on, is_not_taken
from dose.treatment.regimen_words import dose_words, halves, made_words, part_mg
from dose.treatment.units import mg_words, units_for
from dose.vocabulary import BREAK_REASONS, Timing
from journal.day import DAY, Span
from ldn_tracker.charts.words.dates import day_words, days_words, span_words
from ldn_tracker.fhir.elements.codes import NALTREXONE, NUMBERS
from ldn_tracker.fhir.elements.elements import (
    Json,
    concept,
    filled,
    hl7,
    joined,
    notes,
    own,
    period,
    quantity,
    reference,
    said_or_absent,
)
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.sections.section import Entry

LDN = concept("Low dose naltrexone (LDN)", *NALTREXONE)
WEEK = 7
WHEN = {"morning": "MORN", "night": "NIGHT"}


def planned(diary: Diary, day: date, ids: Ids) -> list[Entry]:
    """What was planned, as on a day; nothing where LDN is not noted at all."""
    course, plan = Course(diary, day), plan_on(diary, day)
    if plan is None and course.present is None and course.start is None:
        return []
    return [(_url(ids), _statement(course, plan, ids))]


def recorded(diary: Diary, day: date, ids: Ids) -> list[Entry]:
    """What was recorded of the last week; nothing where LDN was never taken.

    The profiles allow no Observation among the medicines, so that it stands in the patient's story.
    """
    if Course(diary, day).start is None:
        return []
    return [(ids.url("recorded", day), _recorded(diary, day, ids))]


def _url(ids: Ids) -> str:
    return ids.url("planned", "naltrexone")


def planned_words(diary: Diary, day: date) -> str:
    """What is planned, in one line."""
    course, plan = Course(diary, day), plan_on(diary, day)
    if course.present is None:
        return (
            "no dose noted" if plan is None else f"to begin with {mg_words(plan.starting_dose_mg)}"
        )
    words = dose_words(course.present.dose_mg, course.present.timing, course.every_days)
    made = made_words(plan, course.present.dose_mg, course.present.timing)
    each = f"{'each ' if course.present.timing == 'both' else ''}{made}" if made else ""
    strength = plan.liquid_mg_per_ml if plan and plan.form == "liquid" else None
    at = f" at {mg_words(strength)}/ml" if each and strength else ""
    return f"{words} ({each}{at})" if each else words


def plan_words(diary: Diary, day: date) -> str:
    """Whose plan it is, and the most that it allows."""
    plan = plan_on(diary, day)
    if plan is None:
        return "No prescriber’s plan noted."
    whose = f"plan of {plan.prescriber}" if plan.prescriber.strip() else "plan of a prescriber"
    whose = whose if is_confirmed(plan, day) else "plan not confirmed by a prescriber"
    most = f"at most {mg_words(plan.max_dose_mg)} a day"
    return f"{whose[0].upper()}{whose[1:]}: {most}."


def recorded_words(diary: Diary, day: date) -> str:
    """What was recorded of the last 7 days: "1.5 mg × 5, 3 mg × 1, nothing on 1 day"."""
    amounts, skipped, nothing = counted(diary, day)
    said = [f"{mg_words(mg)} × {count}" for mg, count in amounts.items()]
    said += [f"marked not taken on {days_words(skipped)}"] if skipped else []
    said += [f"nothing on {days_words(nothing)}"] if nothing else []
    over = "" if diary.dose_days.noted(day) else ", the last not over yet"
    return f"{', '.join(said)} ({span_words(*last_week(day))}{over})"


def last_week(day: date) -> Span:
    """The last 7 days, the day itself included."""
    return day - timedelta(WEEK - 1), day


def counted(diary: Diary, day: date) -> tuple[dict[Decimal, int], int, int]:
    """Of the last 7 days: how many had each amount (mg, the whole day's), were marked "not taken",
    and have nothing recorded. The most frequent amount comes first."""
    totals = Course(diary, day).taken_on_days(*last_week(day))
    skipped = {*among(diary.dose_days.skipped, *last_week(day))} - totals.keys()
    amounts = sorted(Counter(totals.values()).items(), key=lambda each: (-each[1], each[0]))
    return dict(amounts), len(skipped), WEEK - len(totals) - len(skipped)


def is_confirmed(plan: Plan, day: date) -> bool:
    """Whether a prescriber has confirmed the plan by a day."""
    return plan.confirmed_on is not None and plan.confirmed_on <= day


def _statement(course: Course, plan: Plan | None, ids: Ids) -> Json:
    diary, day = course.diary, course.day
    off = breaks_on(course)
    first = _since(course, plan)
    effective = {"effectivePeriod": period(first, off[0].first - DAY if off else None)}
    begun = first is not None and not (off and off[0].first <= first)
    return filled(
        {
            "resourceType": "MedicationStatement",
            "status": _status(course, off),
            "statusReason": [concept(BREAK_REASONS[off[-1].reason].clinical)] if off else [],
            "medicationCodeableConcept": LDN,
            "subject": reference(ids.patient),
            **(effective if begun else said_or_absent("effectiveDateTime", first)),
            "dateAsserted": day.isoformat(),
            "informationSource": reference(ids.patient),
            "note": notes(
                f"Planned: {planned_words(diary, day)}. {plan_words(diary, day)}",
                _off_words(off),
                f"Recorded, last 7 days: {recorded_words(diary, day)}." if course.start else "",
            ),
            "dosage": [] if off and off[-1].reason == "stopped" else _dosage(course, plan),
        }
    )


def _status(course: Course, off: list[TimeOff]) -> str:
    """What FHIR calls the state of it; where the record stops, that is not known."""
    if off:
        return "stopped" if off[-1].reason == "stopped" else "on-hold"
    if course.start is None:
        return "intended"
    if course.gap < GAP_DAYS:
        return "active"
    last = course.last_dose
    return "not-taken" if last and is_not_taken(course, last + DAY, course.day) else "unknown"


def _since(course: Course, plan: Plan | None) -> date | None:
    """Since when this is planned: dose and time as they are, else the plan, else the first dose."""
    if course.present is not None:
        days = (course.dose_from, course.timing_from, course.present.start)
        return max(day for day in days if day)
    return (plan.start or plan.confirmed_on if plan else None) or course.start


def _off_words(off: list[TimeOff]) -> str:
    if not off:
        return ""
    why = BREAK_REASONS[off[-1].reason].clinical
    return f"No LDN since {day_words(off[0].first)}: {why}."


def _dosage(course: Course, plan: Plan | None) -> list[Json]:
    """What the plan says, and nothing that was recorded."""
    present = course.present
    if present is not None:
        each = part_mg(present.dose_mg, present.timing)
    elif plan is not None:
        each = plan.starting_dose_mg
    else:
        return []
    confirmed = plan is not None and is_confirmed(plan, course.day)
    words = f"Planned: {planned_words(course.diary, course.day)}"
    return [
        filled(
            {
                "text": words if confirmed else f"{words}; not confirmed by a prescriber",
                "timing": _timing(present.timing if present else None, course.every_days),
                "doseAndRate": _amounts(plan, each, confirmed=confirmed),
                "maxDosePerPeriod": _most(plan) if plan else {},
            }
        )
    ]


def _timing(timing: Timing | None, every_days: int) -> Json:
    parts = halves(timing) if timing else ()
    when = [WHEN[half] for half in parts]
    often = {"frequency": max(len(parts), 1), "period": every_days, "periodUnit": "d"}
    return {"repeat": filled({**often, "when": when})}


def _amounts(plan: Plan | None, mg: Decimal, *, confirmed: bool) -> list[Json]:
    """What is taken at one time, in mg; of a liquid also in ml."""
    ordered = {"type": hl7("dose-rate-type", "ordered", "Ordered")} if confirmed else {}
    found = [{**ordered, "doseQuantity": quantity(mg, "mg")}]
    ml = units_for(plan, mg) if plan and plan.form == "liquid" else ()
    if ml:
        kind = hl7("dose-rate-type", "calculated", "Calculated")
        found.append({"type": kind, "doseQuantity": quantity(round(ml[0], 1), "ml")})
    return found


def _most(plan: Plan) -> Json:
    return {"numerator": quantity(plan.max_dose_mg, "mg"), "denominator": quantity(1, "d")}


def _recorded(diary: Diary, day: date, ids: Ids) -> Json:
    """The days of the last week as they were recorded, by the amount of each."""
    amounts, skipped, nothing = counted(diary, day)
    each = [_amount(mg, count) for mg, count in amounts.items()]
    counts = (("days-not-taken", skipped), ("days-nothing-recorded", nothing))
    return {
        "resourceType": "Observation",
        "partOf": [reference(_url(ids))],
        "status": "final",
        "code": concept("LDN doses recorded by the patient, last 7 days"),
        "subject": reference(ids.patient),
        "effectivePeriod": period(*last_week(day)),
        "performer": [reference(ids.patient)],
        "note": notes(joined(("Recorded", recorded_words(diary, day)), ": ")),
        "component": each + [count_of(code, value) for code, value in counts],
    }


def _amount(mg: Decimal, count: int) -> Json:
    code = own("number", "days-with-this-amount", NUMBERS["days-with-this-amount"])
    return {"code": concept(f"Days with {mg_words(mg)}", code), "valueInteger": count}


def count_of(code: str, value: int) -> Json:
    """A component that holds a whole number of our table."""
    return {
        "code": concept(NUMBERS[code], own("number", code, NUMBERS[code])),
        "valueInteger": value,
    }
