"""The worst diary that `journal.limits` allows: each list full, of the costliest content known."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DAY = timedelta(1)
MANY_NUMBERS, LONG_NOTES = 100, 400  # days with as many imported numbers, as long a note as may be
NEW = 1  # measure a day that is new


def worst(today: date, part: int, *, days: int):
    """A diary with every list at its limit, its answers spread over so many `days`."""
    from dose.diary import parts
    from dose.diary.diary import Diary
    from journal.answers import CHOICES
    from journal.limits import LONGEST_NOTE, MOST, MOST_A_DAY, MOST_ANSWERS, MOST_NUMBERS
    from journal.scales import BUILT_IN, Measure

    many = {name: max(1, most // part) for name, most in MOST.items()}
    own = [
        Measure(f"x-{n:03}", f"{n} {'W' * 115}", ("symptom", "side_effect")[n % 2], (10, 4)[n % 2])
        for n in range(many["measures"])
    ]
    ids = [measure.id for measure in [*BUILT_IN.values(), *own]]
    answers = (MOST_ANSWERS - MANY_NUMBERS * MOST_NUMBERS) // days
    rated = [  # others each day, so that each of them has years to be drawn
        dict.fromkeys((ids[(n + 3 * k) % len(ids)] for k in range(answers - NEW)), 3)
        for n in range(len(ids))
    ]
    numbers = {f"visible:{n:03}{'x' * 150}": n / 7 for n in range(MOST_NUMBERS)}
    ago = [today - n * DAY for n in range(max(many.values()) + 1)]
    causes = tuple(cause for cause in CHOICES["factors"] if cause != "crash")
    plan = {
        "starting_dose_mg": Decimal("0.01"), "step_mg": Decimal("0.01"), "step_interval_days": 1,
        "max_dose_mg": Decimal(1000), "doses_per_day": 2, "prescriber": "W" * 200,
        "strengths_mg": tuple(Decimal(n) / 100 for n in range(1, 13)),
        "confirmed_on": ago[-1], "primary_symptom": "x-000",
    }  # fmt: skip
    times = ("night", "morning")
    return Diary(
        person=parts.Person(
            timezone="UTC", country="NZ",
            allergies=tuple(f"{n:03}{'W' * 197}" for n in range(many["person.allergies"])),
            diagnoses=tuple(f"{n:03}{'W' * 197}" for n in range(many["person.diagnoses"])),
        ),
        plan=parts.Plan(start=ago[30], **plan),
        previous_plans=tuple(
            parts.PreviousPlan(start=ago[-1], until=ago[31 + n], **plan)
            for n in range(many["previous_plans"])
        ),
        regimen=tuple(
            parts.Regimen(
                start=day, dose_mg=Decimal(1 + n % 50) / 10, timing=times[n % 2], reason="other"
            )
            for n, day in enumerate(ago[: many["regimen"]])
        ),
        corrected_regimen=tuple(
            parts.CorrectedRegimen(
                start=day, dose_mg=Decimal(15), timing="night",
                corrected_at=datetime.combine(day, datetime.min.time(), UTC),
            )
            for day in ago[: many["corrected_regimen"]]
        ),
        breaks=tuple(
            parts.Break(start=ago[3 * n + 4], until=ago[3 * n + 3], reason="stopped")
            for n in range(many["breaks"])
        ),
        doses=tuple(
            parts.Dose(
                day=ago[n // MOST_A_DAY], status="taken", dose_mg=Decimal("1.5"), reason="W" * 200,
                timing=times[n % 2],
                taken_at=datetime.combine(ago[n // MOST_A_DAY], datetime.min.time(), UTC)
                + timedelta(hours=5),
            )
            for n in range(many["doses"])
        ),
        measures=tuple(own),
        tracks=tuple(ids)[: many["tracks"]],
        entries=tuple(
            parts.Entry(
                day=day,
                ratings=rated[n % len(rated)],
                crash=n % 3 == 0,
                factors=causes if n % 2 else (),
                alerts=CHOICES["alerts"] if n % 90 == 3 else (),
                new_since_change=(own[n % len(own)].id,),
                recorded_at=datetime.combine(day, datetime.min.time(), UTC),
                measurements=numbers if n < MANY_NUMBERS else {},
                note="W " * (LONGEST_NOTE // 2) if n < LONG_NOTES else "W" * 100,
            )
            for n, day in enumerate(ago[: days // part])
        ),
        medicines=tuple(
            parts.Medicine(
                name=near_opioids(n), start=ago[9], last_taken=ago[n % 9] if n % 2 else None
            )
            for n in range(many["medicines"])
        ),
        conditions=tuple(
            parts.Condition(kind="surgery", on=today + n * DAY) for n in range(many["conditions"])
        ),
        advice=tuple(
            parts.Advice(
                on=day, rule="gap", action="talk_to_prescriber", answer="advised_otherwise"
            )
            for day in ago[: many["advice"]]
        ),
        supply=_supply(ago, many),
        visit=parts.Visit(ask="W" * 200, questions=("W" * 500,) * many["visit.questions"]),
    )  # fmt: skip


def _supply(ago: list[date], many: dict):
    """Packs of as many strengths as can be kept, of which one was never counted."""
    from dose.diary.parts import MOST_STRENGTHS
    from dose.diary.supply import Count, Order, Pack, Supply

    strengths = [Decimal(n + 1) / 2 for n in range(MOST_STRENGTHS)]
    counted = strengths[1:]
    return Supply(
        packs=tuple(
            Pack(received_on=ago[20 * n], units=40, strength_mg=strengths[n % len(strengths)])
            for n in range(many["supply.packs"])
        ),
        counts=tuple(
            Count(on=ago[9 * n], units=20, strength_mg=counted[n % len(counted)])
            for n in range(many["supply.counts"])
        ),
        order=Order(compounding_days=5, courier_days=2, closed=("sat", "sun"), repeats_left=1),
    )


def near_opioids(seed: int) -> str:
    """Twelve words, each a slip away from the name of an opioid, in 200 letters."""
    from dose.medicines.meaning import names

    chance = random.Random(seed)  # noqa: S311 (a simulation)
    keys = [n.key for n in names() if n.matters and n.key.isalpha() and 6 <= len(n.key) <= 9]
    words = [_slip(chance.choice(keys), chance) for _ in range(12)]
    return " ".join(words)[:200].strip()


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return f"{word[:place]}{chance.choice(LETTERS)}{word[place + 1 :]}"
