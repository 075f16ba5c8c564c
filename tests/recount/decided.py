"""The numbers that decided a suggestion, and its doses and days, counted again from the file.

Every function gives whole phrases as they are printed, so that no number is right in another's
place.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from tests.reading.benefit import at_this_dose, before_start
from tests.reading.case import CORE, Case
from tests.reading.diary import days, read
from tests.reading.effects import mean
from tests.reading.ruleset import answer
from tests.recount import told, words
from tests.recount.words import mg_words, number

DAY = timedelta(1)


def phrases(raw: dict, on: date, names: dict[str, str]) -> list[str]:
    """All that may be said of a suggestion of a day; `names`: of side effects, by their id."""
    case = Case(read(raw, on))
    found = [*_of_record(case), *_doses(case, raw, on)]
    if case.course.start:
        found += [*_of_course(case), *_of_effects(case, names), *_dates(case)]
    return found


def _of_record(case: Case) -> Iterator[str]:
    diary, today = case.diary, case.diary.today
    before = len(case.rated_of(14, diary.primary))
    yield f"{case.rated_days(14)} of the last 14 days rated"
    yield f"{case.rated_days(7)} of the last 7 days rated"
    yield f"main symptom rated on {before} of 14 days"
    yield f"days above it in the last 7: {len(case.above_plan)}"
    mood = diary.rated("low_mood", today - 6 * DAY, today)[-4:]
    yield f"severe on {sum(value >= 3 for value in mood)} of the last {len(mood)} ratings"
    for row in diary.conditions:
        if row["kind"] == "surgery" and row.get("on"):
            yield f"days to it: {(date.fromisoformat(row['on']) - today).days}"


def _of_course(case: Case) -> Iterator[str]:
    course, today = case.course, case.diary.today
    yield f"day {course.on_dose} at the dose"
    yield f"{(today - course.start).days} days since the start"
    yield f"{course.since} days after the change"
    yield f"{course.gap_to_today} days without a dose"
    if case.plan:
        yield f"the plan waits {case.plan.interval}"
    if course.last_restart:
        yield f"{course.last_restart.length} days without a dose"
        yield f"{(today - course.last_restart.ended).days} days after the restart"
    if course.left:
        yield f"{(today - course.left[-1][0]).days} days after the dose was lowered"
    if case.next_up:
        again = [mg for _, mg in course.left if course.present.mg < mg <= case.next_up]
        yield f"stopped {len(again)} times"
    for day, mg in course.left:
        yield f"{mg_words(mg)} was stopped on {words.short_day(day, today)}"
    for often in (course.differing(7), course.differing(14, course.dose_from)):
        yield f"recorded differs from planned on {often} days"
    both = [d for d in course.dosed_of(7) if case.diary.times[d] >= {"morning", "night"}]
    yield f"both times of day on {len(both)} of 7 days"
    yield _fortnight(case)
    if stormy := _stormy(case):
        yield f"{(today - stormy[-1]).days} days ago"
        yield f"on {stormy[-1].day} {stormy[-1]:%B}"


def _stormy(case: Case) -> list[date]:
    """The days of the last four with a crash or an infection."""
    ill = {day for day, said in case.diary.factors.items() if "infection" in said}
    return [day for day in case.diary.last(4) if day in case.diary.crashes | ill]


def _fortnight(case: Case) -> str:
    """ "13 of 14 doses in 14 days": those due since the first dose, without breaks."""
    course, today = case.course, case.diary.today
    if course.first_dose is None:
        return ""
    counted = [
        day
        for day in days(max(course.first_dose, today - 13 * DAY), today)
        if not course.is_break(day) and (day != today or day in case.diary.dose_rows)
    ]
    taken = sum(day in case.diary.totals for day in counted)
    due = max(taken, len(counted) // course.every)
    return f"{taken} of {due} doses in 14 days"


def _latest(case: Case, id: str) -> str:
    """ "rated 3, 4, 3, 4 on 11–14 Jul, mean before LDN 0.5": what says whether it is severe."""
    before, today = case.effects.baseline(id), case.diary.today
    within, number = (7, 5) if before is not None and before >= 1 else (6, 4)
    first = max(today - (within - 1) * DAY, case.course.change + DAY)
    dated = case.diary.dated(id, first, today)[-number:]
    if not dated:
        return ""
    ratings = ", ".join(f"{float(value):g}" for _, value in dated)
    known = "" if before is None else f", mean before LDN {words.number(before)}"
    return f"rated {ratings} on {words.listed([day for day, _ in dated], today)}{known}"


def _of_effects(case: Case, names: dict[str, str]) -> Iterator[str]:
    diary, today, course = case.diary, case.diary.today, case.course
    for id in diary.side_effects:
        yield f"{names[id]} {_latest(case, id)}"
        window, before = case.effects.window(id, today), case.effects.baseline(id)
        if window:
            known = "" if before is None else f", before LDN {number(before)}"
            yield f"{names[id]} mean {number(mean(window))}{known}"
    for id in CORE:
        yield f"{names[id]} on {len(case.rated_of(7, id))} of 7"
    a, b = before_start(course), at_this_dose(course)
    if a and b:
        yield f"mean {number(mean(a))} before LDN, {number(mean(b))} now"
    rise = course.dose_from
    a = diary.rated(diary.primary, rise - 14 * DAY, rise - DAY)
    week = diary.rated(diary.primary, max(today - 6 * DAY, course.change + DAY), today)
    for now in filter(None, (b, week)):
        if a:
            yield f"mean {number(mean(a))} before the dose, {number(mean(now))} now"


def _doses(case: Case, raw: dict, on: date) -> Iterator[str]:
    """The present dose, and the one after following the suggestion."""
    now = case.course.present
    if now:
        kept = words.dose_words(now.mg, now.timing, 1)
        yield from (f"at {kept}", f"Stay at {mg_words(now.mg)}", f"same dose ({mg_words(now.mg)})")
    after = answer(raw, on)
    if now and after["dose_mg"]:
        mg = Decimal(after["dose_mg"])
        yield f"to {words.dose_words(mg, after['timing'], 1)}"
        each = mg / case.parts
        said = f"{mg_words(each)} ({told.made(case.plan, each, rate=False)})"
        said = said if each == mg else f"{mg_words(mg)} a day, {said} twice"
        yield from (f"next step is {said}", f"better: {said}")


def _dates(case: Case) -> Iterator[str]:
    """When it is looked at again, and since when something may be new."""
    course, today = case.course, case.diary.today
    yield f"new since {words.long_day(course.change)}"
    looks = [today + timedelta(max(15 - course.on_dose, 0)), course.change + timedelta(14)]
    kept = [course.at_dose_from + timedelta(case.plan.interval - 1)] if case.plan else []
    if course.time_just_changed:
        kept.append(course.time_changes[-1] + timedelta(14))
    looks += [max(kept)] if kept else []
    looks += [day + timedelta(28) for day, _ in course.left]
    looks += [course.time_changes[-1] + timedelta(14)] if course.time_changes else []
    looks += [course.last_restart.ended + timedelta(15)] if course.last_restart else []
    looks += [day + timedelta(4) for day in _stormy(case)]
    most = case.plan.maximum if case.plan else None
    looks += [d + timedelta(7) for d in course.dosed_of(7) if most and case.diary.totals[d] > most]
    looks += [day + timedelta(28) for day in case.diary.alerts.get("too_much", ())]
    looks += [row.day + timedelta(n) for row in case.diary.advice if row.answer for n in (14, 84)]
    for day in looks:
        yield f"next look {words.short_day(day, today)}"
        yield f"until {words.long_day(day)}"
