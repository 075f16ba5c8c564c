"""A queryset that is compiled once and run again with other values.

The ORM takes ten times as long to compile a query as a database to answer it. A prepared query is
an ordinary queryset with a `Given` in the place of each value; its SQL is Django's own, made once
for each kind of database. Of what is in a row nothing is kept between two runs. None as a value
finds nothing. Django asks for the transaction of a lock only when it compiles; here each run does.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import NamedTuple

import orjson
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.sqlite3 import base as sqlite
from django.db.models.query import QuerySet
from django.db.transaction import TransactionManagementError

Convert = Callable[[object], object]


class Given(models.Expression):
    """Stands in a queryset for the value that each run gives under this name."""

    def __init__(self, name: str, kind: models.Field):
        super().__init__(output_field=kind)
        self.name = name

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        """A place for the value; the parameter says which one."""
        return "%s", [self]

    def stored(self, values: dict[str, object]):
        """The value as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Compiled(NamedTuple):
    """A query as one kind of database takes it, and what makes Python's values of its columns."""

    sql: str
    parameters: Sequence
    converters: Sequence[Sequence[Convert]]


class Prepared:
    """A queryset with a `Given` for each value, as in `EntryRow.objects.filter(day=Given(…))`."""

    def __init__(self, queryset: QuerySet):
        self.queryset = queryset
        self.compiled = cache(self._compiled)

    def rows(self, **values) -> list[tuple]:
        """The rows as tuples, as `values_list` has them."""
        return list(zip(*self.columns(**values), strict=True))

    def columns(self, **values) -> list[Iterable]:
        """The values of each column of the rows, to be read once; no rows have no columns.

        Each is made as it is read, so that what another is made of in turn need not stay.
        """
        database = connections[DEFAULT_DB_ALIAS]  # `connection` looks it up at each dot
        if self.queryset.query.select_for_update and not database.in_atomic_block:
            raise TransactionManagementError("a lock ends with its transaction, and there is none")
        query = self.compiled(database.vendor)
        given = [each.stored(values) if isinstance(each, Given) else each
                 for each in query.parameters]  # fmt: skip
        with database.cursor() as cursor:
            cursor.execute(query.sql, given)
            found = zip(*cursor.fetchall(), strict=True)
            return list(map(_converted, found, query.converters))

    def models(self, **values) -> list[models.Model]:
        """The rows as models."""
        model = self.queryset.model
        names = [field.attname for field in model._meta.concrete_fields]
        return [model.from_db(DEFAULT_DB_ALIAS, names, row) for row in self.rows(**values)]

    def _compiled(self, vendor: str) -> Compiled:
        compiler = self.queryset.query.clone().get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        columns = [column for column, *_ in compiler.select]
        return Compiled(sql, parameters, [list(_converters(each, vendor)) for each in columns])


def _converted(column: Iterable, converters: Sequence[Convert]) -> Iterable:
    for convert in converters:
        column = map(convert, column)
    return column


def _converters(column: models.Expression, vendor: str) -> Iterator[Convert]:
    """Django's own, but for those in whose place there are quick ones."""
    kind, quick = column.output_field.get_internal_type(), QUICK | QUICK_ON.get(vendor, {})
    if kind in quick:
        yield from quick[kind]
        return
    of_database = connection.ops.get_db_converters(column)
    for convert in (*of_database, *column.get_db_converters(connection)):
        yield partial(_by_django, convert, column)


def _by_django(convert: Callable, column: models.Expression, value):
    return convert(value, column, connection)


@cache
def _decimal(number: float | None) -> Decimal | None:
    """Few amounts fill a diary of years, so that each is made once."""
    return None if number is None else Decimal(str(number))


# Ten years of JSON take 11 ms by orjson and 78 by Python's own; SQLite's instants and amounts, made
# by Django, a third of the whole reading.
QUICK: dict[str, tuple[Convert, ...]] = {"JSONField": (orjson.loads,)}
QUICK_ON: dict[str, dict[str, tuple[Convert, ...]]] = {
    "sqlite": {
        "DecimalField": (_decimal,),
        "DateTimeField": (),
        "DateField": (),
        "BooleanField": (),
    }
}

# SQLite's driver makes days and instants itself, by what is registered last. Instants are kept in
# UTC, without saying so.
sqlite.Database.register_converter(
    "date", lru_cache(maxsize=4096)(lambda kept: date.fromisoformat(kept.decode()))
)  # ten years are 3,650 days, each in several tables
sqlite.Database.register_converter(
    "datetime", lambda kept: datetime.fromisoformat(f"{kept.decode()}+00:00")
)
