"""Two measures that may be one, as it was renamed: asked about, and put together (pure)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations

from rapidfuzz.fuzz import token_sort_ratio

from dose.diary.diary import Diary
from dose.diary.parts import Entry
from journal.scales import BUILT_IN, Measure
from ldn_tracker.transfer.brought.questions import Answers, Question

ALIKE = 80  # of 100: "Muscle aches" and "Muscle ache" are 96
OTHER = "other"
NUMBERS = re.compile(r"[0-9]+")
WORDS = "“{}” in this file looks like “{}”, which is {}. Are they the same?"


def put_together(
    diary: Diary, here: Mapping[str, Measure], answers: Answers, *, within: bool
) -> Diary:
    """The file's diary with each measure that is another one renamed under that one's id.

    Those that are here are looked at, and `within` the file those whose days never meet.
    """
    same: dict[str, str] = {}
    for new, old, where in (*_here(diary, here), *(_within(diary, here) if within else ())):
        if new.id not in same:
            choices = ((old.id, f"yes, both are “{old.name}”"), (OTHER, "no, they are different"))
            words = WORDS.format(new.name, old.name, where)
            said = answers.ask(Question(f"rename:{new.id}", words, choices))
            same |= {new.id: said} if said and said != OTHER else {}
    return _renamed(diary, same, here) if same else diary


Pair = tuple[Measure, Measure, str]


def _here(diary: Diary, here: Mapping[str, Measure]) -> Iterator[Pair]:
    """Each new measure with one of the diary here that it may have been."""
    theirs = {measure.id for measure in diary.measures}
    own = [old for old in here.values() if old.id not in BUILT_IN and old.id not in theirs]
    for new in diary.measures:
        if new.id not in here:
            yield from ((new, old, "in your diary already") for old in own if _is_like(new, old))


def _within(diary: Diary, here: Mapping[str, Measure]) -> Iterator[Pair]:
    """Each new measure with one of the file that it may have been, until it began."""
    new_ones = [measure for measure in diary.measures if measure.id not in here]
    alike = [pair for pair in combinations(new_ones, 2) if _is_like(*pair)]
    if not alike:
        return
    days = _days(diary)
    for pair in alike:
        old, new = sorted(pair, key=lambda measure: min(days[measure.id], default=date.max))
        if not days[new.id] & days[old.id]:
            yield new, old, "on other days of it"


def _is_like(new: Measure, old: Measure) -> bool:
    """Whether names differ by a slip or an order of words, and not by a number."""
    same_scale = (new.kind, new.scale, new.unit) == (old.kind, old.scale, old.unit)
    one, other = new.name.casefold(), old.name.casefold()
    same_numbers = NUMBERS.findall(one) == NUMBERS.findall(other)
    return same_scale and same_numbers and token_sort_ratio(one, other) >= ALIKE


def _days(diary: Diary) -> Mapping[str, set[date]]:
    """The days of each measure."""
    days = defaultdict(set)
    for entry in diary.entries:
        for id in (*entry.ratings, *entry.measurements):
            days[id].add(entry.day)
    return days


def _renamed(diary: Diary, same: Mapping[str, str], here: Mapping[str, Measure]) -> Diary:
    kept = {measure.id: measure for measure in diary.measures if measure.id not in same}
    kept |= {id: here[id] for id in same.values() if id in here and id not in kept}
    tracks = tuple(dict.fromkeys(same.get(id, id) for id in diary.tracks))
    entries = tuple(_entry(entry, same) for entry in diary.entries)
    return replace(diary, measures=tuple(kept.values()), tracks=tracks, entries=entries)


def _entry(entry: Entry, same: Mapping[str, str]) -> Entry:
    """Where a day has both, what it has under the name that stays counts."""
    lists = {
        name: tuple(same.get(id, id) for id in getattr(entry, name))
        for name in ("new_since_change", "not_new_since_change")
    }
    numbers = {
        name: {same.get(id, id): value for id, value in said.items() if id in same}
        | {id: value for id, value in said.items() if id not in same}
        for name, said in (("ratings", entry.ratings), ("measurements", entry.measurements))
    }
    return replace(entry, **lists, **numbers)
