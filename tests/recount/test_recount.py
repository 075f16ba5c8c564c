"""Every number of the page for the GP, counted again by other code from the diary file alone.

`counts.py` reads the file, `sheet.py` the words that are printed; neither knows how the project
counts. PROPERTIES=thorough compares 500 random diaries instead of 60.
"""

import json
import os
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ldn_tracker.charts.series.ranges import end_day, visit_first_day
from ldn_tracker.report import text
from ldn_tracker.report.build import summarise
from ldn_tracker.transfer.formats.diary_file import dump, load
from tests.conftest import TODAY
from tests.people import PEOPLE
from tests.reading.diary import days
from tests.recount import sheet, supply
from tests.recount.counts import Record
from tests.recount.stocked import stocked_diary
from tests.recount.told import EFFECTS as EFFECT_NOUNS
from tests.recount.words import amounts, label
from tests.test_architecture import LINE, imports

IS_THOROUGH = os.environ.get("PROPERTIES") == "thorough"
SEEDS = range(500 if IS_THOROUGH else 60)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases"
CASES = {
    "poly": "2026-07-14", "hidden": "2026-07-14", "rash": "2026-07-14", "liquid": "2026-07-14",
    "twice-daily-6mg": "2026-09-14", "dose-other-than-regimen": "2026-10-13",
    "alternate-days": "2026-09-13",
}  # fmt: skip
DAY = timedelta(1)
EFFECTS = {
    "Trouble sleeping": "insomnia", "Sleepy or groggy": "sedation", "Nausea": "nausea",
    "Headache": "headache", "Vivid dreams": "vivid_dreams", "Anxiety": "anxiety",
    "Gut trouble": "gut", "Low mood": "low_mood",
}  # fmt: skip
NOUNS = {noun: id for id, noun in EFFECT_NOUNS.items()}
SYMPTOMS = {
    "fatigue": "fatigue", "pain": "pain", "brain fog": "brain_fog", "dizziness": "dizziness",
    "unrefreshing sleep": "unrefreshing_sleep", "flu-like feeling": "flu_like",
    "light and sound sensitivity": "light_sound_sensitivity",
}  # fmt: skip


def printed(raw: dict, first: date | None, last: date) -> tuple[str, date]:
    """The page as text, and its first day."""
    diary = load(json.dumps(raw))
    first = first or visit_first_day(diary, last)
    return text.render(summarise(diary, first, last, printed=last, self_harm=True)), first


def wrong(raw: dict, last: date, first: date | None = None) -> list[str]:
    """Every number that is not what the file says."""
    return wrong_in(*printed(raw, first, last), raw, last)


def wrong_in(said: str, first: date, raw: dict, last: date) -> list[str]:
    """The same of a text of the page."""
    record = Record(raw, last)
    found = sheet.rows(said)
    return [
        *_in_rows(record, found, raw),
        *_in_totals(record, found, said, first),
        *_in_effects(record, found, said, raw, first),
        *_in_sentences(record, said),
    ]


def _in_rows(record: Record, found: list[sheet.Row], raw: dict) -> list[str]:
    own = raw.get("measures") or ()
    names = SYMPTOMS | {m["name"].lower(): m["id"] for m in own}
    names |= {f"{m['name'].lower()} (0–{m['scale']})": m["id"] for m in own}
    bad = []
    for row in found:
        first, last, told, planned = row.first, row.last, row.said, None
        said = [told["days"], told["recorded"], told["crashes"]]
        right = [(last - first).days + 1, record.recorded(first, last), record.crashes(first, last)]
        if told["due"]:
            planned = re.match(r"([\d.]+) mg (?:morning|night)( \+)?", row.label)
            mg = Decimal(planned[1]) * (2 if planned[2] else 1) if planned else None
            others = amounts(record.other_amounts(first, last, mg))
            said += [told["taken"], told["due"], told["amounts"] or ""]
            right += [*record.doses(first, last), others]
        said += [words for name, words in row.spreads if name in names]
        right += [record.spread(names[n], first, last) for n, _ in row.spreads if n in names]
        doses = {_label(record, day) for day in days(first, last)} if told["due"] else set()
        if planned and told["due"] and doses != {row.label}:
            bad.append(f"{row.label} {first}–{last}: due were {doses}")
        bad += _in_end(record, row, told["ended"] or "", NOUNS | names)
        if list(map(str, said)) != list(map(str, right)):
            bad.append(f"{row.label} {first}–{last}: printed {said}, counted {right}")
    return bad


def _in_end(record: Record, row: sheet.Row, ended: str, names: dict[str, str]) -> list[str]:
    """The side effects that ended a dose, each counted over its own days."""
    bad = []
    for name, figure in re.findall(r"(?:^|: |, )([^:,]+?) (\d+ of \d+) days?", ended):
        rated = record.diary.rated(names[name], row.first, row.last) if name in names else []
        right = f"{sum(value >= 2 for value in rated)} of {len(rated)}"
        if rated and figure != right:
            bad.append(f"{row.label}, ended because {name} {figure}: counted {right}")
    return bad


def _label(record: Record, day: date) -> str:
    """What was due on a day, as a row is called."""
    row, plan = record.course.row_on(day), record.diary.plan
    return label(row.mg, row.timing, row.every or (plan.every if plan else 1)) if row else ""


def _in_totals(record: Record, found: list[sheet.Row], said: str, first: date) -> list[str]:
    """The rows that lie in the period are all its days and make up the totals."""
    line = next(line for line in said.splitlines() if line.startswith("RECORD: "))
    inside = [row for row in found if row.inside]
    days = [(row.first, row.last) for row in inside]
    bad = [f"rows apart: {a[1]}, {b[0]}" for a, b in zip(days, days[1:], strict=False)
           if a[1] + DAY != b[0]]  # fmt: skip
    if days and days[-1][1] != record.today:
        bad.append(f"the last row ends on {days[-1][1]}")
    total = (record.today - first).days + 1
    right = f"{record.recorded(first, record.today)} of {total} day"
    if not line.removeprefix("RECORD: ").startswith(right):
        bad.append(f"{line}: counted {right}")
    if all(row.inside for row in found) and sum(int(r.said["days"]) for r in found) != total:
        bad.append(f"rows of {sum(int(r.said['days']) for r in found)} days, {total} in all")
    doses = re.search(r"(\d+) of (\d+) (?:doses? recorded|days? with doses)", line)
    sums = [sum(int(r.said[key] or 0) for r in inside) for key in ("taken", "due")]
    if doses and [int(doses[1]), int(doses[2])] != sums:
        bad.append(f"{line}: the rows make up {sums}")
    crashes = re.search(r"(\d+) crash day", line)
    if crashes and crashes[1] != record.crashes(first, record.today):
        bad.append(f"{line}: {record.crashes(first, record.today)} crash days")
    skipped = re.search(r"(\d+) days? marked “not taken”", line)
    in_period = [day for day in record.skipped if day >= first]
    if int(skipped[1] if skipped else 0) != len(in_period):
        bad.append(f"{line}: {len(in_period)} not taken")
    return bad


def _in_effects(
    record: Record, found: list[sheet.Row], said: str, raw: dict, first: date
) -> list[str]:
    spans: dict[str, list] = {}
    for row in found:
        spans.setdefault(row.label, []).append((row.first, row.last))
    spans["last 14 days"] = [(record.today - 13 * DAY, record.today)]
    earlier = next((x for x in sheet.part(said, "SIDE EFFECTS") if "Earlier: " in x), "")
    labels = [label for label in spans if re.search(rf"[ :,]{re.escape(label)}[,.]", earlier)]
    spans["earlier doses"] = [span for label in labels for span in spans[label]]
    names = EFFECTS | {m["name"]: m["id"] for m in raw.get("measures") or ()}
    bad = [f"twice in a row: {line}" for line in sheet.repeated(said)]
    for name, cells in sheet.effects(said).items():
        for column, cell in cells.items():
            place = "earlier doses" if column == "earlier" else column
            right = record.cell(names[name], spans.get(place, []))
            if cell != right:
                bad.append(f"{name}, {column}: printed {cell}, counted {right}")
    for name, since in sheet.onsets(said).items():
        if since and (more := since - record.onsets(names[name], first)):
            bad.append(f"{name}: printed new since {more}, not new by the rules on any day")
    return bad


def _in_sentences(record: Record, said: str) -> list[str]:
    bad = []
    week = next(x for x in said.splitlines() if x.startswith("RECORDED, LAST 7 DAYS: "))
    told = re.sub(r" \([^)]*\)", "", week.removeprefix("RECORDED, LAST 7 DAYS: ")).rstrip(".")
    if told != record.last_week():
        bad.append(f"{week}: counted {record.last_week()}")
    planned = next(x for x in said.splitlines() if x.startswith("PLANNED"))
    stock = re.search(r"Supply: .*", planned)
    if (stock[0] if stock else "") != (right := supply.line(record)):
        bad.append(f"{planned}: counted {right}")
    found = sheet.BEFORE_NOW.search(said)
    if found and found.groups() != record.compared():
        bad.append(f"printed {found.groups()}, counted {record.compared()}")
    return bad


@pytest.mark.parametrize("block", range(6))
def test_every_number_of_a_random_diary_is_counted_alike(block):
    told = {}
    for seed in SEEDS[block::6]:
        raw, day = stocked_diary(seed)
        if bad := wrong(raw, day):
            told[seed] = bad
    assert told == {}


def test_every_onset_that_held_and_lasted_is_printed():
    told, found = {}, 0
    for seed in SEEDS:
        raw, day = stocked_diary(seed)
        said, first = printed(raw, None, day)
        record, names = (
            Record(raw, day),
            EFFECTS | {m["name"]: m["id"] for m in raw.get("measures") or ()},
        )
        printed_onsets = sheet.onsets(said)
        right = {name: record.lasting_onsets(names[name], first) for name in printed_onsets}
        found += sum(map(bool, right.values()))
        if right != printed_onsets:
            told[seed] = right, printed_onsets
    assert (told, found > 10) == ({}, True)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_number_of_a_person_is_counted_alike(person):
    diary = PEOPLE[person]()
    assert wrong(json.loads(dump(diary)), end_day(diary, TODAY)) == []


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/cases")
@pytest.mark.parametrize(("case", "on"), CASES.items())
def test_every_number_of_a_case_is_counted_alike(case, on):
    raw = json.loads((SHARED / f"{case}.json").read_text())
    assert wrong(raw.get("diary", raw), date.fromisoformat(on)) == []


@pytest.mark.parametrize("days", [10, 45, 200])
def test_every_number_of_another_period_is_counted_alike(days):
    for seed in range(10):
        raw, day = stocked_diary(seed)
        assert wrong(raw, day, day - days * DAY) == [], seed


def test_the_recount_borrows_nothing_from_the_project():
    files = [p for p in Path(__file__).parent.glob("*.py") if not p.name.startswith("test_")]
    borrowed = {name for path in files for name in imports(path) if name.split(".")[0] in LINE}
    assert borrowed == set()
