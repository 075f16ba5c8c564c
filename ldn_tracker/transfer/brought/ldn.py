"""Which of the medicines of another app is the LDN, and what one line says of it (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from dose.diary.parts import Dose
from journal.answers import Impossible
from journal.day import timing_of
from ldn_tracker.transfer.brought.dates import Moment
from ldn_tracker.transfer.brought.rows import Odd, Taken

BY_NAME = re.compile(r"(?<![a-z])ldn(?![a-z])|low[\s-]*dose[\s-]*n\w*|naltrex", re.IGNORECASE)
NOT_BY_MOUTH = re.compile(
    r"bupropion|contrave|mysimba|vivitrol|implant|depot|injection|methylnaltrexone|relistor",
    re.IGNORECASE,
)
SLIPS, LONG_ENOUGH = 2, 8  # naloxone is three away


def is_ldn(name: str) -> bool:
    """Whether a name is that of naltrexone by mouth, with the slips that people make."""
    if NOT_BY_MOUTH.search(name):
        return False
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return bool(BY_NAME.search(name)) or any(
        len(word) >= LONG_ENOUGH
        and DamerauLevenshtein.distance(word, "naltrexone", score_cutoff=SLIPS) <= SLIPS
        for word in words
    )


def taken(line: int, when: Moment, mg: Decimal, value: str, timing: str = "") -> Taken | Odd:
    """A dose that was taken; Odd where no dose can be so. `timing`: where no time is known."""
    half = timing_of(when.wall) if when.wall else timing
    try:
        dose = Dose(
            day=when.day,
            status="taken",
            dose_mg=_exact(mg),
            timing=half or None,  # type: ignore[arg-type]
            taken_at=when.at and when.at.replace(microsecond=0),
        )
    except Impossible as error:
        return Odd(line, when.day, value, error.reason)
    return Taken(line, dose)


def skipped(line: int, pressed: Moment, due: Moment | None = None) -> Taken:
    """A dose that was not taken; an amount beside it was only planned.

    Its moment is when that was said, so that a dose of the same minute takes its place.
    """
    due = due or pressed
    half = timing_of(due.wall) if due.wall else None
    return Taken(line, Dose(day=due.day, status="skipped", timing=half, taken_at=pressed.at))  # type: ignore[arg-type]


def standing(doses: Iterable[tuple[int, Dose]]) -> Iterator[tuple[int, Dose]]:
    """The doses without a skip in whose minute one was taken after all, each skip only once."""
    doses = [*doses]
    taken = {_minute(dose) for _, dose in doses if dose.taken and dose.taken_at}
    said = set()
    for line, dose in doses:
        if dose.taken:
            yield line, dose
        elif not (dose.taken_at and _minute(dose) in taken):
            plain = replace(dose, taken_at=None, utc_offset=None)
            if plain not in said:
                said.add(plain)
                yield line, plain


def _minute(dose: Dose) -> datetime | None:
    return dose.taken_at and dose.taken_at.replace(second=0, microsecond=0)


def _exact(mg: Decimal) -> Decimal:
    """Without zeros at the end that only a multiplication made."""
    rounded = round(mg, 3)
    return rounded if rounded == mg else mg
