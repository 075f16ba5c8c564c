"""Fills the database in DATA_DIR for `benchmarks.speed`: years of diary, and people beside it.

Rows are put in day by day, as life does: those of one person lie far from each other, as they do in
a house in which everybody writes something each evening.

DATA_DIR=… python manage.py shell -c "from benchmarks.seed import fill; fill(years=10, …)"
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.core.management import call_command
from django.db.models import Model

from dose.diary import rows
from dose.diary.diary import Diary
from dose.models import Intake, RegimenRow
from journal.answers import CHOICES, RATING
from journal.models import EntryRow, PersonRow, Receipt
from journal.reminders.actions import want
from journal.reminders.secret_links import digest
from journal.taps import Kept
from ldn_tracker.demo import demo

MORE = ("unrefreshing_sleep", "dizziness", "vivid_dreams")  # besides the seven that the demo rates
NEIGHBOUR_DAYS = 365
ANSWERED_AT = time(8, 30, 5, 123456)
BATCH = 2000


def fill(*, years: int, people: int, password: str, secret: str = "") -> None:
    """The login `demo` with a diary of `years` up to yesterday; of the others a year each."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("demo", days=round(365.25 * years), password=password)
    person = PersonRow.objects.get()
    rate_more(person)
    if secret:
        let_a_calendar_in(person, secret)
    year = demo(1, NEIGHBOUR_DAYS, person.entries.latest("day").day)
    named = [PersonRow(name=f"Neighbour {number}") for number in range(1, people)]
    put_in(day_by_day(taken_out(person), year, PersonRow.objects.bulk_create(named, BATCH)))


def let_a_calendar_in(person: PersonRow, secret: str) -> None:
    """A link with this secret, by which the reminders can be read."""
    now = datetime.now(UTC)
    want(person=person, today=now.date())
    person.calendar_links.create(name="bench", digest=digest(secret), made_at=now)


def rate_more(person: PersonRow) -> None:
    """Three measures more on every day, so that ten are rated."""
    chance = random.Random(1)  # noqa: S311 (a simulation)
    entries = list(person.entries.all())
    for entry in entries:
        entry.ratings |= {measure: chance.randint(0, 4) for measure in MORE}
    EntryRow.objects.bulk_update(entries, ["ratings"], 500)
    person.tracks = [*person.tracks, *MORE]
    person.save()


def taken_out(person: PersonRow) -> dict[date, list[Model]]:
    """The days and doses of a person by day, no longer in the database."""
    found = defaultdict(list)
    for mine in (person.entries, person.intakes):
        for row in mine.all():
            row.pk = None
            found[row.day].append(row)
        mine.all().delete()
    return found


def day_by_day(
    hers: Mapping[date, list[Model]], year: Diary, neighbours: list[PersonRow]
) -> Iterator[list[Model]]:
    """All rows of each day, one person after the other, with a receipt for each day rated."""
    theirs = _by_day(year)
    for day in sorted(hers.keys() | theirs.keys()):
        made = list(hers.get(day, ()))
        for person in neighbours:
            made += (table(person=person, **columns) for table, columns in theirs.get(day, ()))
        yield [*made, *answered([row for row in made if isinstance(row, EntryRow)])]


def answered(entries: Iterable[EntryRow]) -> Iterator[Receipt]:
    """Says of each answer when it was given, as the check-in does; the receipts for it."""
    for entry in entries:
        at = datetime.combine(entry.day, ANSWERED_AT, UTC)
        entry.moments = dict.fromkeys(_questions(entry), str(Kept(at)))
        number = UUID(int=entry.day.toordinal())
        yield Receipt(person=entry.person, client_id=number, stored_at=at)


def put_in(days: Iterable[list[Model]]) -> None:
    """Store the rows of one day after the other."""
    for made in days:
        for table in (RegimenRow, EntryRow, Intake, Receipt):
            table.objects.bulk_create([row for row in made if type(row) is table], BATCH)


def _by_day(year: Diary) -> dict[date, list[tuple[type[Model], dict]]]:
    """A neighbour's year: the table and the columns of each row, by day."""
    found = defaultdict(list)
    for table, parts in (
        (EntryRow, year.entries),
        (Intake, year.doses),
        (RegimenRow, year.regimen),
    ):
        for part in parts:
            day = part.start if table is RegimenRow else part.day
            found[day].append((table, rows.columns(part)))
    return found


def _questions(entry: EntryRow) -> Iterator[str]:
    yield from (f"{RATING}{measure}" for measure in entry.ratings)
    yield from (name for name in (*CHOICES, "note") if getattr(entry, name))
    if entry.crash is not None:
        yield "crash"
