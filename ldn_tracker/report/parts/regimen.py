"""Part 4: what is planned, since when, by whom; where the record stops, the line says so."""

from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Plan, Regimen
from dose.treatment.breaks import TimeOff
from dose.treatment.course import Course, plan_on
from dose.treatment.gaps import GAP_DAYS
from dose.treatment.pauses import breaks_on, is_not_taken
from dose.treatment.regimen_words import dose_words, made_words, part_mg
from dose.treatment.units import mg_words, ml_words
from dose.vocabulary import BREAK_REASONS, HALVES
from journal.day import DAY
from ldn_tracker.charts.words.dates import day_words, days_words
from ldn_tracker.charts.words.shortened import clipped
from ldn_tracker.report.parts.page import ReportLine
from ldn_tracker.report.parts.supply_line import supply_line

PRESCRIBER_LETTERS = 50  # so that no name crowds out what stands after it


def regimen(diary: Diary, day: date, *, current: bool) -> ReportLine:
    """The line as on a day; that of a past period (not `current`) does not call it "now"."""
    course = Course(diary, day)
    plan = plan_on(diary, day)
    off = breaks_on(course)
    said = [_paused(course, off)] if off else [_taken(course, plan), _left_open(course)]
    title = "Planned" if current else f"Planned on {day_words(day)}"
    return ReportLine(
        " ".join(part for part in (*said, _plan_words(plan, course, off=bool(off))) if part),
        title,
    )


def _taken(course: Course, plan: Plan | None) -> str:
    start, present = course.start, course.present
    if start is None and present is None:
        return "no low dose naltrexone (LDN) recorded."
    stops = course.gap >= GAP_DAYS
    last = course.last_dose if stops else None
    ends = f"; {_since_then(course, last)}." if last else "."
    ends = ends if start else ", no dose recorded yet."
    if present is None:
        return f"LDN since {day_words(start)}, dose as in the table{ends}" if start else ""
    dose = f"naltrexone {_dose(course, present, plan)}"
    return f"{dose}, {_since(course, counted=bool(course.start) and not stops)}{ends}"


def _dose(course: Course, row: Regimen, plan: Plan | None) -> str:
    """ "3 mg (2 capsules of 1.5 mg) at night, daily", "3 mg in the morning and 3 mg at night"."""
    words = dose_words(row.dose_mg, row.timing, course.every_days)
    often = ", daily" if course.every_days == 1 else ""
    made = _made(plan, row)
    if row.timing == "both":
        each = made if made.startswith("cannot") or not made else f"each {made}"
        return f"{words}{often}{f' ({each})' if each else ''}"
    amount = mg_words(row.dose_mg)
    return f"{words.replace(amount, f'{amount} ({made})', 1) if made else words}{often}"


def _made(plan: Plan | None, row: Regimen) -> str:
    """How what is taken at one time is made up, or that it cannot be; "" where nobody can say."""
    made = made_words(plan, row.dose_mg, row.timing)
    if plan is None:
        return ""
    if plan.form == "liquid":
        if plan.liquid_mg_per_ml is None:
            return ""
        at = f"at {mg_words(plan.liquid_mg_per_ml)}/ml"
        if made:
            return f"{made} {at}"
        ml = round(part_mg(row.dose_mg, row.timing) / plan.liquid_mg_per_ml, 3)
        return f"{ml_words(ml)} {at}, which a syringe marked in 0.1 ml cannot measure"
    return made or ("cannot be made of the strengths" if plan.strengths_mg else "")


def _since_then(course: Course, last: date) -> str:
    """The last dose, and what is known of the days after it: nothing, or that none was taken."""
    marked = is_not_taken(course, last + DAY, course.day)
    since = "each day since marked “not taken”" if marked else "none since"
    return f"last dose recorded {day_words(last)}, {since}"


def _since(course: Course, *, counted: bool) -> str:
    """Since the dose and its time are what they are, or since doses were recorded again."""
    changed = max(day for day in (course.dose_from, course.timing_from) if day)
    again = course.restart if course.restart and course.restart > changed else None
    since = again or changed
    if not counted:  # days that nobody recorded are no days of treatment
        return f"from {day_words(since)}"
    days = days_words((course.day - since).days + 1)
    return f"{'again ' if again else ''}since {day_words(since)} ({days})"


def _paused(course: Course, breaks: list[TimeOff]) -> str:
    """The breaks that lead to the day, and the last dose before them as it was recorded."""
    off = _off_words(breaks)
    if course.last_dose is None:
        return f"{off}."
    rows = rows_between(course.diary.doses, course.last_dose, course.last_dose)
    doses = (f"{mg_words(dose.dose_mg)} {HALVES[dose.timing].said}" for dose in rows if dose.taken)
    return f"{off}; last dose recorded {day_words(course.last_dose)} ({' and '.join(doses)})."


def _off_words(breaks: list[TimeOff]) -> str:
    """Since when there was none, and why at first and now; a reason noted anew is no other."""
    *_, (reason, rows) = ((why, list(rows)) for why, rows in groupby(breaks, attrgetter("reason")))
    since, first = day_words(breaks[0].first), BREAK_REASONS[breaks[0].reason].clinical
    why = BREAK_REASONS[reason].clinical
    if rows[0] is breaks[0]:
        return f"no LDN: on a break since {since} ({why})"
    return f"no LDN since {since} (at first {first}, since {day_words(rows[0].first)} {why})"


def _left_open(course: Course) -> str:
    """A break that is recorded of the day although a dose taken in it has ended it."""
    row = course.break_said
    if row is None:
        return ""
    begun = f"{day_words(row.start)} ({BREAK_REASONS[row.reason].clinical})"
    doses = "and a dose that day" if course.last_dose == row.start else "with doses since"
    return f"A break from {begun} is recorded, {doses}."


def _plan_words(plan: Plan | None, course: Course, *, off: bool) -> str:
    if plan is None:
        return f"No plan recorded. {supply_line(course)}".rstrip()
    known = plan.confirmed_on is not None and plan.confirmed_on <= course.day
    given = f"Plan of {clipped(plan.prescriber, PRESCRIBER_LETTERS) or 'a prescriber'}"
    given = given if known else "Plan not confirmed by a prescriber"
    steps = "" if off or not _has_steps(plan, course.dose_mg) else _steps_words(plan)
    said = f"{given}: {steps}at most {mg_words(plan.max_dose_mg)} a day. {supply_line(course)}"
    return said.rstrip()


def _has_steps(plan: Plan, dose_mg: Decimal | None) -> bool:
    """Whether the plan goes up at all, and from the present dose."""
    return max(plan.starting_dose_mg, dose_mg or plan.starting_dose_mg) < plan.max_dose_mg


def _steps_words(plan: Plan) -> str:
    return f"up by {mg_words(plan.step_mg)} every {days_words(plan.step_interval_days)}, "
