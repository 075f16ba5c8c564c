"""The chart in words (its alternative text), counted again from the file."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from tests.reading.diary import days
from tests.recount import words
from tests.recount.counts import Record
from tests.recount.words import count, label, mg_words, short_day, span_words

DAY = timedelta(1)


def phrases(record: Record, first: date, names: dict[str, tuple[str, int]]) -> Iterator[str]:
    """`names`: of measures, by their id, each with the top of its scale."""
    today = record.today
    yield span_words(first, today)
    yield from _doses(record, first)
    for id, (name, top) in names.items():
        told = _bars if top == 4 else _line
        yield from told(record, first, id, f"{name}, 0 to {top}")
    crashed = sum(day in record.diary.crashes for day in days(first, today))
    ill = [d for d, said in record.diary.factors.items() if "infection" in said and d >= first]
    blank = len(days(first, today)) - record.recorded(first, today)
    yield f"Crash on {count(crashed, 'day')}"
    yield f"Infection on {count(len(ill), 'day')}"
    yield f"Nothing recorded on {count(blank, 'day')}"


def _doses(record: Record, first: date) -> Iterator[str]:
    """What was due from when, and which whole days' doses were recorded."""
    today, plan = record.today, record.diary.plan
    totals = (record.diary.totals.get(day) for day in days(first, today))
    often = sorted(Counter(filter(None, totals)).items(), key=lambda each: (-each[1], each[0]))
    said = (f"{mg_words(mg)} on {count(number, 'day')}" for mg, number in often)
    yield f"recorded: {', '.join(said)}"
    begun = {first, *(row.day for row in record.diary.regimen)}
    begun |= {day for gap in _pauses(record) for day in gap}
    begun |= {record.course.start} if record.course.start else set()
    paused = {first, *(begun for begun, _ in _pauses(record))}
    off = {first, *(begun for begun, _ in record.diary.breaks)}
    for day in begun:
        row = record.course.row_on(day)
        at = max(day, first)
        since = short_day(at, today)
        if row:
            every = row.every or (plan.every if plan else 1)
            yield f"{label(row.mg, row.timing, every)} from {since}"
        for other in ("before LDN", "LDN, no plan"):
            yield f"{other} from {since}"
        unseen = day in paused - off or at == first or not record.course.dosed
        yield f"no doses recorded from {since}" if unseen else ""
        for other in ("off LDN", "not taken"):
            yield f"{other} from {since}" if day in paused or at == first else ""
        yield from (f"no LDN yet from {since}", f"no LDN recorded from {since}")
        yield f"before LDN was noted from {since}"
        yield f"earlier from {since}"


def _pauses(record: Record) -> Iterator[tuple[date, date]]:
    """Where a break or a gap begins, and the day after it."""
    for begun, last in record.diary.breaks:
        yield begun, min(last, record.today) + DAY
    dosed = [*record.course.dosed, record.today + DAY]
    for before, after in zip(dosed, dosed[1:], strict=False):
        if (after - before).days > 7:
            yield before + DAY, after


def _line(record: Record, first: date, id: str, name: str) -> Iterator[str]:
    before, now = (_median(record.diary.rated(id, *span)) for span in _spans(record))
    yield f"{name}: {before} in the 14 days before LDN; {now} in the last 14 days"
    yield f"{name}: {now} in the last 14 days"


def _spans(record: Record) -> list[tuple[date, date]]:
    start = record.course.start or record.today
    return [(start - 14 * DAY, start - DAY), (record.today - 13 * DAY, record.today)]


def _median(rated: list) -> str:
    if len(rated) < 4:
        return "too few ratings"
    ordered, half = sorted(rated), len(rated) // 2
    return f"median {float((ordered[half] + ordered[~half]) / 2):g}"


def _bars(record: Record, first: date, id: str, name: str) -> Iterator[str]:
    before, now = (_moderate(record.diary.rated(id, *span)) for span in _spans(record))
    for worst in _worst(record, first, id):
        yield f"{name}: {before} in the 14 days before LDN; {now} in the last 14 days; {worst}"
        yield f"{name}: {now} in the last 14 days; {worst}"


def _moderate(rated: list) -> str:
    if not rated:
        return "not rated"
    bad = sum(value >= 2 for value in rated)
    return f"moderate or more on {bad} of {count(len(rated), 'day')} rated"


def _worst(record: Record, first: date, id: str) -> Iterator[str]:
    """The week with the most days at 2 or more, then at 3 or more; the first of such weeks."""
    begun, found = first - timedelta(first.weekday()), []
    while begun <= record.today:
        span = max(begun, first), min(begun + 6 * DAY, record.today)
        rated = record.diary.rated(id, *span)
        found.append((sum(v >= 2 for v in rated), sum(v >= 3 for v in rated), len(rated), span))
        begun += 7 * DAY
    bad, severe, rated, span = max(found, key=lambda week: week[:2])
    if not bad:
        yield "never moderate or more in any week shown"
        return
    also = f", severe on {severe}" if severe else ""
    said = f"{bad} of {count(rated, 'day')} rated{also}"
    yield f"most in the week {words.span_words(*span)}: {said}"
