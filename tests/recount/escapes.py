"""Which numbers of the sheet nobody has counted: those left when every right phrase is taken away.

What the person typed is no number of ours. CONSTANTS are the others, each with its reason.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tests.reading.benefit import at_this_dose, before_start
from tests.reading.diary import day_of
from tests.recount import decided, drawn, sheet, told
from tests.recount.counts import Record
from tests.recount.words import day_words, short_day, short_span, span_words, without_year

DAY = timedelta(1)
LEFT_OUT = re.compile(r"\d+ earlier left out")
CONSTANTS = {
    "The interval holds in 90 to 98 % of such records": "measured once, by simulation (rules.md)",
    "Usually held clinically important: 2 points or 30 % lower": "the yardstick of the trials",
    "Pain on placebo: −0.9 points (Due Bruun 2024), −18 % (Younger 2013)":
        "the trials' figures",
    "It includes 0:": "of an interval, which is counted",
    "Symptoms 0–10 unless marked; side effects 0 none, 1 mild, 2 moderate, 3 severe, 4 very severe":
        "the scales",
    "never counted as 0": "the words of the foot",
    "days rated 2 or more / days rated · worst 0 to 4": "the head of a table",
    "rated 2 or more in this time, and none rated at all in the last 14 days": "the same without",
    "RECORDED, LAST 7 DAYS:": "the name of a part",
    "last 14 days": "the name of a column, and how long now is",
    "Last 14 days": "the same",
    "14 days before LDN": "how long before is",
    "from Visible (0–3), converted": "that app's scale",
}  # fmt: skip


def escaped(raw: dict, said: str, first: date, last: date, names: dict) -> list[str]:
    """What is left of every line that has a number left; `names`: measures, by id, with scales."""
    record, typed = Record(raw, last), sorted(set(_typed(raw)), key=len, reverse=True)
    rows = sheet.rows(said)
    right = {
        "": [*told.head(record, first)],
        "ALERTS": [*told.alerts(record, first)],
        "PLANNED": [*told.planned(record), record.last_week(), *told.skipped_lately(record)],
        "RECORD:": [*told.quality(record, first), *_totals(rows)],
        "BY DOSE": [*_rows(record, rows, names)],
        "SIDE EFFECTS": [*_cells(said), *told.lately(record), *(row.label for row in rows)],
        "OVER TIME": [*drawn.phrases(record, first, names)],
        "BEFORE LDN": [*_compared(record)],
        "MEDICINES": [*told.medicines(record, first)],
        "WHAT ELSE": [*told.causes(record, first)],
        "QUESTIONS": ["1. ", "2. ", "3. "],
    }
    found = []
    for block in said.split("\n\n"):
        title = next((name for name in right if name and block.startswith(name)), "")
        if block.startswith("WHAT THE APP SUGGESTED"):
            found += _suggested(raw, block, last, names, typed)
            continue
        found += _left(block.splitlines(), right[title], typed)
    return found


def _left(lines: Iterable[str], right: list[str], typed: list[str]) -> Iterator[str]:
    """The lines that have a number when all that is right is taken out, longest first."""
    phrases = sorted({each for each in right if each}, key=len, reverse=True)
    for line in lines:
        left = _without(line, [*phrases, *typed, *CONSTANTS])
        if re.search(r"\d", left):
            yield left


def _without(line: str, phrases: Iterable[str]) -> str:
    for each in phrases:
        if each in line:
            line = re.sub(rf"(?<![\d.]){re.escape(each)}(?!\.?\d)", "…", line)
    return line


def _typed(raw: dict) -> Iterator[str]:
    """All that a person wrote, as it may be printed: in one line, or its beginning."""
    person, visit = raw["person"], raw.get("visit") or {}
    plans = [raw.get("plan") or {}, *(raw.get("previous_plans") or ())]
    own = [each["name"] for each in raw.get("measures") or ()]
    medicines = [f"{m['name']} ({m['dose']})" if m.get("dose") else m["name"]
                 for m in raw.get("medicines") or ()]  # fmt: skip
    reasons = [row.get("reason") for row in raw.get("doses") or ()]
    said = [
        person.get("name"), person.get("health_number"), *(person.get("diagnoses") or ()),
        *(person.get("allergies") or ()), visit.get("ask"), *(visit.get("questions") or ()),
        *(plan.get("prescriber") for plan in plans), *own, *(each.lower() for each in own),
        *medicines, *reasons, *(row.get("note") for row in raw.get("entries") or ()),
    ]  # fmt: skip
    for text in filter(None, said):
        words = " ".join(text.split())
        yield words
        yield from (f"{words[:n].rstrip()}…" for n in range(12, len(words)))


def _totals(rows: list[sheet.Row]) -> Iterator[str]:
    """The sums of the rows, which are compared with the line in `test_recount`."""
    inside = [row.said for row in rows if row.inside]
    taken, due = (sum(int(each[key] or 0) for each in inside) for key in ("taken", "due"))
    for noun in ("dose recorded", "doses recorded", "days with doses", "day with doses"):
        yield f"{taken} of {due} {noun}"


def _rows(record: Record, rows: list[sheet.Row], names: dict) -> Iterator[str]:
    """The figures of the rows are compared in `test_recount`; here the words around them."""
    effects = {id: told.EFFECTS.get(id, name.lower()) for id, (name, top) in names.items()}
    begun = {row.day for row in record.diary.regimen} | {record.course.start or record.today}
    for day in map(day_words, begun):
        yield from (f"(since {day})", f"(since {without_year(day)})")
    for row in rows:
        yield from told.ended(record, row.first, row.last, effects)
        said = row.said
        yield f"{row.label}, {span_words(row.first, row.last)}"
        yield f"{said['recorded']} of {said['days']} day"
        yield f"{said['recorded']} of {said['days']} days"
        yield f"doses {said['taken']}/{said['due']}"
        yield f"({said['amounts']})"
        yield f"crash days {said['crashes']}"
        yield from (f"{name} {figure}" for name, figure in row.spreads)


def _cells(said: str) -> Iterator[str]:
    """The same of the table of side effects."""
    for cells in sheet.effects(said).values():
        yield from (f"{column} {cell}" for column, cell in cells.items())


def _compared(record: Record) -> Iterator[str]:
    """Both means and the interval, compared in `test_recount`; or how few ratings there were."""
    if not record.course.start:
        return
    before, now = before_start(record.course), at_this_dose(record.course)
    yield f"n = {len(before)} in the 14 days before LDN (7 needed)"
    yield f"n = {len(now)} in the last 14 days from day 4 of the present dose (8 needed)"
    if len(before) >= 7 and len(now) >= 8:
        a, n, b, m, change, low, high = record.compared()
        yield f"{a} before LDN (n = {n} days), {b} in the last 14 days (n = {m})"
        yield f"Change: {change} (interval {low} to {high})"
    if record.course.dosed:
        last = record.course.dosed[-1]
        yield f"after {day_words(last)}"


def _suggested(raw, block: str, last: date, names: dict, typed: list[str]) -> Iterator[str]:
    """Every line by the numbers of its own day, which is one on which something was suggested."""
    shown = {day_of(row["on"]) for row in raw.get("advice") or ()} | {last}
    spans = {short_span(a, b, last) for a in shown for b in shown if a <= b <= last}
    nouns = {id: told.EFFECTS.get(id, name.lower()) for id, (name, top) in names.items()}
    for line in block.splitlines()[1:]:
        when, *_ = line.removeprefix("- ").split(":")
        on = _last_day(when, last)
        if on is None or (when not in spans and not LEFT_OUT.match(when)):
            yield from _left([line], [], typed)
            continue
        right = decided.phrases(raw, on, nouns)
        yield from _left([line.replace(f"- {when}:", "", 1)], right, typed)


def _last_day(when: str, last: date) -> date | None:
    """The day that a line is of, or the last of its days: the latest of that name."""
    days = [last - n * DAY for n in range(370)]
    ends = when.rpartition("–")[2].strip()
    return next((day for day in days if short_day(day, last) == ends), None)
