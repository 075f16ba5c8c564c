"""Part 2, what a GP must see first, and nothing else; where there is nothing there is no band."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from dose.diary.diary import Diary
from dose.diary.parts import Condition
from dose.medicines.fillers import is_ldn_or_filler
from dose.treatment.course import Course
from dose.treatment.daily_doses import differs_from_plan, is_above_plan
from dose.treatment.units import mg_words
from dose.vocabulary import CHILD, CONDITIONS
from ldn_tracker.charts.words.dates import day_words, days_words, listed
from ldn_tracker.charts.words.shortened import some_of
from ldn_tracker.report.parts.medicines import OPERATION_DAYS, Names, alerting, talked
from ldn_tracker.report.parts.page import ReportLine
from ldn_tracker.report.parts.recorded import WEEK
from ldn_tracker.report.parts.signs import signs
from ldn_tracker.report.steps.amounts import amounts_words

DIFFER_DAYS = 2  # judgement: once is a slip of the thumb
DATES_LETTERS = 70  # of operations, then a count
OPERATION = (
    "LDN can block opioid pain relief; when to stop and restart it is for the prescriber and the"
    " surgical team"
)


def alerts(diary: Diary, first: date, last: date, names: Names | None) -> tuple[ReportLine, ...]:
    """What was marked in the period and what holds on its last day, the gravest first."""
    course = Course(diary, last)
    return (
        *signs(diary, first, last),
        *alerting(diary, last, names),
        *_above_plan(course, first),
        *_differs(course),
        *_allergies(diary),
        *_operations(diary, last),
        *_child(diary, last),
    )


def _above_plan(course: Course, first: date) -> Iterator[ReportLine]:
    """Recorded totals above the maximum then in force, and a regimen above it now."""
    totals = course.taken_on_days(first, course.day)
    above = {day: mg for day, mg in totals.items() if is_above_plan(course.diary, day, mg)}
    if above:
        most = max(above.values())
        days = listed(tuple(above), course.day)
        yield _alert("Recorded above the plan’s maximum", f"up to {mg_words(most)}, {days}")
    dose_mg = course.dose_mg
    if dose_mg and not course.on_break and is_above_plan(course.diary, course.day, dose_mg):
        yield _alert("Planned above the plan’s maximum", f"{mg_words(dose_mg)} a day")


def _differs(course: Course) -> Iterator[ReportLine]:
    week = course.taken_on_days(course.day - timedelta(WEEK - 1), course.day)
    others = {day: mg for day, mg in week.items() if differs_from_plan(course, day, mg)}
    if len(others) >= DIFFER_DAYS:
        often = f"on {len(others)} of the last {days_words(WEEK)}"
        yield _alert(
            "Recorded differs from planned", f"{often}: {amounts_words(Counter(others.values()))}"
        )


def _allergies(diary: Diary) -> Iterator[ReportLine]:
    found = tuple(filter(is_ldn_or_filler, diary.person.allergies))
    if found:
        words = f"{', '.join(found)}: this is LDN, or may be in what it is mixed with."
        yield ReportLine(words, "Allergy:", entire=True, vital=True, part="medicines")


def _operations(diary: Diary, last: date) -> Iterator[ReportLine]:
    rows = [row for row in diary.conditions if row.kind == "surgery"]
    near = {row.on: row for row in rows if row.on and row.is_within(OPERATION_DAYS, last)}
    if near:
        days = [f"{day_words(on)} ({_apart((on - last).days)}){talked(near[on])}" for on in near]
        yield _alert("Operation", f"{some_of(days, DATES_LETTERS)}; {OPERATION}", part="medicines")


def _apart(days: int) -> str:
    if days == 0:
        return "today"
    return f"in {days_words(days)}" if days > 0 else f"{days_words(-days)} ago"


def _child(diary: Diary, last: date) -> Iterator[ReportLine]:
    found = [row for row in diary.conditions if row.kind in CHILD and row.holds_on(last)]
    for since, rows in groupby(found, key=_since):
        names = ", ".join(CONDITIONS[row.kind].clinical for row in rows).capitalize()
        yield _alert(names, since, part="medicines")


def _since(row: Condition) -> str:
    since = f"since {day_words(row.start)}" if row.start else "now"
    return f"{since}{talked(row) or ', not yet discussed'}"


def _alert(title: str, words: str, part: str = "") -> ReportLine:
    return ReportLine(f"{words}.", f"{title}:", vital=True, part=part)
