"""Which of the medicines of another app is the LDN, and what one line says of it (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from dose.diary.parts import Dose
from journal.day import timing_of
from journal.validation import Impossible, need
from ldn_tracker.transfer.brought.dates import Moment
from ldn_tracker.transfer.brought.numbers import UnknownUnit, amount, strength_in
from ldn_tracker.transfer.brought.questions import Answers
from ldn_tracker.transfer.brought.rows import Line, Odd, Taken

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


def taken(line: Line, when: Moment, mg: Decimal, value: str, timing: str = "") -> Taken | Odd:
    """A dose that was taken; Odd where no dose can be so. `timing`: where no time is known."""
    half = timing_of(when.wall) if when.wall else timing
    try:
        need(mg > 0, "dose_mg", f"a dose is above 0, not {mg}")
        dose = Dose(
            day=when.day,
            status="taken",
            dose_mg=mg,
            timing=half or None,  # type: ignore[arg-type]
            taken_at=when.at and when.at.replace(microsecond=0),
        )
    except Impossible as error:
        return Odd(line, when.day, value, error.reason)
    return Taken(line, dose)


def counted(
    line: Line, when: Moment, name: str, many: str, unit: str, answers: Answers, timing: str = ""
) -> Taken | Odd | None:
    """A dose of so many tablets, or of an amount; None while it is asked how much one holds."""
    value = f"{name} {many} {unit}".strip()
    try:
        mg, kind = amount(many, unit)
    except UnknownUnit as error:
        mg, kind = error.many, error.unit
    except ValueError as error:
        why = f"{name}: {many} {error}" if many else f"{name} has no amount"
        return Odd(line, when.day, value, why)
    if kind != "mg":
        one = answers.mg_of_one(name, kind, strength_in(name))
        if one is None:
            return None
        mg *= one
    return taken(line, when, mg, value, timing)


def skipped(line: Line, pressed: Moment, due: Moment | None = None) -> Taken:
    """A dose that was not taken; an amount beside it was only planned.

    Its moment is when that was said, so that a dose of the same minute takes its place.
    """
    due = due or pressed
    half = timing_of(due.wall) if due.wall else None
    return Taken(line, Dose(day=due.day, status="skipped", timing=half, taken_at=pressed.at))  # type: ignore[arg-type]


def standing(doses: Iterable[tuple[Line, Dose]]) -> Iterator[tuple[Line, Dose]]:
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
