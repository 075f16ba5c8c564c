"""The days of a file beside the days that are here: each gains the answers it lacks (pure).

A question that was answered here and cleared again lacks nothing: an older file does not bring its
answer back.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import partial

from dose.diary.diary import Diary
from dose.diary.parts import Entry
from journal.answers import NEWNESS as QUESTIONS
from ldn_tracker.transfer.fact_words import Names, names_of
from ldn_tracker.transfer.merge.settle import lacks, settle, tell
from ldn_tracker.transfer.preview import Tally
from ldn_tracker.transfer.words import say

SETS = ("factors", "alerts")  # each item is an answer of its own
NUMBERS = ("ratings", "measurements")
NEWNESS, WHEN = "since the change", "recorded"
NOT_SAID = (None, "self")  # when and by whom


def merge_entries(
    mine: Diary,
    theirs: Diary,
    tally: Tally,
    *,
    answered: Mapping[date, frozenset[str]],
    prefer_file: bool,
) -> tuple:
    """The entries as they will be; `answered` are the questions answered here, by day."""
    merged, names = dict(mine.entry_on), names_of(mine, theirs)
    for entry in theirs.entries:
        questions = frozenset() if prefer_file else answered.get(entry.day, frozenset())
        old = mine.entry_on.get(entry.day)
        if old is None and not questions:
            tally.note("added", "entries", partial(say, entry))
            merged[entry.day] = entry
        elif old == entry:
            tally.note("unchanged", "entries")
        else:
            here = old or Entry(day=entry.day)
            new = _merge_entry(here, entry, tally, names, questions, prefer_file=prefer_file)
            merged |= {entry.day: new} if old or new != here else {}
    return tuple(merged.values())


def merge_value(kind: str, mine, theirs, tally: Tally, names: Names, *, prefer_file: bool):
    """One value that is here and in the file."""
    settled = settle({"": mine}, {"": theirs}, prefer_file=prefer_file)
    if theirs:
        tell(tally, kind, settled, names, each=True)
    return settled.values[""]


def _merge_entry(
    old: Entry,
    new: Entry,
    tally: Tally,
    names: Names,
    questions: frozenset[str],
    *,
    prefer_file: bool,
) -> Entry:
    if _says_no_more(new, old):
        tally.note("unchanged", "entries")
        return old
    answers, there = _answers(old), _answers(new)
    here = dict(answers)
    if new.note and old.note:
        there["note"], here["note"] = _longer(old.note, new.note)
    if WHEN in here and not prefer_file:
        there.pop(WHEN, None)  # when it was first recorded is no answer to differ about
    cleared = {name: there.pop(name) for name in _cleared(here, there, questions)}
    if all(map(lacks, here.values())) and _says(there) <= {WHEN}:
        there = {}  # a day that stays empty was not recorded
    settled = settle(here, there, prefer_file=prefer_file)
    settled.differing.update({name: (None, value) for name, value in cleared.items()})
    tell(tally, "entries", settled, names, about=old)
    values = {name: settled.values[name] for name in ("note", *there)}
    changed = {name: value for name, value in values.items() if answers.get(name) != value}
    return _with(old, changed) if changed else old


def _says_no_more(new: Entry, old: Entry) -> bool:
    """Whether every answer of an entry stands in the other."""
    recorded = new.recorded_at, new.recorded_by
    return (
        new.note in ("", old.note)
        and new.crash in (None, old.crash)
        and recorded in (NOT_SAID, (old.recorded_at, old.recorded_by))
        and all(getattr(new, name).items() <= getattr(old, name).items() for name in NUMBERS)
        and all(set(getattr(new, name)) <= set(getattr(old, name)) for name in (*SETS, *QUESTIONS))
    )


def _cleared(here: Mapping, there: Mapping, questions: frozenset[str]) -> set[str]:
    """What only the file answers though its question was answered, and cleared, here."""
    said = _says(there) if questions else set()
    return {name for name in said if lacks(here.get(name)) and _questions(name) & questions}


def _questions(name: str) -> set[str]:
    part = name.partition(".")[0]
    return set(QUESTIONS) if part == NEWNESS else {name if part in NUMBERS else part}


def _says(answers: Mapping) -> set[str]:
    return {name for name, value in answers.items() if not lacks(value)}


def _longer(old: str, new: str) -> tuple[str, str]:
    """A note whose lines all stand in the other gives way to it; otherwise the two differ."""
    here, there = old.splitlines(), new.splitlines()
    if set(there) <= set(here):
        return old, old
    if set(here) <= set(there):
        return new, ""
    return new, old


def _answers(entry: Entry) -> dict:
    """An entry as {question: answer}; what was not answered is absent."""
    answers: dict = {f"ratings.{id}": rating for id, rating in entry.ratings.items()}
    answers |= {f"measurements.{name}": value for name, value in entry.measurements.items()}
    for name in SETS:
        answers |= {f"{name}.{item}": True for item in getattr(entry, name)}
    answers |= {f"{NEWNESS}.{id}": "new" for id in entry.new_since_change}
    answers |= {f"{NEWNESS}.{id}": "not new" for id in entry.not_new_since_change}
    answers |= {"crash": entry.crash, "note": entry.note}
    if entry.recorded_at or entry.recorded_by != "self":
        answers[WHEN] = (entry.recorded_at, entry.recorded_by)
    return answers


def _with(old: Entry, answers: dict) -> Entry:
    """An entry with these answers beside or in place of its own."""
    parts: dict = defaultdict(dict)
    for question, answer in answers.items():
        part, _, item = question.partition(".")
        parts[part][item] = answer
    newness = dict.fromkeys(old.new_since_change, "new")
    newness |= dict.fromkeys(old.not_new_since_change, "not new") | parts[NEWNESS]
    recorded_at, recorded_by = answers.get(WHEN, (old.recorded_at, old.recorded_by))
    return Entry(
        day=old.day,
        ratings={**old.ratings, **parts["ratings"]},
        measurements={**old.measurements, **parts["measurements"]},
        **{name: tuple({**dict.fromkeys(getattr(old, name)), **parts[name]}) for name in SETS},
        new_since_change=tuple(id for id in newness if newness[id] == "new"),
        not_new_since_change=tuple(id for id in newness if newness[id] == "not new"),
        crash=answers.get("crash", old.crash),
        note=answers.get("note", old.note),
        recorded_at=recorded_at,
        recorded_by=recorded_by,
    )
