"""One at a time: whoever changes a diary holds its person's row until all of it is stored."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.db.models import BigAutoField, Model
from django.http import Http404

from journal.models import PersonRow
from journal.prepared import Given, Prepared

P = ParamSpec("P")
T = TypeVar("T")
ROW = Prepared(PersonRow.objects.filter(pk=Given("person", BigAutoField())).select_for_update())
COLUMNS = [field.attname for field in PersonRow._meta.concrete_fields]
_held: ContextVar[frozenset[int]] = ContextVar("held", default=frozenset())


@contextmanager
def changing(person: PersonRow) -> Iterator[None]:
    """A transaction in which nobody else changes a diary; `person` is made as they stand in it.

    Two devices that answer at once wait for each other, so that each builds on what the other has
    stored. 404 for a diary that was erased meanwhile. What an action calls inside holds it already,
    and where that fails, all of it fails.
    """
    if person.pk in _held.get():
        with transaction.atomic(savepoint=False):
            yield
        return
    with transaction.atomic():
        _take(person)
        before = _held.set(_held.get() | {person.pk})
        try:
            yield
        finally:
            _held.reset(before)


def changes_diary(action: Callable[P, T]) -> Callable[P, T]:
    """An action that does all of its work while `changing` the diary of its `person`."""

    @wraps(action)
    def in_turn(*args: P.args, **facts: P.kwargs) -> T:
        with changing(facts["person"] if "person" in facts else args[0]):
            return action(*args, **facts)

    return in_turn


def change(row: Model, **fields) -> Model:
    """Write these fields of a row, and only these."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    return row


def _take(person: PersonRow) -> None:
    """Lock the row; on SQLite, which has no such lock, the transaction holds the whole database."""
    rows = ROW.rows(person=person.pk)
    if not rows:
        raise Http404("this diary is not here any more")
    vars(person).update(zip(COLUMNS, rows[0], strict=True))
