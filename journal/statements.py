"""What every page and every tap asks of the database, by SQL that is made once.

The only place of this app with SQL of our own. The ORM puts each statement together anew, which
takes ten times as long as SQLite takes to answer it. Rows become models all the same, by the ORM's
own converters, and of what is in them nothing is kept between two calls.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache, partial
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

from journal.models import Entry, Membership, Person, Receipt, User

Row = TypeVar("Row", bound=models.Model)


def session_data(key: str, now: datetime) -> str | None:
    """What a session holds, still encoded; None for one that ended or never was."""
    found = _ask(
        "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s",
        [key, connection.ops.adapt_datetimefield_value(now)],
    )
    return found[0][0] if found else None


def login_and_diary(pk: int) -> tuple[User | None, Person | None]:
    """A login, and the diary that it keeps as the person themselves."""
    found = _ask(_login_sql(), [Membership.Role.SELF, pk])
    if not found:
        return None, None
    end = len(_fields(User))
    login, diary = found[0][:end], found[0][end:]
    return _row(User, login), _row(Person, diary) if diary[0] else None


def days(table: type[Row], person: Person, first: date, last: date) -> list[Row]:
    """The person's rows of a table that has a `day`, from `first` to `last`, in order."""
    found = _ask(_days_sql(table), [person.pk, first.isoformat(), last.isoformat()])
    return [_row(table, values) for values in found]


def put_entry(entry: Entry) -> None:
    """Store all of a day's entry, in the place of what there was; then its `pk` is known."""
    ((entry.pk,),) = _ask(_put_entry_sql(), _stored(entry))


def put_receipt(receipt: Receipt) -> bool:
    """Store a receipt; False when there is one of that client id already."""
    return bool(_ask(_put_receipt_sql(), _stored(receipt)))


def _ask(sql: str, values: Sequence) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@cache
def _login_sql() -> str:
    return (
        f"SELECT {_columns(User)}, {_columns(Person)} FROM journal_user"  # noqa: S608
        " LEFT JOIN journal_membership ON journal_membership.user_id = journal_user.id"
        " AND journal_membership.role = %s AND journal_membership.revoked_at IS NULL"
        " LEFT JOIN journal_person ON journal_person.id = journal_membership.person_id"
        " WHERE journal_user.id = %s ORDER BY journal_person.id LIMIT 1"
    )


@cache
def _days_sql(table: type[models.Model]) -> str:
    return (
        f"SELECT {_columns(table)} FROM {table._meta.db_table}"  # noqa: S608
        " WHERE person_id = %s AND day BETWEEN %s AND %s ORDER BY day, id"
    )


@cache
def _put_entry_sql() -> str:
    changed = (field.column for field in _new(Entry) if field.column not in ("person_id", "day"))
    changes = ", ".join(f'"{column}" = excluded."{column}"' for column in changed)
    return f"{_insert_sql(Entry)} (person_id, day) DO UPDATE SET {changes} RETURNING id"


@cache
def _put_receipt_sql() -> str:
    return f"{_insert_sql(Receipt)} (person_id, client_id) DO NOTHING RETURNING id"


def _insert_sql(table: type[models.Model]) -> str:
    columns = ", ".join(f'"{field.column}"' for field in _new(table))
    places = ", ".join("%s" for _ in _new(table))
    return f"INSERT INTO {table._meta.db_table} ({columns}) VALUES ({places}) ON CONFLICT"  # noqa: S608


def _columns(table: type[models.Model]) -> str:
    return ", ".join(f'{table._meta.db_table}."{field.column}"' for field in _fields(table))


def _stored(row: models.Model) -> list:
    """The values of a new row as its columns keep them."""
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in _new(row)]


def _row(table: type[Row], values: Sequence) -> Row:
    """The model of a row, as the ORM reads it."""
    names, readers = _reading(table)
    read = list(values)
    for place, reader in readers:
        read[place] = reader(read[place])
    return table.from_db(DEFAULT_DB_ALIAS, names, read)


@cache
def _reading(table: type[models.Model]) -> tuple[list[str], list[tuple[int, Callable]]]:
    """The names of a row's values, and what makes Python's values of those that need it."""
    fields = _fields(table)
    readers = [(place, reader) for place, field in enumerate(fields) for reader in _readers(field)]
    return [field.attname for field in fields], readers


def _readers(field: models.Field) -> list[Callable]:
    column = field.get_col(field.model._meta.db_table)
    of_database = connection.ops.get_db_converters(column)
    readers = [*of_database, *column.get_db_converters(connection)]
    return [partial(_converted, reader, column) for reader in readers]


def _converted(reader: Callable, column: models.Expression, value):
    return reader(value, column, connection)


def _new(table: type[models.Model] | models.Model) -> list[models.Field]:
    """The fields of a row that is not stored yet; the database makes the others."""
    return [field for field in _fields(table) if not (field.primary_key or field.generated)]


def _fields(table: type[models.Model] | models.Model) -> Sequence[models.Field]:
    return table._meta.concrete_fields
