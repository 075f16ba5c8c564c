"""The one bridge from the database to the Diary: whole, or the window that a page looks at.

Every query here is prepared (`journal.prepared`). What is read was checked when it was stored and
is not checked again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import repeat, starmap
from operator import attrgetter
from types import MappingProxyType

from django.db.models import BigAutoField, DateField, Model, Q, QuerySet, Subquery

from dose.diary import parts, rows
from dose.diary.diary import Diary, in_order, in_parts
from dose.diary.ordered import rows_until
from dose.diary.supply import NO_SUPPLY, Count, Order, Pack, Supply
from dose.diary.window import ADVICE_BACK, doses_from, entry_spans, merged
from dose.models import (
    AdviceRow,
    BreakRow,
    ConditionRow,
    CountRow,
    Intake,
    MedicineRow,
    OrderRow,
    PackRow,
    PlanRow,
    RegimenRow,
)
from dose.treatment.course import Course
from dose.treatment.reminders import SHOWN_DAYS
from journal import queries
from journal.answers import CHOICES, NEWNESS
from journal.day import DAY, FIRST_DAY
from journal.models import EntryRow, MeasureRow, PersonRow
from journal.prepared import Given, Prepared

FIRST, LAST = Given("first", DateField()), Given("last", DateField())
# An entry whose answers were all cleared again has moments and nothing else: `queries.entry_on`.
SAYS_NOTHING = Q(crash=None, ratings={}, measurements={}, note="") & Q(
    **{name: [] for name in (*CHOICES, *NEWNESS)}
)
SAYS_WHAT_IS_NEW = ~Q(new_since_change=[]) | ~Q(not_new_since_change=[])


class Parts:
    """The parts of one kind that a queryset finds, with all of their fields or with `only` some.

    `like`: fields that are not read because all of these parts have the same in them. `as_read`:
    those in which a part has what its column has, as nobody asks in which order it stands.
    """

    def __init__(
        self,
        kind: type,
        found: QuerySet,
        only: Sequence[str] = (),
        like: Mapping[str, object] = MappingProxyType({}),
        as_read: Collection[str] = (),
    ):
        self.kind, self.named, self.like = kind, only or rows.names(kind), like
        self.as_read = as_read
        self.query = Prepared(found.values_list(*self.named))

    def of(self, person: PersonRow, **days: date) -> tuple:
        """Those of a person, of the days that the queryset leaves open."""
        columns = self.query.columns(person=person.pk, **days)
        same = map(repeat, self.like.values()) if columns else ()
        named = (*self.named, *self.like)
        return rows.parts(self.kind, named, (*columns, *same), as_read=self.as_read)


def _of_one(table: type[Model]) -> QuerySet:
    return table.objects.filter(person=Given("person", BigAutoField())).order_by()


_PLANS, _REGIMEN = _of_one(PlanRow), _of_one(RegimenRow)
_DOSES, _ADVICE = _of_one(Intake), _of_one(AdviceRow)
_ENTRIES = _of_one(EntryRow).exclude(SAYS_NOTHING, ~Q(moments={}))
_EARLIER = _DOSES.filter(status="taken", day__lt=FIRST).values("day")
_ENDS = [Subquery(_EARLIER.order_by(by)[:1]) for by in ("day", "-day")]
# What is counted over years: see `counted`.
_COUNTED = ("day", "ratings", "crash", "factors", "alerts", "measurements", "note")

# The lists that are always read whole, by their names in the Diary.
SHORT = {
    "previous_plans": Parts(parts.PreviousPlan, _PLANS.exclude(until=None)),
    "regimen": Parts(parts.Regimen, _REGIMEN.filter(corrected_at=None)),
    "corrected_regimen": Parts(parts.CorrectedRegimen, _REGIMEN.exclude(corrected_at=None)),
    "breaks": Parts(parts.Break, _of_one(BreakRow)),
    "medicines": Parts(parts.Medicine, _of_one(MedicineRow)),
    "conditions": Parts(parts.Condition, _of_one(ConditionRow)),
}
PLAN = Parts(parts.Plan, _PLANS.filter(until=None))
ORDER = Parts(Order, _of_one(OrderRow))
PACKS, COUNTS = Parts(Pack, _of_one(PackRow)), Parts(Count, _of_one(CountRow))
MEASURES = Prepared(_of_one(MeasureRow).values_list(*queries.MEASURE))
DOSES = Parts(parts.Dose, _DOSES)
DOSES_IN = Parts(parts.Dose, _DOSES.filter(day__gte=FIRST, day__lte=LAST))
DOSES_COUNTED = Parts(parts.Dose, _DOSES, only=("day", "status", "dose_mg", "timing"))
DOSES_OF_FIRST_AND_LAST_DAY_BEFORE = Parts(parts.Dose, _DOSES.filter(day__in=_ENDS))
ADVICE = Parts(parts.Advice, _ADVICE)
ADVICE_IN = Parts(parts.Advice, _ADVICE.filter(on__gte=FIRST, on__lte=LAST))
ENTRIES = Parts(parts.Entry, _ENTRIES)
ENTRIES_COUNTED = Parts(
    parts.Entry,
    _ENTRIES,
    only=_COUNTED,
    like=dict.fromkeys(NEWNESS, ()),
    as_read=("ratings",),
)
ENTRIES_IN = Parts(parts.Entry, _ENTRIES.filter(day__gte=FIRST, day__lte=LAST))
ENTRIES_ON_WHAT_IS_NEW = Parts(
    parts.Entry, _ENTRIES.filter(SAYS_WHAT_IS_NEW, day__gte=FIRST, day__lte=LAST)
)
FIRST_ENTRY = Parts(parts.Entry, _ENTRIES.order_by("day")[:1])


def whole(person: PersonRow) -> Diary:
    """The person's whole Diary."""
    return _diary(_short(person), DOSES.of(person), ADVICE.of(person), ENTRIES.of(person))


def of_days(person: PersonRow, first: date, last: date) -> Diary:
    """The Diary with the doses, entries and advice of these days only: for a page that fills in.

    Where one of them lies in a break, the doses since its first day too: one may have ended it.
    """
    short = _short(person)
    breaks = (row for row in short["breaks"] if row.start <= last and first <= (row.until or last))
    begun = min([first, *(row.start for row in breaks)])
    read = (each.of(person, first=first, last=last) for each in (ADVICE_IN, ENTRIES_IN))
    return _diary(short, DOSES_IN.of(person, first=begun, last=last), *read)


def window(person: PersonRow, today: date, since: date | None = None) -> Diary:
    """What the rules look at on `today`, as `dose.diary.window.cut` defines it.

    With `since`: besides that the first entry, and every entry, dose and advice from then on.
    """
    return Diary.of_checked(**_window(person, today, since))


def counted(person: PersonRow, today: date) -> Diary:
    """The whole Diary for a page that counts years.

    Whole are only the entries and doses of the window and what was said to be new or not; the
    others have no more than what is counted, and whoever asks more of them meets an AttributeError
    and no false answer.
    """
    facts = _window(person, today)
    answered = ENTRIES_ON_WHAT_IS_NEW.of(person, first=FIRST_DAY, last=today)
    doses = _and_others(facts["doses"], DOSES_COUNTED.of(person))
    full = _and_others(facts["entries"], answered)
    entries = _and_others(full, ENTRIES_COUNTED.of(person))
    return Diary.of_checked(**facts | {"doses": doses, "entries": entries})


def with_changes(person: PersonRow, today: date) -> Diary:
    """The window, and what a calendar needs of the time before it.

    Every day with a dose where there were breaks, as a dose may have ended one; and the doses
    around the beginning of the oldest row of the regimen that is shown.
    """
    facts = _window(person, today)
    doses = facts["doses"]
    for row in rows_until(facts["regimen"], today - timedelta(SHOWN_DAYS), "start")[-1:]:
        around = DOSES_IN.of(person, first=row.start - DAY, last=row.start)
        doses = _and_others(doses, around)
    others = DOSES_COUNTED.of(person) if facts["breaks"] else ()
    return Diary.of_checked(**facts | {"doses": _and_others(doses, others)})


def _window(person: PersonRow, today: date, since: date | None = None) -> dict:
    short, advised = _short(person), today - timedelta(ADVICE_BACK)
    dosed = doses_from(short["supply"], today)
    dosed, advised = min(since or dosed, dosed), min(since or advised, advised)
    earlier = DOSES_OF_FIRST_AND_LAST_DAY_BEFORE.of(person, first=dosed)
    doses = (*earlier, *DOSES_IN.of(person, first=dosed, last=today))
    advice = ADVICE_IN.of(person, first=advised, last=today)
    bare = _facts(short, doses, advice, ())
    course = Course(Diary.of_checked(**bare), today)
    return bare | {"entries": in_order("entries", _entries(person, course, since))}


def _and_others(full: tuple, others: tuple) -> tuple:
    """All of these, and the others of days that none of them is of, in order of days."""
    known = {row.day for row in full}
    more = (row for row in others if row.day not in known)
    return tuple(sorted((*full, *more), key=attrgetter("day")))


def _entries(person: PersonRow, course: Course, since: date | None) -> Iterable[parts.Entry]:
    """The spans that `window` names, and what was answered "new" or "not new" since the change."""
    spans, found = entry_spans(course), []
    if since:
        spans += ((since, course.day),)
        found += FIRST_ENTRY.of(person)
    if course.change:
        found += ENTRIES_ON_WHAT_IS_NEW.of(person, first=course.change, last=course.day)
    for first, last in merged(spans):
        found += ENTRIES_IN.of(person, first=first, last=last)
    return {entry.day: entry for entry in found}.values()


def _diary(short: dict, doses: tuple, advice: tuple, entries: tuple) -> Diary:
    return Diary.of_checked(**_facts(short, doses, advice, entries))


def _facts(short: dict, doses: tuple, advice: tuple, entries: tuple) -> dict:
    lists = {"doses": doses, "advice": advice, "entries": entries}
    return short | {name: in_order(name, found) for name, found in lists.items()}


def _short(person: PersonRow) -> dict:
    """Everything of the Diary but doses, advice and entries."""
    facts = {name: getattr(person, name) for name in rows.names(parts.Person)}
    lists = {name: tuple(facts[name]) for name in ("allergies", "diagnoses")}
    said = {name: rows.dated(facts[name]) for name in ("said_none", "said_unsure")}
    own = starmap(queries.own_measure, MEASURES.rows(person=person.pk))
    short = {name: in_order(name, read.of(person)) for name, read in SHORT.items()}
    plan = next(iter(PLAN.of(person)), None)
    return short | {
        "person": parts.Person(**facts | lists | said),
        "plan": plan,
        "regimen": in_parts(plan, short["regimen"]),
        "measures": in_order("measures", own),
        "chosen_symptom": person.primary_symptom,
        "tracks": in_order("tracks", person.tracks),
        "visit": parts.Visit(
            on=person.visit_on, ask=person.visit_ask, questions=tuple(person.visit_questions)
        ),
        "supply": supply(person),
    }


def supply(person: PersonRow) -> Supply:
    """What there is, and how the next is ordered.

    Packs and counts are looked for only where an order tells that something was entered.
    """
    order = next(iter(ORDER.of(person)), None)
    if order is None:
        return NO_SUPPLY
    return Supply(packs=PACKS.of(person), counts=COUNTS.of(person), order=order)
