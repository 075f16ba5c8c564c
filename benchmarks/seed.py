"""Fills the database in DATA_DIR for `benchmarks.speed`: years of diary, and people beside it.

DATA_DIR=… python manage.py shell -c "from benchmarks.seed import fill; fill(years=10, …)"
"""

import random

from django.core.management import call_command

from dose.diary import rows
from dose.diary.diary import Diary
from dose.models import Intake, Regimen
from journal.models import Entry, Person
from ldn_tracker.demo import demo

MORE = ("unrefreshing_sleep", "dizziness", "vivid_dreams")  # besides the seven that the demo rates
NEIGHBOUR_DAYS = 365
BATCH = 2000


def fill(*, years: int, people: int, password: str) -> None:
    """The login `demo` with a diary of `years` up to yesterday; of the others a year each."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("demo", days=round(365.25 * years), password=password)
    person = Person.objects.get()
    rate_more(person)
    year = demo(1, NEIGHBOUR_DAYS, person.entries.latest("day").day)
    for number in range(1, people):
        settle_in(Person.objects.create(name=f"Neighbour {number}"), year)


def rate_more(person: Person) -> None:
    """Three measures more on every day, so that ten are rated."""
    chance = random.Random(1)  # noqa: S311 (a simulation)
    entries = list(person.entries.all())
    for entry in entries:
        entry.ratings |= {measure: chance.randint(0, 4) for measure in MORE}
    Entry.objects.bulk_update(entries, ["ratings"], 500)
    person.tracks = [*person.tracks, *MORE]
    person.save()


def settle_in(person: Person, year: Diary) -> None:
    """A neighbour's year."""
    for table, parts in ((Entry, year.entries), (Intake, year.doses), (Regimen, year.regimen)):
        made = [table(person=person, **rows.columns(part)) for part in parts]
        table.objects.bulk_create(made, BATCH)
