"""The differences that are meant, and the diaries and parts in which each may be seen.

One row a difference: where definitions differ today the rules' one is kept, and whatever else a
landing mends is listed here with it. A row allows as little as it can: what it lets pass is not
compared. `old` or `new` is None where only the other tree has the part.
"""

from collections.abc import Callable
from dataclasses import dataclass

Allows = Callable[[dict, str, str | None, str | None], bool]


@dataclass(frozen=True, slots=True)
class Listed:
    """One difference: its name, why it is right, and `allows(task, part, old, new)`."""

    name: str
    why: str
    allows: Allows


def dose_in_a_break(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether a dose was taken, up to the day, inside a break after the break's first day."""
    diary, on = task["diary"], task["on"]
    taken = {row["day"] for row in diary.get("doses", ()) if row["status"] == "taken"}
    in_time = {day for day in taken if day <= on}
    return not _is_file(part) and any(
        row["from"] < day <= (row.get("until") or on)
        for row in diary.get("breaks", ())
        for day in in_time
    )


def _is_file(part: str) -> bool:
    """What is kept does not depend on how it is understood."""
    return part.startswith(("import", "export", "/data/export/"))


LISTED = (
    Listed(
        "a dose inside a break ends it",
        "Rules and Today went by the break's own end, charts and paper by the first dose in it. The"
        " record counts: a dose ends the break on the day before, for every page, paper and rule.",
        dose_in_a_break,
    ),
)
