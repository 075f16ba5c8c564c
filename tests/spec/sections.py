"""The specification in the order of the table."""

from types import ModuleType

from tests.spec import (
    around,
    attribution,
    benefit,
    beside,
    emergency,
    judgeable,
    severe,
    steps,
    tolerability,
    urgent,
)  # fmt: skip
from tests.spec.story import Row

SECTIONS: dict[str, tuple[ModuleType, ...]] = {
    "Emergency": (emergency,),
    "Urgent": (urgent,),
    "Before and around taking": (around,),
    "Severe side effect": (severe,),
    "Can it be judged?": (judgeable,),
    "Tolerability": (tolerability, attribution),
    "Is it helping?": (benefit,),
    "May it go up?": (steps,),
    "Beside the table": (beside,),
}


def rows() -> tuple[Row, ...]:
    """Every row."""
    return tuple(row for parts in SECTIONS.values() for part in parts for row in part.ROWS)
