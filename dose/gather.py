"""The one bridge from the database to the Diary: two statements, however long the diary is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import itemgetter

from django.db import models

from dose import parts, rows, stored
from dose.course import DOSES_BACK, Course
from dose.days import DoseDays, days_of_packed, own_columns
from dose.diary import Diary
from dose.models import Advice, Break, Condition, Intake, Medicine, Plan, Regimen
from dose.window import ADVICE_BACK, DOSES_READ, entry_spans
from journal import queries
from journal.models import Entry, Measure, Person
from journal.packed import IS_KEPT

PERSON = rows.names(parts.Person)
ENTRY = rows.names(parts.Entry)
# What a row is and where it is kept; of plans and regimen the kind that is over has all columns.
TABLES: Mapping[type, type[models.Model]] = {
    parts.PreviousPlan: Plan,
    parts.CorrectedRegimen: Regimen,
    parts.Break: Break,
    parts.Dose: Intake,
    parts.Medicine: Medicine,
    parts.Condition: Condition,
    parts.Advice: Advice,
}
DOSES = "FROM dose_intake WHERE person_id = %(person)s"
ENTRIES = "FROM journal_entry WHERE person_id = %(person)s"
ON_A_DAY: Mapping[type, str] = {
    parts.Dose: "day BETWEEN %(dosed)s AND %(today)s",
    parts.Advice: '"on" BETWEEN %(advised)s AND %(today)s',
}
# Of the days with a dose the last year's, the first ever, and the last before that year: see
# `window.cut`.
LAST_YEAR = f"SELECT day {DOSES} AND day BETWEEN %(year_ago)s AND %(today)s AND status ="
EARLIER = f"{DOSES} AND status = 'taken' AND day < %(year_ago)s"
DOSE_DAYS = (  # fixed text of ours
    f"(SELECT json_group_array(day) FROM ({LAST_YEAR} 'taken'"  # noqa: S608
    f" UNION SELECT min(day) {EARLIER} UNION SELECT max(day) {EARLIER}) WHERE day IS NOT NULL)",
    f"(SELECT json_group_array(day) FROM ({LAST_YEAR} 'skipped' GROUP BY day))",  # noqa: S608
)
IN_DAYS = "day BETWEEN %(first)s AND %(last)s"
ON_DAYS: Mapping[type, str] = {
    parts.Dose: IN_DAYS,
    parts.Advice: '"on" BETWEEN %(first)s AND %(last)s',
}
EVERYTHING: Mapping[type, str] = {}
FIRST_ENTRY = f"SELECT id FROM (SELECT id {ENTRIES} AND {IS_KEPT} ORDER BY day LIMIT 1)"  # noqa: S608
SAYS_WHAT_IS_NEW = (  # in the words of the index for it
    f"SELECT id {ENTRIES} AND day BETWEEN %(changed)s AND %(today)s"
    """ AND (NOT ("new_since_change" = '[]') OR NOT ("not_new_since_change" = '[]'))"""
)


def diary(person: Person, today: date, *, whole: bool = False, since: date | None = None) -> Diary:
    """The person's Diary: `whole`, or what the rules look at on `today` (see `dose.window.cut`).

    With `since`: besides that the first entry, and every entry, dose and advice from then on.
    """
    if whole:
        (facts,) = _but_entries(person, EVERYTHING)
        return _with_entries(Diary(**facts), person)
    bare = diary_but_entries(person, today, since)
    where, days = entries_read_on(Course(bare, today), since)
    return _with_entries(bare, person, where, **days)


def diary_but_entries(person: Person, today: date, since: date | None = None) -> Diary:
    """The same without any entry: for a page that only counts their days."""
    dosed, advised = today - DOSES_READ, today - timedelta(ADVICE_BACK)
    limits = {"dosed": min(since or dosed, dosed), "advised": min(since or advised, advised)}
    limits |= {"today": today, "year_ago": today - timedelta(DOSES_BACK)}
    facts, *days = _but_entries(person, ON_A_DAY, DOSE_DAYS, **limits)
    return Diary(**facts).with_dose_days(DoseDays(*map(_dates, days)))


def diary_but_days(person: Person) -> Diary:
    """The whole Diary without entries and doses."""
    (facts,) = _but_entries(person, {parts.Dose: "0"})
    return Diary(**facts)


def diary_of_days(person: Person, first: date, last: date) -> Diary:
    """The Diary with the doses, entries and advice of these days only: for a page that fills in."""
    limits = {"first": first, "last": last}
    (facts,) = _but_entries(person, ON_DAYS, **limits)
    return _with_entries(Diary(**facts), person, IN_DAYS, **limits)


def _but_entries(
    person: Person, where: Mapping[type, str], more: Sequence[str] = (), **days: date
) -> tuple:
    """Everything of the Diary but the entries, by its names there; then what `more` reads."""
    tables = [
        stored.rows_sql(m, rows.names(part), where.get(part, "")) for part, m in TABLES.items()
    ]
    tables.append(stored.rows_sql(Measure, queries.MEASURE))
    found = stored.read(person, [*tables, *more], **days)
    read, own = dict(zip(TABLES, found, strict=False)), found[len(TABLES)]
    plan, earlier = _in_force_and_not(parts.Plan, parts.PreviousPlan, read)
    regimen, wrong = _in_force_and_not(parts.Regimen, parts.CorrectedRegimen, read)
    facts = {
        "person": _person(person),
        "plan": plan[0] if plan else None,
        "previous_plans": earlier,
        "regimen": regimen,
        "corrected_regimen": wrong,
        "breaks": _parts(parts.Break, read[parts.Break]),
        "doses": _parts(parts.Dose, read[parts.Dose]),
        "measures": tuple(queries.own_measure(*row) for row in own),
        "tracks": tuple(person.tracks),
        "medicines": _parts(parts.Medicine, read[parts.Medicine]),
        "conditions": _parts(parts.Condition, read[parts.Condition]),
        "advice": _parts(parts.Advice, read[parts.Advice]),
        "visit": parts.Visit(ask=person.visit_ask, questions=tuple(person.visit_questions)),
    }
    return (facts, *found[len(tables) :])


def _person(person: Person) -> parts.Person:
    facts = {name: getattr(person, name) for name in PERSON}
    lists = {name: tuple(facts[name]) for name in ("allergies", "diagnoses")}
    return parts.Person(**facts | lists)


def _parts(cls: type, found: list[list], table: type[models.Model] | None = None) -> tuple:
    names = rows.names(cls)
    return rows.parts(cls, stored.columns_of(table or TABLES[cls], names, found))


def _in_force_and_not(now: type, over: type, read: Mapping[type, list]) -> tuple[tuple, tuple]:
    """The rows that hold, and those whose last column says since when they do not."""
    holds = [row for row in read[over] if row[-1] is None]
    past = [row for row in read[over] if row[-1] is not None]
    return _parts(now, holds, TABLES[over]), _parts(over, past)


def entries_read_on(course: Course, since: date | None) -> tuple[str, dict[str, date]]:
    """Which entries the rules read on the course's day, as SQL with its days.

    The spans that `window` names, and what was answered "new" or "not new" since the change.
    """
    wanted, days = [], {}
    if since:
        wanted = [FIRST_ENTRY, f"SELECT id {ENTRIES} AND day BETWEEN %(since)s AND %(today)s"]
        days = {"since": since, "today": course.day}
    for n, (first, last) in enumerate(entry_spans(course)):
        wanted.append(f"SELECT id {ENTRIES} AND day BETWEEN %(first{n})s AND %(last{n})s")
        days |= {f"first{n}": first, f"last{n}": last}
    if course.change:
        wanted.append(SAYS_WHAT_IS_NEW)
        days |= {"changed": course.change, "today": course.day}
    return f"id IN ({' UNION '.join(wanted)})", days


def _with_entries(bare: Diary, person: Person, where: str = "1", **limits: date) -> Diary:
    """The Diary with the entries of the days that count as recorded, and with their columns."""
    table = stored.rows_sql(Entry, ENTRY, f"{where} AND {IS_KEPT}", "packed")
    (found,) = stored.read(person, [table], **limits)
    found.sort(key=itemgetter(ENTRY.index("day")))
    entries = _parts(parts.Entry, found, Entry)
    own = own_columns(bare.measures, [entry.ratings for entry in entries])
    letters = "".join(row[-1] for row in found)
    days = days_of_packed([entry.day for entry in entries], letters, own)
    return replace(bare, entries=entries).with_days(days, bare.dose_days)


def _dates(days: Iterable[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, sorted(days)))
