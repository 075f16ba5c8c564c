"""A diary as tidy tables, a row for each fact, for spreadsheets and statistics (pure)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter

from dose.diary.diary import Diary
from dose.diary.parts import Entry
from dose.vocabulary import SKIP_REASONS
from journal.scales import Measure
from journal.vocabulary import ALERTS, FACTORS, worded

Cell = str | int | float | Decimal | date | bool | None
LDN, YES_NO = "LDN", "1 yes, 0 no"


@dataclass(frozen=True)
class TidyTable:
    """A table of the take-out: `columns` with what each holds, and its rows."""

    name: str
    what: str
    columns: Mapping[str, str]
    rows: Callable[[Diary], Iterator[Sequence[Cell]]]


def facts(diary: Diary) -> Iterator[Sequence[Cell]]:
    """Everything that is dated, in order of days: day, kind, id, name, value, unit."""
    rows = [*days(diary), *_doses_as_facts(diary), *_medicines_as_facts(diary)]
    yield from (row for row in rows if row[0] is None)
    yield from sorted((row for row in rows if row[0] is not None), key=itemgetter(0))


def days(diary: Diary) -> Iterator[Sequence[Cell]]:
    """What was said about each day."""
    known = {**diary.all_measures, **diary.numbers}
    for entry in diary.entries:
        yield from _day(entry, known)


def _day(entry: Entry, known: Mapping[str, Measure]) -> Iterator[Sequence[Cell]]:
    yield from _rated(entry, known)
    day = entry.day
    if entry.crash is not None:
        yield day, "crash", "crash", "Crash day", int(entry.crash), YES_NO
    for family, kind, said in ((FACTORS, "factor", entry.factors), (ALERTS, "alert", entry.alerts)):
        for id in said:
            yield day, kind, id, family[id].clinical, 1, ""
    news = dict.fromkeys(entry.new_since_change, 1) | dict.fromkeys(entry.not_new_since_change, 0)
    for id, is_new in news.items():
        yield day, "new since the change", id, known[id].name, is_new, YES_NO
    if entry.note:
        yield day, "note", "note", "Note", entry.note, ""


def _rated(entry: Entry, known: Mapping[str, Measure]) -> Iterator[Sequence[Cell]]:
    for id, rating in entry.ratings.items():
        yield entry.day, "rating", id, known[id].name, rating, f"of {known[id].scale}"
    for id, value in entry.measurements.items():
        own = known.get(id)
        name, unit = (own.name, own.unit) if own else (id, "")
        yield entry.day, "number", id, name, value, unit


def doses(diary: Diary) -> Iterator[Sequence[Cell]]:
    """Each dose of LDN, taken or not."""
    for dose in diary.doses:
        at = dose.taken_there(diary.person.clock)
        why = worded(SKIP_REASONS, dose.reason)
        when = at.isoformat(sep=" ", timespec="seconds") if at else None
        yield dose.day, dose.status, dose.dose_mg, dose.timing or "", when, why


def medicines(diary: Diary) -> Iterator[Sequence[Cell]]:
    """Each other medicine and supplement."""
    for row in diary.medicines:
        opioid = {None: "", True: "yes", False: "no"}[row.opioid]
        yield row.label, row.kind, row.start, row.until, row.last_taken, row.dose, opioid


def regimen(diary: Diary) -> Iterator[Sequence[Cell]]:
    """What was to be taken from each day on."""
    for row in diary.regimen:
        yield row.start, row.dose_mg, row.timing, row.every_days, row.reason


def _doses_as_facts(diary: Diary) -> Iterator[Sequence[Cell]]:
    for dose in diary.doses:
        half = dose.timing or ""
        if dose.taken:
            yield dose.day, "dose taken", half, LDN, dose.dose_mg, "mg"
        else:
            why = worded(SKIP_REASONS, dose.reason)
            yield dose.day, "dose not taken", half, LDN, why, ""


def _medicines_as_facts(diary: Diary) -> Iterator[Sequence[Cell]]:
    for row in diary.medicines:
        days = {"from": row.start, "until": row.until, "last taken": row.last_taken}
        for kind, day in days.items():
            if day:
                yield day, f"medicine {kind}", row.kind, row.label, row.dose, ""
        if not any(days.values()):
            yield None, "medicine", row.kind, row.label, row.dose, ""


FACT = {
    "day": "the day, YYYY-MM-DD; your days begin at the hour you chose",
    "kind": "what sort of fact it is: rating, number, crash, factor, alert, note …",
    "id": "its name in the diary file, which never changes",
    "name": "its name as you read it",
    "value": "the rating, the number, or the words",
    "unit": "of which scale or in which unit",
}
DAYS = TidyTable("days", "everything you said about your days, a row for each fact", FACT, days)
DOSES = TidyTable(
    "doses",
    "every dose of LDN, taken or not",
    {
        "day": "the day it belongs to",
        "status": "taken or skipped",
        "dose_mg": "how much, in mg",
        "timing": "morning or night",
        "taken_at": "when, on the clock of the place where you were",
        "reason": "why it was not taken",
    },
    doses,
)
MEDICINES = TidyTable(
    "medicines",
    "your other medicines and supplements",
    {
        "name": "as you typed it",
        "kind": "medicine or supplement",
        "from": "the first day",
        "until": "the last day",
        "last_taken": "the day you last took it",
        "dose": "as you typed it",
        "opioid": "what you said of it",
    },
    medicines,
)
REGIMEN = TidyTable(
    "regimen",
    "what you were to take from each day on",
    {
        "from": "the first day of it",
        "dose_mg": "the whole day’s dose, in mg",
        "timing": "morning, night, or both",
        "every_days": "1 every day, 2 every second day; empty as in your plan",
        "reason": "why it began",
    },
    regimen,
)
FACTS = TidyTable("diary", "everything with a day, a row for each fact", FACT, facts)
TABLES = (DAYS, DOSES, MEDICINES, REGIMEN)
