"""Rows of a kind, and facts of a part, of two diaries into one (pure)."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from operator import attrgetter
from types import MappingProxyType

from dose.diary.diary import Diary
from ldn_tracker.transfer.fact_words import Names
from ldn_tracker.transfer.merge.settle import settle, tell
from ldn_tracker.transfer.preview import Tally
from ldn_tracker.transfer.words import say

NO_MEASURES: Names = MappingProxyType({})  # facts that speak of none
SAME_ROW: dict[str, Callable] = {  # what makes two rows of a kind one and the same
    "breaks": attrgetter("start"),
    "measures": attrgetter("id"),
    "medicines": lambda row: (row.name.casefold(), row.kind, row.start),
    "conditions": attrgetter("kind", "on", "start"),
    "advice": attrgetter("on", "rule"),
}


def merge_rows(kind: str, mine: Diary, theirs: Diary, tally: Tally, *, prefer_file: bool) -> tuple:
    here, there = Counter(getattr(mine, kind)), Counter(getattr(theirs, kind))
    tally.note("unchanged", kind, count=(here & there).total())
    alike = defaultdict(list)
    for row in (here - there).elements():
        alike[SAME_ROW[kind](row)].append(row)
    merged = list((here & there).elements())
    for row in (there - here).elements():
        old = alike[SAME_ROW[kind](row)]
        if old:
            merged.append(_merge_row(kind, old.pop(0), row, tally, prefer_file=prefer_file))
        else:
            tally.note("added", kind, partial(say, row))
            merged.append(row)
    return (*merged, *(row for rows in alike.values() for row in rows))


def _merge_row(kind: str, old, new, tally: Tally, *, prefer_file: bool):
    here, there = facts_of(old), facts_of(new)
    if kind == "medicines" and old.last_taken and new.last_taken:
        last = max(old.last_taken, new.last_taken)  # the later of two is when it was last taken
        there["last_taken"], here["last_taken"] = last, last if last == old.last_taken else None
    settled = settle(here, there, prefer_file=prefer_file)
    tell(tally, kind, settled, NO_MEASURES, about=old)
    return replace(old, **settled.values)


def merge_facts(kind: str, mine, theirs, tally: Tally, *, prefer_file: bool):
    settled = settle(facts_of(mine), facts_of(theirs), prefer_file=prefer_file)
    tell(tally, kind, settled, NO_MEASURES, each=True)
    return replace(mine, **settled.values)


def facts_of(row) -> dict:
    """The fields of a part with their values."""
    return {part.name: getattr(row, part.name) for part in fields(row)}
