"""The letters that a table has room for, by part; a test compares them with the tables (pure)."""

from collections.abc import Mapping

from dose.diary.parts import Advice, Dose, Medicine, Person, Plan, PreviousPlan, Visit
from dose.diary.supply import Pack
from journal.scales import Measure

LONGEST: Mapping[type, Mapping[str, int]] = {
    Person: {"name": 200, "health_number": 50, "country": 2},
    Plan: {"prescriber": 200},
    PreviousPlan: {"prescriber": 200},
    Dose: {"reason": 200},
    Measure: {"id": 80, "name": 120},
    Medicine: {"name": 200},
    Advice: {"rule": 40},
    Pack: {"pharmacy": 200},
    Visit: {"ask": 200},
}


def too_long(cls: type, name: str, value) -> int | None:
    """How many letters a part has room for in a field, where the value has more."""
    longest = LONGEST.get(cls, {}).get(name)
    return longest if longest and isinstance(value, str) and len(value) > longest else None
