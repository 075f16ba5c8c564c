"""Opioids, unclear and unknown medicines; only what a name is comes from the project's lists."""

from datetime import date

from dose.medicines.meaning import find_each, is_unclear_match
from tests.reading.diary import Diary, day_of

OPIOID_DAYS, LONG_DAYS = 10, 14
UNCLEAR_DAYS = 14


def name_means(names: list[str]) -> dict[str, str]:
    """opioid | long-acting | unclear | unknown | ordinary, for each name as typed."""
    return {name: _kind(found[0]) for name, found in find_each(names).items()}


def _kind(match) -> str:
    """What the worst meaning of a name makes of it."""
    if match.level == "stop":
        return "long-acting" if match.long_acting else "opioid"
    if is_unclear_match(match):
        return "unclear"
    return "unknown" if match.effect in ("unrecognised", "misspelt") else "ordinary"


def last_day(medicine: dict) -> date | None:
    """The later of `until` and `last_taken`."""
    ends = [day_of(medicine.get(key)) for key in ("until", "last_taken")]
    return max((end for end in ends if end), default=None)


def within(medicine: dict, today: date, number: int) -> bool:
    """Whether it is current (0 days), or its last day was at most so many days ago."""
    last = last_day(medicine)
    return last is None or (today - last).days <= number


def kinds(diary: Diary) -> set[str]:
    """Which of opioid, unclear and unknown there are today."""
    meanings = name_means([m["name"] for m in diary.medicines])
    return {kind for m in diary.medicines if (kind := _of(m, meanings[m["name"]], diary.today))}


def _of(medicine: dict, meaning: str, today: date) -> str | None:
    """opioid, unclear or unknown where the medicine is one and recent enough; else None."""
    answer = medicine.get("opioid")
    if meaning in ("opioid", "long-acting"):
        number = LONG_DAYS if meaning == "long-acting" else OPIOID_DAYS
        return "opioid" if within(medicine, today, number) else None
    if answer is not None:
        return "opioid" if answer and within(medicine, today, LONG_DAYS) else None
    number = {"unclear": UNCLEAR_DAYS, "unknown": 0}.get(meaning)
    return meaning if number is not None and within(medicine, today, number) else None
