"""The specification in the order of the table."""

from types import ModuleType

from dose.rules.rule import BESIDE
from tests.spec import (
    attribution,
    benefit,
    beside,
    circumstances,
    data_quality,
    emergency,
    severe,
    steps,
    tolerability,
    urgent,
)  # fmt: skip
from tests.spec.story import Row

SECTIONS: dict[str, tuple[ModuleType, ...]] = {
    "Emergency": (emergency,),
    "Urgent": (urgent,),
    "Before and around taking": (circumstances,),
    "Severe side effect": (severe,),
    "Can it be judged?": (data_quality,),
    "Tolerability": (tolerability, attribution),
    "Is it helping?": (benefit,),
    "May it go up?": (steps,),
    BESIDE: (beside,),
}


def rows() -> tuple[Row, ...]:
    """Every row."""
    return tuple(row for title in SECTIONS for row in rows_in(title))


def table() -> tuple[Row, ...]:
    """The rows of the table, each at the place that is its number."""
    return tuple(row for title in SECTIONS if title != BESIDE for row in rows_in(title))


def rows_in(title: str) -> tuple[Row, ...]:
    """The rows of a section."""
    return tuple(row for part in SECTIONS[title] for row in part.ROWS)
