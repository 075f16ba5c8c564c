"""The rows behind a diary, read as JSON: one statement for any number of tables.

SQLite writes the JSON and Python's decoder reads it, both in C; what a page costs is the statements
and the rows made into objects, not the rows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import orjson
from django.db import connection, models

from journal.models import Person


@cache
def rows_sql(model: type[models.Model], names: Sequence[str], where: str = "", *extra: str) -> str:
    """SQL of a person's rows as one JSON list: the fields `names` of each, then `extra` columns.

    `where` narrows the rows; it and `extra` are fixed text of ours, never anybody's input.
    """
    fields = [_column(model._meta.get_field(name)) for name in names]
    narrowed = f" AND ({where})" if where else ""
    return (
        f"(SELECT json_group_array(json_array({', '.join([*fields, *extra])}))"  # noqa: S608
        f" FROM {model._meta.db_table} WHERE person_id = %(person)s{narrowed})"
    )


def read(person: Person, tables: Sequence[str], **days: date) -> list[list[list]]:
    """The rows of each table, in one statement; `days` are those that a `where` names."""
    return list(map(orjson.loads, row(person, f"SELECT {', '.join(tables)}", **days)))


def row(person: Person, statement: str, **days: date) -> tuple:
    """The one row that a statement about a person gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, {"person": person.pk, **days})
        return cursor.fetchone()


def rows(person: Person, statement: str) -> Iterator[tuple]:
    """All rows that a statement about a person gives, one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(statement, {"person": person.pk})
        yield from cursor


def columns_of(model: type[models.Model], names: Sequence[str], rows: list[list]) -> list[Sequence]:
    """The rows as columns, one for each name, with the values that Python has for them.

    No rows have no columns; what stands behind the names in a row is left out.
    """
    readers = (READERS.get(type(model._meta.get_field(name))) for name in names)
    found = zip(readers, zip(*rows, strict=True), strict=False)
    return [_read(values, reader) if reader else values for reader, values in found]


def _read(values: Sequence, reader: Callable) -> list:
    return [None if value is None else reader(value) for value in values]


def _column(field: models.Field) -> str:
    """A column in JSON; one that is kept as JSON is not text there but what it says."""
    is_json = isinstance(field, models.JSONField)
    return f'json("{field.column}")' if is_json else f'"{field.column}"'


@cache
def _mg(number: float) -> Decimal:
    return Decimal(str(number))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")  # is kept in UTC, without saying so


READERS: Mapping[type[models.Field], Callable] = {
    models.DateField: date.fromisoformat,
    models.DateTimeField: _instant,
    models.DecimalField: _mg,
    models.BooleanField: bool,
}
