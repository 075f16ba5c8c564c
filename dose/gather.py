"""The one bridge from the database to the Diary.

Rows are read as tuples, one query a table: model objects cost twice as much and are not needed.
"""

import json
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Max, Min, Q, QuerySet, TextField
from django.db.models.functions import Cast

from dose import parts, rows
from dose.course import DOSES_BACK, Course
from dose.diary import Diary
from dose.window import ADVICE_BACK, cut, entry_spans
from journal import queries
from journal.models import Person

PERSON = rows.names(parts.Person)
JSON = (
    "ratings",
    "factors",
    "alerts",
    "new_since_change",
    "not_new_since_change",
    "measurements",
)


def diary(person: Person, today: date, *, whole: bool = False) -> Diary:
    """The person's Diary: `whole`, or what the rules look at on `today` (see `dose.window.cut`)."""
    if whole:
        return _diary(person, person.intakes.all(), person.advice.all(), _entries(person))
    bare = _diary(person, _doses_read_on(person, today), _advice_read_on(person, today), ())
    entries = _entries(person, _entries_read_on(Course(bare, today)))
    return cut(replace(bare, entries=entries), today)


def _diary(person: Person, intakes: QuerySet, advice: QuerySet, entries: tuple) -> Diary:
    plan, earlier = _in_force_and_not(parts.Plan, parts.PreviousPlan, person.plans.all())
    regimen, wrong = _in_force_and_not(parts.Regimen, parts.CorrectedRegimen, person.regimen.all())
    return Diary(
        person=_person(person),
        plan=plan[0] if plan else None,
        previous_plans=earlier,
        regimen=regimen,
        corrected_regimen=wrong,
        breaks=_parts(parts.Break, person.breaks.all()),
        doses=_parts(parts.Dose, intakes),
        measures=queries.own_measures(person),
        tracks=tuple(person.tracks),
        entries=entries,
        medicines=_parts(parts.Medicine, person.medicines.all()),
        conditions=_parts(parts.Condition, person.conditions.all()),
        advice=_parts(parts.Advice, advice),
        visit=parts.Visit(ask=person.visit_ask, questions=tuple(person.visit_questions)),
    )


def _person(person: Person) -> parts.Person:
    facts = {name: getattr(person, name) for name in PERSON}
    lists = {name: tuple(facts[name]) for name in ("allergies", "diagnoses")}
    return parts.Person(**facts | lists)


def _parts(cls: type, found: QuerySet) -> tuple:
    return tuple(rows.part(cls, row) for row in found.order_by().values_list(*rows.names(cls)))


def _in_force_and_not(now: type, over: type, found: QuerySet) -> tuple[tuple, tuple]:
    """The rows that hold, and those whose last column says since when they do not."""
    read = list(found.order_by().values_list(*rows.names(over)))
    holds = tuple(rows.part(now, row[:-1]) for row in read if row[-1] is None)
    return holds, tuple(rows.part(over, row) for row in read if row[-1] is not None)


def _entries(person: Person, wanted: Q | None = None) -> tuple[parts.Entry, ...]:
    """JSON columns are read as text and decoded a column at a time: a third of the cost."""
    text = {f"{name}_text": Cast(name, TextField()) for name in JSON}
    found = queries.entries(person).filter(wanted or Q()).annotate(**text)
    names = [name for name in rows.names(parts.Entry) if name not in JSON]
    columns = list(zip(*found.values_list("answered", *names, *text), strict=True))
    if not columns:
        return ()
    decoded = (json.loads(f"[{','.join(column)}]") for column in columns[-len(JSON) :])
    facts = zip(*columns[1 : -len(JSON)], *decoded, strict=True)
    said = (dict(zip((*names, *JSON), row, strict=True)) for row in facts)
    kept = zip(said, columns[0], strict=True)
    return tuple(parts.Entry(**row) for row, answered in kept if queries.counts(row, answered))


def _doses_read_on(person: Person, today: date) -> QuerySet:
    """The last year's doses, the first ever, and the last before that year: see `window.cut`."""
    since = today - timedelta(DOSES_BACK)
    earlier = person.intakes.filter(day__lt=since, status="taken")
    edges = earlier.aggregate(Min("day"), Max("day")).values()
    return person.intakes.filter(Q(day__range=(since, today)) | Q(day__in=[d for d in edges if d]))


def _advice_read_on(person: Person, today: date) -> QuerySet:
    return person.advice.filter(on__range=(today - timedelta(ADVICE_BACK), today))


def _entries_read_on(course: Course) -> Q:
    """The spans that `window` names, and what was answered "new" or "not new" since the change."""
    wanted = Q()
    for span in entry_spans(course):
        wanted |= Q(day__range=span)
    if course.change:
        answered = ~Q(new_since_change=[]) | ~Q(not_new_since_change=[])
        wanted |= Q(day__range=(course.change, course.day)) & answered
    return wanted
