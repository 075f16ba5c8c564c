"""A believable diary of a person who does not exist: a seed and a number of days → a Diary.

Months on a prescriber's plan as they go: a fortnight before LDN, trouble sleeping after the second
step and a move to mornings, an infection with days nobody could write down, missed doses, crashes
and the slow days after them. The symptoms drift down a little, about as much as with dummy capsules
in the trials: the demo must not promise anything.
"""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from dose.diary.diary import Diary
from dose.diary.parts import Advice, Dose, Entry, Medicine, Person, Plan, Regimen, Visit
from dose.diary.supply import Money, Order, Pack, Supply
from dose.vocabulary import ActionId, Answer, Half, RegimenReason
from journal.stats import BASELINE_DAYS
from journal.vocabulary import Factor

ZONE = "Pacific/Auckland"
Step = tuple[int, str, Half, RegimenReason]  # day of the diary, mg, time, reason
STEPS: tuple[Step, ...] = (
    (14, "1.5", "night", "start"),
    (35, "3.0", "night", "step_up"),
    (46, "3.0", "morning", "insomnia"),
    (76, "4.5", "morning", "step_up"),
)
PACKS = (10, 66, 96, 126, 156)  # days of the diary
INFECTION = (52, 58)
UNRECORDED = (54, 58)
CRASHES = (6, 25, 26, 44, 60, 61, 84, 103, 131, 160, 161)
MISSED = {20: "forgot", 65: "courier late", 91: "forgot", 133: ""}
RECALLED = (31, 62, 88)
TRACKS = ("fatigue", "pain", "brain_fog", "insomnia", "sedation", "nausea", "headache")
NOTES = {
    6: "Shopping yesterday was too much.",
    37: "Awake from three until five, mind racing.",
    49: "Slept through for the first time in two weeks.",
    60: "Flat in bed. Curtains closed.",
    90: "Short walk to the letterbox and back, no payback.",
}


@dataclass(frozen=True, slots=True)
class Trend:
    """How one measure goes: its level before, its drift a day once LDN began, its swings."""

    level: float
    drift: float
    swing: float
    top: int = 10


TRENDS = {
    "fatigue": Trend(6.9, -0.014, 0.8),
    "pain": Trend(5.8, -0.009, 0.8),
    "brain_fog": Trend(6.1, -0.010, 0.9),
    "insomnia": Trend(0.6, 0, 0.6, top=4),
    "sedation": Trend(0.5, 0, 0.6, top=4),
    "nausea": Trend(0.2, 0, 0.5, top=4),
    "headache": Trend(0.5, 0, 0.6, top=4),
}


def demo(seed: int, days: int, today: date) -> Diary:
    """A diary of `days` days up to the day before `today`; the same seed gives the same diary."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret: the same demo must come again)
    first = today - timedelta(days)
    entries = _entries(chance, first, days)
    return Diary(
        person=_person(),
        plan=_plan(first),
        regimen=_regimen(first, days),
        doses=_doses(chance, first, days),
        tracks=TRACKS,
        entries=entries,
        medicines=_medicines(first),
        advice=_advice(first, days),
        supply=_supply(first, days),
        visit=Visit(
            ask="to stay on 4.5 mg for two more months before we judge it.",
            questions=(
                "Is two months long enough to tell?",
                "Could the next script be for 4.5 mg capsules, so that it is one a day?",
            ),
        ),
    )


def _person() -> Person:
    return Person(
        name="Alex Example", born=date(1981, 5, 2), health_number="ZZZ0016", timezone=ZONE,
        country="NZ", allergies=("penicillin",), diagnoses=("ME/CFS", "fibromyalgia"),
    )  # fmt: skip


def _plan(first: date) -> Plan:
    return Plan(
        starting_dose_mg=Decimal("1.5"), step_mg=Decimal("1.5"), step_interval_days=21,
        max_dose_mg=Decimal("4.5"), strengths_mg=(Decimal("1.5"),), prescriber="Dr Example",
        confirmed_on=first + timedelta(3), primary_symptom="fatigue",
    )  # fmt: skip


def _regimen(first: date, days: int) -> tuple[Regimen, ...]:
    return tuple(
        Regimen(start=first + timedelta(day), dose_mg=Decimal(mg), timing=timing, reason=reason)
        for day, mg, timing, reason in STEPS
        if day < days
    )


def _medicines(first: date) -> tuple[Medicine, ...]:
    return (
        Medicine(name="levothyroxine", start=first - timedelta(900)),
        Medicine(name="ibuprofen", start=first - timedelta(400)),
        Medicine(name="vitamin D", kind="supplement", start=first - timedelta(300)),
        Medicine(name="magnesium", kind="supplement", start=first + timedelta(21)),
    )


def _advice(first: date, days: int) -> tuple[Advice, ...]:
    given: tuple[tuple[int, str, ActionId, Answer], ...] = (
        (34, "step-up", "step_up", "done"),
        (45, "insomnia-at-night", "switch_to_morning", "done"),
        (75, "step-up", "step_up", "done"),
    )
    return tuple(
        Advice(on=first + timedelta(day), rule=rule, action=action, answer=answer)
        for day, rule, action, answer in given
        if day < days
    )


def _supply(first: date, days: int) -> Supply:
    packs = tuple(
        Pack(
            received_on=first + timedelta(day), units=90, strength_mg=Decimal("1.5"),
            use_by=first + timedelta(day + 180), cost=Money(Decimal(92)), currency="NZD",
            pharmacy="Example Compounding Pharmacy",
        )
        for day in PACKS
        if day < days
    )  # fmt: skip
    order = Order(
        compounding_days=5, courier_days=2, closed=("sat", "sun"), spare_days=7, repeats_left=1,
        script_until=first + timedelta(180),
    )  # fmt: skip
    return Supply(packs=packs, order=order) if packs else Supply()


def _step_on(day: int) -> Step:
    return next(step for step in reversed(STEPS) if step[0] <= day)


def _doses(chance: random.Random, first: date, days: int) -> tuple[Dose, ...]:
    return tuple(
        _dose(chance, first + timedelta(day), day)
        for day in range(STEPS[0][0], days)
        if day != STEPS[2][0]  # moved from night to morning: that day's morning is left out
    )


def _dose(chance: random.Random, on: date, day: int) -> Dose:
    if day in MISSED:
        return Dose(day=on, status="skipped", reason=MISSED[day])
    _, mg, timing, _ = _step_on(day)
    at = time(8, chance.randrange(60)) if timing == "morning" else time(21, chance.randrange(60))
    moment = datetime.combine(on, at, ZoneInfo(ZONE))
    return Dose(day=on, status="taken", dose_mg=Decimal(mg), timing=timing, taken_at=moment)


def _entries(chance: random.Random, first: date, days: int) -> tuple[Entry, ...]:
    """One a day; a part of each measure's swing carries over, as bad days come in runs."""
    swings = dict.fromkeys(TRENDS, 0.0)
    kept = []
    for day in range(days):
        for id, course in TRENDS.items():
            swings[id] = 0.45 * swings[id] + chance.gauss(0, course.swing)
        ratings = {id: _rating(course, id, day, swings[id]) for id, course in TRENDS.items()}
        forgotten = chance.random() < 0.03 and day not in NOTES
        if not forgotten and not UNRECORDED[0] <= day <= UNRECORDED[1]:
            kept.append(_entry(chance, first + timedelta(day), day, ratings))
    return tuple(kept)


def _rating(course: Trend, id: str, day: int, swing: float) -> int:
    on_ldn = max(min(day, 140) - BASELINE_DAYS, 0)
    value = course.level + course.drift * on_ldn + swing * 0.8 + _extra(id, day)
    return max(0, min(course.top, round(value)))


def _extra(id: str, day: int) -> float:
    """What a crash, the infection and the night doses of 3 mg add."""
    if id == "insomnia":
        return 1.6 if STEPS[1][0] + 1 < day <= STEPS[2][0] else 0.0
    if id in ("sedation", "nausea"):
        return 0.7 if 0 < day - STEPS[0][0] <= 4 else 0.0
    ill = INFECTION[0] <= day <= INFECTION[1] + 3
    crashed = any(0 <= day - crash <= 2 for crash in CRASHES)
    share = 0.3 if id == "headache" else 1
    return share * (1.2 * ill + 1.6 * crashed)


def _entry(chance: random.Random, on: date, day: int, ratings: dict[str, int]) -> Entry:
    crash = day in CRASHES
    if crash and chance.random() < 0.4:
        ratings = {id: ratings[id] for id in ("fatigue",)}  # all there was strength for
    elif chance.random() < 0.3:
        ratings = {id: r for id, r in ratings.items() if id not in ("brain_fog", "headache")}
    evening = datetime.combine(on, time(19, chance.randrange(60)), ZoneInfo(ZONE))
    late = timedelta(3 if day in RECALLED else 0)
    return Entry(
        day=on, ratings=ratings, crash=crash, factors=_factors(day),
        recorded_at=evening + late, note=NOTES.get(day, ""),
    )  # fmt: skip


def _factors(day: int) -> tuple[Factor, ...]:
    ill: tuple[Factor, ...] = ("infection",) if INFECTION[0] <= day <= INFECTION[1] + 1 else ()
    period: tuple[Factor, ...] = ("period",) if day % 28 in (24, 25, 26, 27) else ()
    return (*ill, *period)
