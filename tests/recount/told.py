"""What the lines of the sheet say in numbers, part by part, counted again from the file.

Whole phrases as they are printed: alerts, what is planned, the record, the rows by dose, medicines,
what else could explain it.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations_with_replacement

from tests.reading.diary import day_of, days
from tests.reading.plan import plan_in_force
from tests.recount import supply, words
from tests.recount.counts import Record
from tests.recount.words import count, day_words, label, listed, mg_words, short_day

DAY = timedelta(1)
EFFECTS = {
    "insomnia": "trouble sleeping", "sedation": "sleepiness", "nausea": "nausea",
    "headache": "headache", "vivid_dreams": "vivid dreams", "anxiety": "anxiety",
    "gut": "gut trouble", "low_mood": "low mood",
}  # fmt: skip
FACTORS = {
    "infection": "Infection", "new_medicine": "New medicine", "vaccination": "Vaccination",
    "travel": "Travel", "period": "Period", "other": "Something else",
}  # fmt: skip


def head(record: Record, first: date) -> Iterator[str]:
    """Age, period and printing."""
    born, today = day_of(record.raw["person"].get("born")), record.today
    if born:
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        yield f"born {day_words(born)} ({age})"
    yield words.span_words(first, today)
    yield f"printed {day_words(today)}"


def alerts(record: Record, first: date) -> Iterator[str]:
    """Signs with dose and what became of them, opioids, doses, operations, states."""
    today, totals = record.today, record.diary.totals
    for kind in record.diary.alerts:
        marked = sorted(day for day in record.diary.alerts[kind] if first <= day <= today)
        if marked:
            yield from _sign(record, marked)
    yield from medicines(record, first)
    over = {day: mg for day in days(first, today) if (mg := _above(record, day))}
    if over:
        yield f"up to {mg_words(max(over.values()))}, {listed([*over], today)}."
    row = record.course.row_on(today)
    if row:
        yield f"{mg_words(row.mg)} a day"
    week = [d for d in days(today - 6 * DAY, today) if d in totals]
    others = [totals[d] for d in week if _planned(record, d) != totals[d]]
    yield f"on {len(others)} of the last 7 days: {words.amounts(Counter(others))}."


def _planned(record: Record, day: date) -> Decimal | None:
    row = record.course.row_on(day)
    return row.mg if row else None


def _above(record: Record, day: date) -> Decimal | None:
    mg, plan = record.diary.totals.get(day), plan_in_force(record.diary.plans, day)
    return mg if mg and plan and mg > plan.maximum else None


def _sign(record: Record, marked: list[date]) -> tuple[str, str]:
    """ "14–15 Jun, at 3 mg night; LDN stopped 16 Jun", "doses recorded on 3 days since."."""
    today, totals = record.today, record.diary.totals
    taken = [d for d in days(marked[0] - 6 * DAY, marked[0]) if d in totals]
    at = "no dose recorded in the 7 days to then"
    if taken:
        mg, row = totals[taken[-1]], record.course.row_on(taken[-1])
        at = f"at {mg_words(mg)}"
        if row and row.mg == mg:
            at = f"at {label(mg, row.timing, 1)}"
        elif row:
            at += f" (planned {mg_words(row.mg)})"
    events = [
        (begun, f"LDN stopped {short_day(begun, today)}")
        for begun, last in record.diary.breaks
        if marked[0] <= last and begun <= last
    ]
    events += [
        (row.day, f"{label(row.mg, row.timing, 1)} from {short_day(row.day, today)} (")
        for row in record.diary.regimen
        if row.day > marked[-1]
    ]
    became = min(events)[1] if events else "plan not changed, "
    since = sum(day in totals for day in days(marked[-1] + DAY, today))
    doses = f"doses recorded on {count(since, 'day')} since" if since else "no dose recorded since"
    return f"{listed(marked, today)}, {at}; {became}", f"{doses}."


def planned(record: Record) -> Iterator[str]:
    """The line of what is planned."""
    plan, now = record.diary.plan, record.course.row_on(record.today)
    yield from _stopped(record)
    if now:
        yield from _dose(now, plan, now.every or (plan.every if plan else 1))
        yield from _since(record, now)
    if plan:
        yield f"up by {mg_words(plan.step)} every {count(plan.interval, 'day')}"
        yield f"at most {mg_words(plan.maximum)} a day"
    yield supply.line(record)


def _stopped(record: Record) -> Iterator[str]:
    """Since when there is a break, the last dose, and since when LDN is taken at all."""
    course = record.course
    for row in record.raw.get("breaks") or ():
        begun = day_words(day_of(row["from"]))
        yield from (f"since {begun} ", f"A break from {begun}")
    if course.dosed:
        last = course.dosed[-1]
        doses = [r for r in record.raw["doses"] if r["day"] == last.isoformat()]
        taken = [r for r in doses if r["status"] == "taken"]
        said = (f"{mg_words(Decimal(r['dose_mg']))} {words.TIMES[r['timing']]}" for r in taken)
        yield f"last dose recorded {day_words(last)} ({' and '.join(said)})"
        yield f"last dose recorded {day_words(last)}"
    if course.start:
        yield f"LDN since {day_words(course.start)}"


def _since(record: Record, now) -> Iterator[str]:
    """Since when the present dose and time are kept, with the days where they count."""
    course = record.course
    if not course.start:
        yield f"from {day_words(now.day)}"
        return
    changed = max(course.dose_from, course.timing_from)
    again = [course.last_restart.ended] if course.last_restart else []
    since = max([changed, *again])
    yield f"since {day_words(since)} ({count((record.today - since).days + 1, 'day')})"
    yield from (f"from {day_words(changed)}", f"from {day_words(since)}")


def _dose(row, plan, every: int) -> Iterator[str]:
    """ "3 mg (2 capsules of 1.5 mg) at night", made up of the fewest units."""
    each = row.mg / (2 if row.timing == "both" else 1)
    said = words.dose_words(row.mg, row.timing, every)
    all_made = [units for units in (made(plan, each),) if units] if plan else []
    amount = mg_words(each)
    yield f"naltrexone {said}"
    for units in all_made:
        yield f"naltrexone {said.replace(amount, f'{amount} ({units})', 1)}"
        yield f"(each {units})"
        yield f"({units})"


def made(plan, mg: Decimal, *, rate: bool = True) -> str:
    """How a dose is made up: "2 capsules of 1.5 mg", "0.5 ml at 1 mg/ml"."""
    if plan.form == "liquid":
        at = f" at {mg_words(plan.mg_per_ml)}/ml" if rate else ""
        if mg in plan.makes(mg, parts=1):
            return f"{mg / plan.mg_per_ml:.1f} ml{at}"
        ml = round(mg / plan.mg_per_ml, 3).normalize()
        return f"{ml:f} ml{at}, which a syringe marked in 0.1 ml cannot measure"
    for number in range(1, 13):
        for units in combinations_with_replacement(sorted(plan.strengths, reverse=True), number):
            if sum(units) == mg:
                each = Counter(units)
                return " and ".join(
                    f"{count(n, plan.form)} of {mg_words(of)}" for of, n in each.items()
                )
    return "cannot be made of the strengths" if plan.strengths else ""


def skipped_lately(record: Record) -> Iterator[str]:
    """How many of the last 7 days were marked as not taken."""
    yield f"{len(record.skipped & {*record.diary.last(7)})} marked “not taken”"


def lately(record: Record) -> Iterator[str]:
    """Where no dose is recorded of the last 14 days, the last one."""
    if record.course.dosed:
        yield f"(last dose {day_words(record.course.dosed[-1])})"


def quality(record: Record, first: date) -> Iterator[str]:
    """The line of the record."""
    today = record.today
    known = record.recorded(first, today)
    yield f"{known} of {count((today - first).days + 1, 'day')} recorded"
    imported = {day for rated in _numbers(record) for day in rated} - record.answered
    only = [day for day in imported if first <= day <= today]
    yield f"({len(only)} more hold{'s' if len(only) == 1 else ''} only imported numbers)"
    if record.course.first_dose:
        yield f"since {short_day(record.course.first_dose, today)}, when the log began"
    skipped = [day for day in record.skipped if first <= day <= today]
    rows = [r for r in record.raw.get("doses") or () if r["status"] == "skipped"]
    reasons = Counter(r.get("reason") for r in rows if day_of(r["day"]) in skipped)
    yield f"{count(len(skipped), 'day')} marked “not taken”"
    for reason, often in reasons.items():
        yield f"{' '.join((reason or 'no reason').replace('_', ' ').split())} × {often}"
    crashes = record.crashes(first, today)
    yield from (f"{crashes} crash day", f"{crashes} crash days")
    yield f"{count(record.late(first), 'day')} filled in later"


def _numbers(record: Record) -> list[list[date]]:
    rows = record.raw.get("entries") or ()
    return [[day_of(row["day"]) for row in rows if row.get("measurements")]]


def ended(record: Record, first: date, last: date, names: dict[str, str]) -> Iterator[str]:
    """Why a dose ended: "headache 10 of 11 days", "rash from 14 Jun"."""
    for id, name in names.items():
        rated = record.diary.rated(id, first, last)
        yield f"{name} {sum(value >= 2 for value in rated)} of {count(len(rated), 'day')}"
    for marked in record.diary.alerts.values():
        lately = [day for day in days(max(first, last - 13 * DAY), last) if day in marked]
        if lately:
            yield f"from {short_day(lately[0], record.today)}"


def medicines(record: Record, first: date) -> Iterator[str]:
    """When something was taken last, what was asked, states and operations."""
    raw, today = record.raw, record.today
    for row in record.diary.medicines:
        until, taken = day_of(row.get("until")), day_of(row.get("last_taken"))
        for day in filter(None, {until, taken, max(filter(None, (until, taken)), default=None)}):
            yield from (f"last taken {day_words(day)}", f"until {day_words(day)}")
    for said in (raw["person"].get("said") or {}).values():
        yield f"asked {day_words(day_of(said['day'] if isinstance(said, dict) else said[1]))}"
    for row in raw.get("conditions") or ():
        talked = day_of(row.get("discussed_on"))
        also = f", discussed {day_words(talked)}" if talked else ""
        on, begun = day_of(row.get("on")), day_of(row.get("from"))
        if on:
            apart = (on - today).days
            away = f"in {count(apart, 'day')}" if apart > 0 else f"{count(-apart, 'day')} ago"
            yield from (f"{day_words(on)} ({away}){also}", f"{day_words(on)}{also}")
        if begun:
            yield f"since {day_words(begun)}{also}"
        yield also


def causes(record: Record, first: date) -> Iterator[str]:
    """Breaks, what was begun, and the days of each factor."""
    today = record.today
    for begun, last in record.diary.breaks:
        yield f"since {day_words(begun)} ("
        yield f"{words.span_words(begun, last)} (" if last < today else ""
        yield f"{words.short_span(max(begun, first), min(last, today), today)} ("
        yield f"{words.short_span(begun, min(last, today), today)} ("
    for row in record.raw.get("medicines") or ():
        begun = day_of(row.get("from"))
        if begun and first <= begun <= today:
            yield f"from {short_day(begun, today)}"
    for factor in {each for said in record.diary.factors.values() for each in said}:
        marked = [d for d, said in record.diary.factors.items() if factor in said and d >= first]
        if marked:
            yield f"{FACTORS.get(factor, factor)}: {listed(marked, today)}"
