"""Plain keyword builders: a diary's parts with the usual values, doses and days as short text."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.parts import (
    Advice,
    Break,
    Condition,
    CorrectedRegimen,
    Dose,
    Entry,
    Medicine,
    Person,
    Plan,
    PreviousPlan,
    Regimen,
    Visit,
)
from dose.diary.supply import Count, Order, Pack, Supply
from journal.day import span
from journal.scales import Measure

START = date(2026, 6, 1)  # the first dose of a diary that says nothing else
ZONE = "Pacific/Auckland"


def day(text: str) -> date:
    """The day of an ISO text."""
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    """The instant of an ISO text with its offset."""
    return datetime.fromisoformat(text)


def days_after(start: date, count: int) -> date:
    """The day `count` days after another (negative: before)."""
    return start + timedelta(count)


def person(**facts) -> Person:
    """Somebody in Auckland."""
    return Person(**{"timezone": ZONE} | facts)


def plan(**facts) -> Plan:
    """1.5 mg more every 14 days up to 4.5 mg, in capsules of 1.5 mg, confirmed by a prescriber."""
    usual = {
        "starting_dose_mg": Decimal("1.5"),
        "step_mg": Decimal("1.5"),
        "step_interval_days": 14,
        "max_dose_mg": Decimal("4.5"),
        "strengths_mg": (Decimal("1.5"),),
        "prescriber": "Dr Example",
        "confirmed_on": date(2026, 5, 1),
    }
    return Plan(**usual | facts)


def regimen(
    start: date = START, dose_mg: str = "1.5", timing: str = "night", reason="start", **facts
) -> Regimen:
    """A dated row of what was to be taken."""
    return Regimen(start=start, dose_mg=Decimal(dose_mg), timing=timing, reason=reason, **facts)


def dose(on: date = START, dose_mg: str = "1.5", timing: str = "night", **facts) -> Dose:
    """A dose that was taken."""
    return Dose(day=on, status="taken", dose_mg=Decimal(dose_mg), timing=timing, **facts)


def skipped(on: date = START, reason: str = "", **facts) -> Dose:
    """A dose that was not taken."""
    return Dose(day=on, status="skipped", reason=reason, **facts)


def doses(first: date, last: date, dose_mg: str = "1.5", timing: str = "night") -> tuple[Dose, ...]:
    """A dose on every day from `first` to `last`."""
    return tuple(dose(on, dose_mg, timing) for on in span(first, last))


def entry(on: date = START, ratings: dict | None = None, **facts) -> Entry:
    """What was said about a day."""
    return Entry(day=on, ratings=ratings or {}, **facts)


def entries(first: date, last: date, ratings: dict, **facts) -> tuple[Entry, ...]:
    """The same said about every day from `first` to `last`."""
    return tuple(entry(on, ratings, **facts) for on in span(first, last))


def pack(on: date = START, units: int = 90, mg: str = "1.5", **facts) -> Pack:
    """A pack of capsules as it came."""
    return Pack(received_on=on, units=units, strength_mg=Decimal(mg), **facts)


def bottle(on: date = START, ml: str = "60", mg_per_ml: str = "1", **facts) -> Pack:
    """A bottle of a liquid as it came."""
    return Pack(received_on=on, ml=Decimal(ml), mg_per_ml=Decimal(mg_per_ml), **facts)


def count(on: date, units: int, mg: str = "1.5") -> Count:
    """Capsules that were counted, before the day's dose."""
    return Count(on=on, units=units, strength_mg=Decimal(mg))


def supply(*rows: Pack | Count, **order) -> Supply:
    """What there is, and how the next is ordered."""
    packs = tuple(row for row in rows if isinstance(row, Pack))
    counts = tuple(row for row in rows if isinstance(row, Count))
    return Supply(packs=packs, counts=counts, order=Order(**order))


def diary(**lists) -> Diary:
    """A diary of somebody in Auckland; a list or tuple for each kind of row."""
    whose = lists.pop("person", None) or person()
    rows = {name: tuple(v) if isinstance(v, list) else v for name, v in lists.items()}
    return Diary(person=whose, **rows)


def everything() -> Diary:
    """A diary with a row of every kind and a value in every field."""
    evening = at("2026-06-01T22:00:00+12:00")
    who = person(
        name="Ada Ngata",
        born=date(1981, 5, 2),
        health_number="ZZZ0016",
        timezone="Europe/London",
        day_starts_at=time(5),
        country="NZ",
        allergies=("penicillin",),
        diagnoses=("ME/CFS",),
        filled_in_for=True,
        said_none={"opioids": START},
        said_unsure={"liver_disease": START},
    )
    numbers = {
        "starting_dose_mg": Decimal("0.5"),
        "step_mg": Decimal("0.5"),
        "step_interval_days": 7,
        "max_dose_mg": Decimal(3),
        "doses_per_day": 2,
        "every_days": 2,
        "form": "liquid",
        "strengths_mg": (Decimal("1.5"), Decimal("0.25")),
        "liquid_mg_per_ml": Decimal(1),
        "primary_symptom": "x-itching",
    }
    said = entry(
        ratings={"x-itching": 2},
        crash=True,
        factors=("infection",),
        alerts=("rash",),
        new_since_change=("nausea",),
        not_new_since_change=("headache",),
        recorded_at=evening,
        recorded_by="helper",
        measurements={"n-sleep": 6.5, "visible:HRV": 41.2},
        note="Slept badly.",
    )
    a_while = {"start": START, "until": days_after(START, 9)}
    wrong = {"start": START, "dose_mg": Decimal(15), "timing": "night", "reason": "other"}
    return Diary(
        person=who,
        plan=plan(start=START, **numbers),
        previous_plans=(
            PreviousPlan(prescriber="Dr Old", confirmed_on=START, **numbers, **a_while),
        ),
        regimen=(regimen(reason="step_up", timing="both", every_days=2),),
        corrected_regimen=(CorrectedRegimen(**wrong, corrected_at=evening),),
        breaks=(Break(reason="surgery", **a_while),),
        doses=(dose(taken_at=evening, reason="late"), skipped(reason="courier late")),
        measures=(
            Measure("n-sleep", "Hours slept", "number", unit="h"),
            Measure("x-itching", "Itching", "side_effect", 4, retired=True),
        ),
        chosen_symptom="pain",
        tracks=("fatigue", "nausea"),
        entries=(said,),
        medicines=(
            Medicine(
                name="Iron",
                kind="supplement",
                last_taken=START,
                dose="14 mg",
                opioid=False,
                **a_while,
            ),
        ),
        conditions=(Condition(kind="pregnancy", on=START, discussed_on=START, **a_while),),
        advice=(Advice(on=START, rule="interval", action="hold", answer="done"),),
        visit=Visit(on=START, ask="Sleep?", questions=("Supply?",)),
        supply=Supply(
            packs=(
                pack(
                    use_by=days_after(START, 300),
                    cost=Decimal("92.50"),
                    currency="NZD",
                    pharmacy="Example Compounding",
                ),
                bottle(),
            ),
            counts=(
                count(START, 41),
                Count(on=START, ml=Decimal("12.5"), mg_per_ml=Decimal(1)),
            ),
            order=Order(
                ordered_on=START,
                compounding_days=5,
                courier_days=2,
                closed=("sat", "sun", "2026-12-25"),
                spare_days=7,
                appointment_days=3,
                repeats_left=2,
                script_until=days_after(START, 100),
            ),
        ),
    )
