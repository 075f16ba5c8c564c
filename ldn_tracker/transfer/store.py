"""A diary into the database: the one module of `transfer` that touches it.

Whole or not at all: what is here is locked, merged with the file (`merge`), and only the
difference is written, in one transaction.
"""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.db import models

from dose.diary import from_database, rows
from dose.diary.diary import LISTS, Diary
from dose.diary.supply import Supply
from dose.models import (
    AdviceRow,
    BreakRow,
    ConditionRow,
    CountRow,
    Intake,
    MedicineRow,
    OrderRow,
    PackRow,
    PlanRow,
    RegimenRow,
)
from journal import import_actions, queries
from journal.limits import need_usual_growth, need_usual_measures
from journal.locking import changes_diary
from journal.models import EntryRow, ImportBatch, MeasureRow, PersonRow
from ldn_tracker.transfer.changes import changes, packed, taken_back, unpacked
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.merge.diaries import Merged, merge
from ldn_tracker.transfer.preview import Preview, words_of
from ldn_tracker.transfer.values import Refused, within

TABLES = {
    "measures": MeasureRow,
    "previous_plans": PlanRow,
    "regimen": RegimenRow,
    "corrected_regimen": RegimenRow,
    "breaks": BreakRow,
    "doses": Intake,
    "medicines": MedicineRow,
    "conditions": ConditionRow,
    "advice": AdviceRow,
}
SUPPLY = {"packs": PackRow, "counts": CountRow}
BATCH = 500
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # as JSON says it, and no typed backslash before u0000
SAID = (*queries.CONTENT, "recorded_at", "recorded_by")

Progress = Callable[[int, int], None]  # rows written so far, rows in all


def NO_PROGRESS(done: int, total: int) -> None:
    """Nobody watches."""


class TakenBack(NamedTuple):
    """What goes when an import is taken back, and what was edited since and stays, in words."""

    gone: tuple[str, ...]
    stays: tuple[str, ...]


class Asked(Exception):
    """The file brings what asks first, and nothing was stored. `preview` says what it is."""

    def __init__(self, preview: Preview):
        self.preview = preview
        super().__init__("this file asks first")


def preview(
    person: PersonRow, diary: Diary, *, at: datetime, replace: bool = False, limited: bool = True
) -> Preview:
    """What storing the file's diary would do; writes nothing. Refused as by `store`."""
    _, merged = _merged(person, diary, at=at, replace=replace, limited=limited)
    return merged.preview


@changes_diary
def store(
    person: PersonRow,
    diary: Diary,
    *,
    at: datetime,
    replace: bool = False,
    limited: bool = True,
    is_sure: bool = True,
    is_same_person: bool = True,
    source: str = "",
    progress: Progress = NO_PROGRESS,
) -> Preview:
    """Merge the file's diary into the person's at the instant `at`, all of it or nothing.

    Where both say something and differ, what is here stays unless `replace`. Storing the same file
    again changes nothing. An import from a `source` is kept as a batch, which `take_back` undoes.
    Raises Refused for what no table can hold, and unless `limited` is False
    for what would make a list longer than its limit; Asked, unless `is_sure`, where an amount of
    LDN is rather a slip, and unless `is_same_person` where the file says it is somebody else's.
    """
    mine, merged = _merged(person, diary, at=at, replace=replace, limited=limited)
    asks = merged.preview.asked and not is_sure
    if asks or (merged.preview.another_person and not is_same_person):
        raise Asked(merged.preview)
    _write(person, mine, merged.diary, progress)
    if source and merged.preview.does_something:
        _keep(person, source, at, mine, merged)
    return merged.preview


@changes_diary
def take_back(person: PersonRow, batch: ImportBatch, *, at: datetime) -> tuple[str, ...]:
    """Undo an import; in words what was edited since and stays. A second time does nothing."""
    mine, without, stays = _without(person, batch)
    if batch.undone_at is None:
        _write(person, mine, without)
        import_actions.mark_undone(person=person, batch=batch, at=at)
    return stays


def taking_back(person: PersonRow, batch: ImportBatch) -> TakenBack:
    """What taking an import back would do; writes nothing."""
    mine, without, stays = _without(person, batch)
    names = (*LISTS, "plan")
    gone = {name: _count(getattr(mine, name)) - _count(getattr(without, name)) for name in names}
    for name in SUPPLY:
        here, after = (len(getattr(diary.supply, name)) for diary in (mine, without))
        gone[f"supply.{name}"] = here - after
    words = tuple(words_of(name, count) for name, count in gone.items() if count > 0)
    return TakenBack(words, stays)


def _count(rows) -> int:
    return len(rows) if isinstance(rows, tuple) else rows is not None


def _without(person: PersonRow, batch: ImportBatch) -> tuple[Diary, Diary, tuple[str, ...]]:
    mine = from_database.whole(person)
    return mine, *taken_back(mine, unpacked(batch.changes))


def _keep(person: PersonRow, source: str, at: datetime, mine: Diary, merged: Merged) -> None:
    found = packed(changes(mine, merged.diary))
    added = [(line.kind, line.count) for line in merged.preview.added]
    import_actions.keep_batch(person=person, source=source, at=at, added=added, changes=found)


def _write(person: PersonRow, mine: Diary, merged: Diary, progress: Progress = NO_PROGRESS) -> None:
    """The difference between the diary that is here and the one that is to be."""
    _store_person(person, mine, merged)
    _store_plan(person, mine, merged)
    for kind, table in TABLES.items():
        _store_rows(person, table, kind, mine, merged)
    _store_supply(person, mine, merged)
    _store_entries(person, mine, merged, progress)


def _merged(
    person: PersonRow, diary: Diary, *, at: datetime, replace: bool, limited: bool
) -> tuple[Diary, Merged]:
    """The person's diary, and what it is with the file's; Refused for what cannot be stored."""
    _need_short_texts(diary)
    _need_readable(diary)
    mine = from_database.whole(person)
    if limited:
        within(need_usual_measures, mine, diary)
    answered = queries.answered(person)
    merged = merge(mine, diary, at=at, prefer_file=replace, answered=answered)
    if limited:
        within(need_usual_growth, mine, merged.diary)
    return mine, merged


def _store_person(person: PersonRow, mine: Diary, merged: Diary) -> None:
    facts = rows.columns(merged.person) | {
        "primary_symptom": merged.chosen_symptom,
        "tracks": list(merged.tracks),
        "visit_on": merged.visit.on,
        "visit_ask": merged.visit.ask,
        "visit_questions": list(merged.visit.questions),
    }
    for name, value in facts.items():
        setattr(person, name, value)
    if _of_person(mine) != _of_person(merged):
        person.save(update_fields=list(facts))


def _of_person(diary: Diary) -> tuple:
    return diary.person, diary.chosen_symptom, diary.tracks, diary.visit


def _store_plan(person: PersonRow, mine: Diary, merged: Diary) -> None:
    if mine.plan != merged.plan:
        person.plans.filter(until=None).delete()
        if merged.plan:
            person.plans.create(**rows.columns(merged.plan))


def _store_supply(person: PersonRow, mine: Diary, merged: Diary) -> None:
    before, after = mine.supply, merged.supply
    if before == after:
        return
    if after:
        OrderRow.objects.update_or_create(person=person, defaults=rows.columns(after.order))
    else:
        OrderRow.objects.filter(person=person).delete()
    for kind, table in SUPPLY.items():
        _store_rows(person, table, kind, before, after)


def _store_rows(
    person: PersonRow,
    table: type[models.Model],
    kind: str,
    mine: Diary | Supply,
    merged: Diary | Supply,
) -> None:
    """Write the difference; a row that changed is written anew."""
    if getattr(mine, kind) == getattr(merged, kind):
        return
    before, after = Counter(getattr(mine, kind)), Counter(getattr(merged, kind))
    for row in (before - after).elements():
        table.objects.filter(pk__in=_one_like(table, person, kind, row)).delete()
    new = [table(person=person, **_columns(row)) for row in (after - before).elements()]
    table.objects.bulk_create(new, BATCH)


def _one_like(table: type[models.Model], person: PersonRow, kind: str, row) -> list[int]:
    in_force = {"corrected_at": None} if kind == "regimen" else {}
    alike = table.objects.filter(person=person, **_columns(row), **in_force)
    return list(alike.values_list("pk", flat=True)[:1])


def _columns(row) -> dict:
    columns = rows.columns(row)
    if "id" in columns:  # a measure, whose `when` only built-in ones have
        columns["key"] = columns.pop("id")
        columns.pop("when")
        columns["scale"] = columns["scale"] or None
    return columns


def _store_entries(person: PersonRow, mine: Diary, merged: Diary, progress: Progress) -> None:
    """New days are added; a day that is here, even one cleared again, is changed in place."""
    gone = mine.entry_on.keys() - merged.entry_on.keys()
    for days in _batches(sorted(gone)):
        EntryRow.objects.filter(person=person, day__in=days).delete()
    changed = [entry for entry in merged.entries if mine.entry_on.get(entry.day) != entry]
    done = 0
    for batch in _batches(changed):
        EntryRow.objects.bulk_create(
            [EntryRow(person=person, **rows.columns(entry)) for entry in batch],
            update_conflicts=True,
            unique_fields=("person", "day"),
            update_fields=SAID,
        )
        done += len(batch)
        progress(done, len(changed))


def _batches(items: list):
    for first in range(0, len(items), BATCH):
        yield items[first : first + BATCH]


def _need_short_texts(diary: Diary) -> None:
    """Refuse what is longer than its column, so that nothing is ever cut off."""
    for kind, table in TABLES.items():
        for index, row in enumerate(getattr(diary, kind)):
            _need_short(table, _columns(row), f"{kind}[{index}]")
    for index, pack in enumerate(diary.supply.packs):
        _need_short(PackRow, rows.columns(pack), f"supply.packs[{index}]")
    _need_short(PersonRow, rows.columns(diary.person), "person")
    _need_short(PersonRow, {"visit_ask": diary.visit.ask}, "visit")
    if diary.plan:
        _need_short(PlanRow, rows.columns(diary.plan), "plan")


def _need_readable(diary: Diary) -> None:
    """Refuse what its own export could not say, or what no import takes.

    Reading the export back would say the same at eight times the cost; the parts check the rest.
    """
    try:
        text = diary_file.dump(diary)
    except (TypeError, UnicodeError) as error:  # what orjson raises of a broken character
        raise Refused("$", "holds a broken character") from error
    if "\\u0000" in text and NUL.search(text):
        raise Refused("$", "holds a NUL, which is not text")


def _need_short(table: type[models.Model], columns: dict, path: str) -> None:
    for name, value in columns.items():
        longest = table._meta.get_field(name).max_length if isinstance(value, str) else None
        if longest and len(value) > longest:
            shown = {"visit_ask": "ask", "key": "id"}.get(name, name)
            raise Refused(f"{path}.{shown}", f"is longer than {longest} letters")
