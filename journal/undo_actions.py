"""The way back from a write: the rows as they were before it, and putting them back.

Whoever writes says which rows that may change: "plans", "regimen", as a person's rows are called,
or "person" for the facts of the person. What is kept is JSON, so that a session can hold it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256

from django.apps import apps
from django.core import serializers
from django.db.models import Model

from journal.locking import changes_diary, changing
from journal.models import PersonRow
from journal.validation import need

SINCE = "something else was changed since, so it stays as it is"


@dataclass(slots=True)
class WayBack:
    """What undoes a write; nothing in `kept` where it changed nothing."""

    kept: dict = field(default_factory=dict)


@contextmanager
def undoable(*, person: PersonRow, of: Iterable[str]) -> Iterator[WayBack]:
    """Find the way back from whatever is written inside to the rows `of` a person."""
    way = WayBack()
    with changing(person):
        before = _rows(person, of)
        yield way
        after = _rows(person, of)
    was = [row for key, row in before.items() if after.get(key) != row]
    new = [key for key in after if key not in before]
    if was or new:
        way.kept = {"of": list(of), "was": was, "new": new, "left": _digest(after)}


@changes_diary
def put_back(*, person: PersonRow, kept: dict) -> None:
    """Put the rows back; Impossible where anything else was changed in them since.

    So a diary never stands in a way in which it has not stood before.
    """
    need(_digest(_rows(person, kept["of"])) == kept["left"], "undo", SINCE)
    for key in kept["new"]:
        model, pk = key.split()
        apps.get_model(model)._base_manager.filter(person=person, pk=pk).delete()
    for row in serializers.deserialize("json", json.dumps(kept["was"])):
        row.save()


def _rows(person: PersonRow, of: Iterable[str]) -> dict[str, dict]:
    """Every row as JSON, by its table and number."""
    found = [row for name in of for row in _of(person, name)]
    rows = json.loads(serializers.serialize("json", found))
    return {f"{row['model']} {row['pk']}": row for row in rows}


def _of(person: PersonRow, name: str) -> list[Model]:
    if name == "person":
        return list(PersonRow.objects.filter(pk=person.pk))
    model = PersonRow._meta.get_field(name).related_model
    return list(model._base_manager.filter(person=person).order_by("pk"))


def _digest(rows: dict[str, dict]) -> str:
    return sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
