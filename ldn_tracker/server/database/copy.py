"""A whole site out of one database into an empty other one, compared before it counts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import load_backend

from journal.models import PersonRow
from ldn_tracker.transfer.queries import exported

TARGET = "target"
BATCH = 500
MADE_BY_MIGRATE = ("auth.permission", "contenttypes.contenttype")

Say = Callable[[str], None]


class NotCopied(Exception):
    """The site was not copied, and the target is as it was; the text says why."""


def copy(target: dict, say: Say) -> None:
    """Copy every row of every table into the database with the settings `target`, all or nothing.

    Each row is read back and compared, and then the export of each person; `say` hears how far.
    """
    _need_current()
    with opened(target):
        with as_target():
            _need_empty()
            call_command("migrate", verbosity=0, interactive=False)
        with transaction.atomic(), transaction.atomic(using=TARGET):
            _copy_all(say)


@contextmanager
def opened(target: dict) -> Iterator[None]:
    """The database with the settings `target` can be used as TARGET meanwhile."""
    connections.configure_settings({DEFAULT_DB_ALIAS: target})  # fills in what is not set
    if _place(target) == _place(connection.settings_dict):
        raise NotCopied("This is the database that the site uses already.")
    connections[TARGET] = load_backend(target["ENGINE"]).DatabaseWrapper(target, TARGET)
    try:
        yield
    finally:
        connections[TARGET].close()
        del connections[TARGET]


@contextmanager
def as_target() -> Iterator[None]:
    """Everything that reads or writes the site's database uses TARGET meanwhile."""
    own = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[TARGET]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = own


def _copy_all(say: Say) -> None:
    _remove_what_migrate_made()
    for table in _tables():
        say(f"{table._meta.db_table}: {_copy(table)} rows")
    _count_on_from_here()
    _compare_exports(say)


def _place(database: dict) -> tuple[str, ...]:
    return tuple(str(database[name]) for name in ("ENGINE", "HOST", "PORT", "NAME"))


def _need_current() -> None:
    migrations = MigrationExecutor(connection)
    if migrations.migration_plan(migrations.loader.graph.leaf_nodes()):
        raise NotCopied(
            "This site's own database is older than the program. First: manage.py migrate"
        )


def _need_empty() -> None:
    there = set(connection.introspection.table_names())
    for table in _tables():
        name = table._meta.db_table
        if name in there and table._meta.label_lower not in MADE_BY_MIGRATE and _rows(table):
            raise NotCopied(
                f"The target is not empty: there are rows in {name}. Choose an empty one."
            )


def _tables() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [table for table in every if table._meta.managed and not table._meta.proxy]


def _rows(table: type[models.Model], alias: str = DEFAULT_DB_ALIAS) -> int:
    return table._base_manager.using(alias).count()


def _remove_what_migrate_made() -> None:
    """Its rows come from the site, with the numbers that they have there."""
    for label in MADE_BY_MIGRATE:
        apps.get_model(label)._base_manager.using(TARGET).all().delete()


def _copy(table: type[models.Model]) -> int:
    """Copy a table; the number of its rows."""
    found = table._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    copied = sum(_copy_batch(table, batch) for batch in _batches(found))
    if not copied == _rows(table) == _rows(table, TARGET):
        raise NotCopied(f"Rows of {table._meta.db_table} are missing in the copy.")
    return copied


def _copy_batch(table: type[models.Model], batch: list[models.Model]) -> int:
    there = table._base_manager.using(TARGET)
    written = {row.pk: _values(row) for row in batch}
    try:
        there.bulk_create(batch)
    except (DatabaseError, ValueError) as error:
        raise NotCopied(f"{table._meta.db_table} cannot be copied: {error}") from error
    read = {row.pk: _values(row) for row in there.filter(pk__in=written).order_by()}
    if read != written:
        raise NotCopied(f"Rows of {table._meta.db_table} are not the same in the copy.")
    return len(batch)


def _values(row: models.Model) -> list:
    fields = row._meta.concrete_fields
    return [getattr(row, field.attname) for field in fields if not field.generated]


def _batches(rows: Iterator[models.Model]) -> Iterator[list[models.Model]]:
    while batch := [row for _, row in zip(range(BATCH), rows, strict=False)]:
        yield batch


def _count_on_from_here() -> None:
    """The next new row gets the next number: copied rows brought their own."""
    to = connections[TARGET]
    with to.cursor() as cursor:
        for statement in to.ops.sequence_reset_sql(no_style(), _tables()):
            cursor.execute(statement)


def _compare_exports(say: Say) -> None:
    people = list(PersonRow.objects.order_by("pk").values_list("pk", flat=True))
    for number, pk in enumerate(people, start=1):
        here = exported(PersonRow.objects.get(pk=pk))
        with as_target():
            there = exported(PersonRow.objects.get(pk=pk))
        if here != there:
            raise NotCopied(f"The export of diary {pk} is not the same from the copy.")
        if number % 100 == 0 or number == len(people):
            say(f"{number} of {len(people)} diaries have the same export")
