"""A medicine that another app has logged, beside those that are here (pure).

Such a row knows the day it was last taken and no beginning. It never ends a medicine that is being
taken here, and of two days on which one was last taken the later is so.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dose.diary.parts import Medicine


def settled(here: Iterable[Medicine], there: Iterable[Medicine]) -> tuple[Medicine, ...]:
    """The medicines of a file, each logged one as the row that is here and that it adds to."""
    by_name: dict[tuple[str, str], list[Medicine]] = {}
    for row in here:
        by_name.setdefault((row.name.casefold(), row.kind), []).append(row)
    return tuple(
        _added_to(by_name.get((row.name.casefold(), row.kind), []), row) if _is_logged(row) else row
        for row in there
    )


def _is_logged(row: Medicine) -> bool:
    return row == Medicine(name=row.name, kind=row.kind, last_taken=row.last_taken)


def _added_to(known: list[Medicine], row: Medicine) -> Medicine:
    """The row here that the logged one is about; itself where there is none."""
    if not known:
        return row
    going_on = [old for old in known if old.until is None and old.last_taken is None]
    if going_on or row.last_taken is None:
        return (going_on or known)[0]
    old = max(known, key=lambda each: each.last_taken or each.until or date.min)
    later = max(old.last_taken or date.min, row.last_taken)
    return replace(old, last_taken=later)
