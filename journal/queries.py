"""Every read of the journal that has a name: the person, what is asked, what was said on a day."""

from collections.abc import Collection
from datetime import date
from itertools import starmap
from uuid import UUID

from django.db.models import BigAutoField, DateField, UUIDField

from journal import scales
from journal.accounts import queries as account_queries
from journal.answers import says_nothing
from journal.models import EntryRow, PersonRow, Receipt
from journal.prepared import Given, Prepared

ASKED_AT_FIRST = ("fatigue", *scales.CORE_SIDE_EFFECTS)
CONTENT = (
    "ratings",
    "crash",
    "factors",
    "alerts",
    "new_since_change",
    "not_new_since_change",
    "measurements",
    "note",
)
OF_ONE = Given("person", BigAutoField())
ENTRY = Prepared(EntryRow.objects.filter(person=OF_ONE, day=Given("day", DateField())).order_by())
RECEIPT = Prepared(
    Receipt.objects.filter(person=OF_ONE, client_id=Given("client_id", UUIDField())).values_list()
)
MEASURE = ("key", "name", "kind", "scale", "retired", "unit")


def diary_of_login(username: str) -> PersonRow | None:
    """The diary that a login of this name keeps as its own; None where there is none."""
    user = account_queries.login_named(username)
    return account_queries.own_diary(user) if user else None


def is_here(person_id: int) -> bool:
    """Whether there is a diary of this number."""
    return PersonRow.objects.filter(pk=person_id).exists()


def own_measures(person: PersonRow) -> tuple[scales.Measure, ...]:
    """The person's own measures, retired ones included, by id."""
    return tuple(starmap(own_measure, person.measures.order_by("key").values_list(*MEASURE)))


def own_measure(*row) -> scales.Measure:
    """The measure that a row of `MEASURE` holds."""
    key, name, kind, scale, retired, unit = row
    return scales.Measure(key, name, kind, scale or 0, retired=bool(retired), unit=unit)


def every_measure(person: PersonRow) -> dict[str, scales.Measure]:
    """Built-in and own measures by id, retired ones and plain numbers included."""
    return scales.BUILT_IN | {measure.id: measure for measure in own_measures(person)}


def all_measures(person: PersonRow) -> dict[str, scales.Measure]:
    """Built-in and own measures that are rated on a scale, by id, retired ones included."""
    return {id: each for id, each in every_measure(person).items() if not each.is_number}


def numbers(person: PersonRow) -> dict[str, scales.Measure]:
    """The person's own plain numbers by id."""
    return {measure.id: measure for measure in own_measures(person) if measure.is_number}


def measures_among(person: PersonRow, ids: Collection[str]) -> dict[str, scales.Measure]:
    """Measures that hold those of `ids`; the person's own are read only when one is among them."""
    return scales.BUILT_IN if scales.BUILT_IN.keys() >= {*ids} else every_measure(person)


def asked_measures(person: PersonRow) -> tuple[scales.Measure, ...]:
    """What the check-in asks about: chosen and not retired, built-in ones first."""
    chosen = set(person.tracks or ASKED_AT_FIRST)
    measures = every_measure(person).values()
    return tuple(each for each in measures if each.id in chosen and not each.retired)


def entry_on(person: PersonRow, day: date) -> EntryRow | None:
    """What was said about a day; None when nothing was, or all of it was cleared again."""
    entry = entry_as_kept(person, day)
    return entry if entry and _counts(entry) else None


def entry_as_kept(person: PersonRow, day: date) -> EntryRow | None:
    """The day's row, also when all that was said was cleared again."""
    return next(iter(ENTRY.models(person=person.pk, day=day)), None)


def is_received(person: PersonRow, client_id: UUID) -> bool:
    """Whether an answer with this id of its device is stored already."""
    return bool(RECEIPT.rows(person=person.pk, client_id=client_id))


def answered(person: PersonRow) -> dict[date, frozenset[str]]:
    """The questions answered here on each day, those whose answer was cleared again included."""
    said = person.entries.exclude(moments={}).values_list("day", "moments")
    return {day: frozenset(moments) for day, moments in said}


def _counts(entry: EntryRow) -> bool:
    return not entry.moments or not says_nothing(vars(entry))
