"""The diaries whose files are checked: a demo person, nobody yet, the case `poly`, each field."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dose.diary.diary import Diary
from dose.diary.parts import Condition, Medicine, Visit
from journal.day import Span
from ldn_tracker.charts.series.ranges import end_day, visit_first_day
from ldn_tracker.demo import demo
from ldn_tracker.fhir.daily import DailyData
from ldn_tracker.fhir.elements.elements import clean, link_id
from ldn_tracker.fhir.summary import summary
from ldn_tracker.transfer.formats import diary_file
from tests import builders as b
from tests.conftest import NOW, TODAY

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"
OFFICIAL = Path(__file__).parent / "official" / "bundle-minimal.json"
POLY_ON = date(2026, 7, 14)
PDF = b"%PDF-1.7 a page"
TYPED = "<b>&amp; “低剂量”\x07\u202e نالتريكسون"


def demo_person() -> Diary:
    """Half a year of the demo."""
    return demo(3, 180, TODAY)


def empty() -> Diary:
    """Somebody of whom nothing is known yet."""
    return b.diary()


def poly() -> Diary:
    """The case of many medicines, or the test is skipped."""
    file = CASES / "poly.json"
    if not file.exists():
        pytest.skip("needs ../shared/cases/poly.json")
    return diary_file.load(file.read_text())


def every_field() -> Diary:
    """A row of every kind and a value in every field."""
    return b.everything()


def everywhere() -> Diary:
    """Letters that mean something to a machine, wherever somebody can type, and every alert."""
    whose = b.person(name=TYPED, health_number=TYPED, allergies=(TYPED, "LDN"), diagnoses=(TYPED,))
    signs = (
        "anaphylaxis",
        "liver",
        "rash",
        "self_harm",
        "slow_breathing",
        "too_much",
        "withdrawal",
    )
    days = b.entries(b.START, TODAY, {"fatigue": 5.5, "nausea": 2}, alerts=signs, note=TYPED)
    return b.diary(
        person=whose,
        plan=b.plan(prescriber=TYPED),
        regimen=[b.regimen(timing="both", dose_mg="3.0")],
        doses=[*b.doses(b.START, TODAY, "6.0"), b.skipped(b.days_after(b.START, -1), TYPED)],
        entries=days,
        medicines=[Medicine(name=f"codeine {TYPED}", dose=TYPED), Medicine(name="paracetamol")],
        conditions=[
            Condition(kind="surgery", on=TODAY + timedelta(9), discussed_on=TODAY),
            Condition(kind="surgery", on=b.START),
            Condition(kind="pregnancy"),
            Condition(kind="breastfeeding", start=b.START),
            Condition(kind="liver_disease"),
        ],
        visit=Visit(ask=TYPED, questions=(TYPED,)),
    )


PEOPLE = {each.__name__: each for each in (demo_person, empty, poly, every_field, everywhere)}


def days_of(diary: Diary, today: date) -> Span:
    """The days of the page for the GP."""
    last = end_day(diary, today)
    return visit_first_day(diary, last), last


def document(diary: Diary, today: date = TODAY, *, pdf: bytes | None = PDF, **choices) -> dict:
    """The summary of a diary as on a day."""
    return summary(diary, days_of(diary, today), today=today, now=NOW, pdf=pdf, **choices)


def person(name: str) -> tuple[Diary, date]:
    """One of PEOPLE with the day that their files are written on."""
    return PEOPLE[name](), POLY_ON if name == "poly" else TODAY


def daily(diary: Diary, **choices) -> str:
    """The daily data of a diary."""
    return "".join(DailyData(diary, **choices).text(now=NOW))


def said_again(diary: Diary) -> Diary:
    """What the daily data hold of a diary, as docs/fhir.md lists it; texts as FHIR has them."""
    who = diary.person
    whose = replace(
        who, allergies=(), diagnoses=(), said_none={}, said_unsure={}, filled_in_for=False,
        name=clean(who.name), health_number=clean(who.health_number),
        country="" if who.country == "ZZ" else who.country,
    )  # fmt: skip
    return Diary(
        person=whose,
        measures=tuple(
            replace(each, name=clean(each.name) or link_id(each.id), unit=clean(each.unit))
            for each in diary.measures
        ),
        entries=tuple(replace(each, note=clean(each.note)) for each in diary.entries),
        doses=tuple(replace(dose, reason=clean(dose.reason)) for dose in diary.doses),
    )


def resources(bundle: dict, kind: str) -> list[dict]:
    """The resources of one type."""
    found = (entry["resource"] for entry in bundle["entry"])
    return [each for each in found if each["resourceType"] == kind]


def section(bundle: dict, code: str) -> dict:
    """The section of a code."""
    sections = resources(bundle, "Composition")[0]["section"]
    return next(each for each in sections if each["code"]["coding"][0]["code"] == code)


def reason(bundle: dict, code: str) -> str | None:
    """Why a section is empty."""
    said = section(bundle, code).get("emptyReason")
    return said["coding"][0]["code"] if said else None
