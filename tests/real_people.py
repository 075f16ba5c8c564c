"""Two real people's published days as diaries; they lie beside the project and may be absent.

The Visible year: one person's export. The taper: one patient of Kossakowski et al. 2017
(doi:10.5334/jopd.29), 238 days of ratings by phone while an antidepressant was lowered blind from
150 mg to nothing. Its ratings of 1–7 become our scales, an answer of "medicine taken" a dose, and
the two phases without medicine two breaks.
"""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dose.diary.diary import Diary
from dose.diary.parts import Break
from journal.day import Clock
from journal.scales import Measure
from ldn_tracker.transfer.formats import any_file
from tests import builders as b

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LOW = Measure("x-down", "Feeling down", "symptom", 10)
SYMPTOMS = {"x-down": "mood_down", "fatigue": "phy_tired", "pain": "phy_pain"}
SIDE_EFFECTS = {"nausea": "phy_nauseous", "headache": "phy_headache", "sedation": "phy_sleepy"}


def published(name: str) -> str:
    """The text of a file, or the test is skipped."""
    file = DATA / name
    if not file.exists():
        pytest.skip(f"the real data are not here (../shared/data/{name})")
    return file.read_bytes().decode()


def visible_year() -> Diary:
    """366 days of Visible, without any LDN."""
    file = published("visible/export-2025-04.csv").encode()
    return any_file.read(file, Clock(b.ZONE), at=b.at("2026-09-20T12:00:00+12:00")).diary


def taper_days() -> list[dict[str, str]]:
    """The published days of the taper, as they stand."""
    return list(
        csv.DictReader(published("kossakowski/kossakowski2017_daily_means.csv").splitlines())
    )


def taper_steps() -> list[tuple[date, int]]:
    """The published steps: from which day, how many mg."""
    text = published("kossakowski/kossakowski2017_dose_events.csv")
    rows = csv.DictReader(text.splitlines())
    return [(b.day(row["effective_date"]), int(row["dose_mg"])) for row in rows]


def taper() -> Diary:
    """The taper as a diary whose plan is that medicine: no step up, and nobody's to confirm."""
    days, steps = taper_days(), taper_steps()
    on = [(start, mg) for start, mg in steps if mg]
    off, follow_up = steps[-1][0], _first(days, "follow-up")
    return b.diary(
        person=b.person(timezone="Europe/Amsterdam"),
        plan=b.plan(
            starting_dose_mg=Decimal(on[0][1]), max_dose_mg=Decimal(on[0][1]), strengths_mg=(),
            primary_symptom=LOW.id, prescriber="", confirmed_on=None,
        ),
        measures=[LOW],
        regimen=[
            b.regimen(start, str(mg), reason="prescriber" if n else "already_taking")
            for n, (start, mg) in enumerate(on)
        ],
        breaks=[
            Break(start=off, until=b.days_after(follow_up, -1), reason="prescriber"),
            Break(start=follow_up, reason="stopped"),
        ],
        doses=[
            b.dose(b.day(day["date"]), day["dose_concentration_mg"])
            for day in days
            if day["evn_med"] == "yes" and b.day(day["date"]) < off
        ],
        entries=[b.entry(b.day(day["date"]), _ratings(day)) for day in days],
    )  # fmt: skip


def _first(days: list[dict[str, str]], phase: str) -> date:
    return b.day(next(day["date"] for day in days if day["phase"] == phase))


def _ratings(day: dict[str, str]) -> dict[str, float]:
    """1–7 as 0–10 with one decimal, or as 0–4; sleep is asked the other way round."""
    share = {id: (float(day[name]) - 1) / 6 for id, name in (SYMPTOMS | SIDE_EFFECTS).items()}
    rated = {id: round(share[id] * 10, 1) for id in SYMPTOMS}
    rated |= {id: round(share[id] * 4) for id in SIDE_EFFECTS}
    if day["mor_qualsleep"]:
        rated["insomnia"] = round((7 - float(day["mor_qualsleep"])) / 6 * 4)
    return rated
