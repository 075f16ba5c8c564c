"""Two diaries of one person into one: what the file adds, and what stays as it is here (pure).

Rows that are new are added, and a row or day that is here already gains what it lacks. Where both
say something and differ, what is here stays, unless the person chose the file's (`prefer_file`).
Merging the same file again therefore changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import partial
from types import MappingProxyType

from dose.diary.diary import Diary
from dose.diary.parts import CorrectedRegimen, Dose, Person, Regimen
from ldn_tracker.transfer.fact_words import names_of
from ldn_tracker.transfer.merge.amounts import amounts_to_ask_about
from ldn_tracker.transfer.merge.days import merge_entries, merge_value
from ldn_tracker.transfer.merge.medicines import settled as settled_medicines
from ldn_tracker.transfer.merge.plans import merge_plans
from ldn_tracker.transfer.merge.rows import SAME_ROW, facts_of, merge_facts, merge_rows
from ldn_tracker.transfer.merge.supply import merge_supply
from ldn_tracker.transfer.merge.whose import differences
from ldn_tracker.transfer.preview import Preview, Tally
from ldn_tracker.transfer.values import Refused
from ldn_tracker.transfer.words import amount, gives_way_to, say, stays_here

NO_DAY: Mapping = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Merged:
    """The diary as it will be, and what that changes."""

    diary: Diary
    preview: Preview


def merge(
    mine: Diary,
    theirs: Diary,
    *,
    at: datetime,
    prefer_file: bool = False,
    answered: Mapping[date, frozenset[str]] = NO_DAY,
) -> Merged:
    """The file's diary (`theirs`) merged into the one that is here, at the instant `at`.

    `answered` are the questions that had an answer here, by day, though it may have been cleared.
    Raises Refused where a measure has another scale here than in the file.
    """
    _need_same_scales(mine, theirs)
    medicines = settled_medicines(mine.medicines, theirs.medicines)
    if medicines != theirs.medicines:
        theirs = replace(theirs, medicines=medicines)
    tally = Tally()
    mine = _take_clock_of_file(mine, theirs) if is_blank(mine) else mine
    today = mine.person.clock.day(at)
    lists = {
        kind: merge_rows(kind, mine, theirs, tally, prefer_file=prefer_file) for kind in SAME_ROW
    }
    merged = replace(
        mine,
        person=_merge_person(mine.person, theirs.person, tally, prefer_file=prefer_file),
        supply=merge_supply(mine.supply, theirs.supply, tally, prefer_file=prefer_file),
        visit=merge_facts("visit", mine.visit, theirs.visit, tally, prefer_file=prefer_file),
        chosen_symptom=merge_value(
            "primary_symptom",
            mine.chosen_symptom,
            theirs.chosen_symptom,
            tally,
            names_of(mine, theirs),
            prefer_file=prefer_file,
        ),
        tracks=_merge_tracks(mine, theirs, tally, prefer_file=prefer_file),
        doses=_merge_doses(mine, theirs, tally, prefer_file=prefer_file),
        entries=merge_entries(mine, theirs, tally, answered=answered, prefer_file=prefer_file),
        **merge_plans(mine, theirs, tally, today, prefer_file=prefer_file),
        **_merge_regimen(mine, theirs, tally, at, prefer_file=prefer_file),
        **lists,
    )
    for kind, words in amounts_to_ask_about(mine, merged):
        tally.note("asked", kind, partial(str, words))
    for words in differences(mine.person, theirs.person):
        tally.note("another_person", "person", partial(str, words))
    new_days = tuple(entry.day for entry in merged.entries if entry.day not in mine.entry_on)
    days = {"new_days": new_days, "new_doses": tuple(_new_doses(mine, theirs, merged))}
    return Merged(merged, replace(tally.preview(), **days))


def is_blank(diary: Diary) -> bool:
    """Whether nothing but facts about the person has been entered yet."""
    facts = {"person", "chosen_symptom", "tracks", "visit"}
    return not any(getattr(diary, part.name) for part in fields(Diary) if part.name not in facts)


def _take_clock_of_file(mine: Diary, theirs: Diary) -> Diary:
    """Until a day is entered the clock here is only a default: the file's days are on its own."""
    clock = {name: getattr(theirs.person, name) for name in ("timezone", "day_starts_at")}
    return replace(mine, person=replace(mine.person, **clock))


def _need_same_scales(mine: Diary, theirs: Diary) -> None:
    here = {measure.id: measure for measure in mine.measures}
    for index, measure in enumerate(theirs.measures):
        known = here.get(measure.id, measure)
        for name in ("kind", "scale", "unit"):
            was, new = getattr(known, name), getattr(measure, name)
            if was != new:
                words = f"is {new or 'none'}, but here it is {was or 'none'}"
                raise Refused(f"measures[{index}].{name}", words)


def _merge_person(mine: Person, theirs: Person, tally: Tally, *, prefer_file: bool) -> Person:
    """Of each topic the latest "none" and "not sure" stand, wherever they were said."""
    said = {
        name: _latest(getattr(mine, name), getattr(theirs, name))
        for name in ("said_none", "said_unsure")
    }
    helped = mine.filled_in_for or theirs.filled_in_for
    mine, theirs = (replace(each, **said, filled_in_for=helped) for each in (mine, theirs))
    return merge_facts("person", mine, theirs, tally, prefer_file=prefer_file)


def _latest(mine: Mapping, theirs: Mapping) -> dict:
    days = (mine, theirs)
    return {topic: max(d[topic] for d in days if topic in d) for topic in {**mine, **theirs}}


def _merge_tracks(mine: Diary, theirs: Diary, tally: Tally, *, prefer_file: bool) -> tuple:
    names = names_of(mine, theirs)
    return merge_value("tracks", mine.tracks, theirs.tracks, tally, names, prefer_file=prefer_file)


def _merge_doses(mine: Diary, theirs: Diary, tally: Tally, *, prefer_file: bool) -> tuple:
    """By whole days: half a day's doses from here and half from the file would be a double dose."""
    there = _by_day(theirs.doses)
    here = _by_day(dose for dose in mine.doses if dose.day in there)
    merged = [dose for dose in mine.doses if dose.day not in there]
    for day in sorted(there):
        old, new = here[day], there[day]
        if new - old and old - new:
            heap = "changed" if prefer_file else "refused"
            words = partial(_doses_differ, day, old, new)
            tally.note(heap, "doses", words, count=new.total())
            merged += (new if prefer_file else old).elements()
            continue
        tally.note("unchanged", "doses", count=(old & new).total())
        for dose in (new - old).elements():
            tally.note("added", "doses", partial(say, dose))
        merged += (old | new).elements()
    return tuple(merged)


def _merge_regimen(mine: Diary, theirs: Diary, tally: Tally, at, *, prefer_file: bool) -> dict:
    """A row that was corrected here is not brought back by an older file, nor the other way."""
    here = {row.start: row for row in mine.regimen}
    wrong_here = {as_regimen(row) for row in mine.corrected_regimen}
    corrected = _merge_corrected(mine, theirs, tally)
    for row in theirs.regimen:
        old = here.get(row.start)
        if old == row or (old is None and row in wrong_here):
            tally.note("unchanged", "regimen")
        elif old is None:
            tally.note("added", "regimen", partial(say, row))
            here[row.start] = row
        elif prefer_file:
            tally.note("changed", "regimen", partial(gives_way_to, old, row))
            corrected.append(CorrectedRegimen(**facts_of(old), corrected_at=at))
            here[row.start] = row
        else:
            tally.note("refused", "regimen", partial(stays_here, old, row))
    return {"regimen": tuple(here.values()), "corrected_regimen": tuple(corrected)}


def _merge_corrected(mine: Diary, theirs: Diary, tally: Tally) -> list[CorrectedRegimen]:
    here, there = Counter(mine.corrected_regimen), Counter(theirs.corrected_regimen)
    tally.note("unchanged", "corrected_regimen", count=(here & there).total())
    new = [row for row in (there - here).elements() if as_regimen(row) not in mine.regimen]
    for row in new:
        tally.note("added", "corrected_regimen", partial(say, row))
    return [*mine.corrected_regimen, *new]


def as_regimen(row: CorrectedRegimen) -> Regimen:
    """A corrected row as it was before."""
    return Regimen(**{part.name: getattr(row, part.name) for part in fields(Regimen)})


def _new_doses(mine: Diary, theirs: Diary, merged: Diary) -> Iterator[date]:
    """The day of each dose that is new, which can only be one of the file's."""
    days = {dose.day for dose in theirs.doses}
    here, after = (
        Counter(dose for dose in diary.doses if dose.day in days) for diary in (mine, merged)
    )
    yield from (dose.day for dose in (after - here).elements())


def _by_day(doses: Iterable[Dose]) -> dict:
    days = defaultdict(Counter)
    for dose in doses:
        days[dose.day][dose] += 1
    return days


def _doses_differ(day: date, here: Counter, there: Counter) -> str:
    return f"{say(day)}: {_amounts(here)} here, {_amounts(there)} in the file"


def _amounts(doses: Counter) -> str:
    return " and ".join(amount(dose) for dose in doses.elements())
