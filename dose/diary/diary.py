"""The Diary: one person's whole record as plain frozen data, the one thing everything reads.

Rules, charts, summary, export and demo take a Diary and a day, so page, paper and command cannot
disagree. A new field is added in `parts.py` and in the table that keeps it, a new list also here,
in `from_database` and in `store`, and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from dose.diary.columns import Days, DoseDays, days_of, dose_days_of
from dose.diary.parts import (
    Advice,
    Break,
    Condition,
    CorrectedRegimen,
    Dose,
    Entry,
    Medicine,
    Person,
    Plan,
    PreviousPlan,
    Regimen,
    Visit,
)
from dose.diary.supply import NO_SUPPLY, Supply, need_consistent
from journal.answers import NEWNESS, check_rating, fits
from journal.scales import BUILT_IN, Measure
from journal.validation import Impossible, need

LISTS = (
    "previous_plans", "regimen", "corrected_regimen", "breaks", "doses", "measures", "tracks",
    "entries", "medicines", "conditions", "advice",
)  # fmt: skip
NUMBERS = {int, float}


@dataclass(frozen=True, kw_only=True)
class Diary:
    """One person's whole record, every list in a canonical order whatever order it came in."""

    person: Person
    plan: Plan | None = None
    previous_plans: tuple[PreviousPlan, ...] = ()
    regimen: tuple[Regimen, ...] = ()
    corrected_regimen: tuple[CorrectedRegimen, ...] = ()
    breaks: tuple[Break, ...] = ()
    doses: tuple[Dose, ...] = ()
    measures: tuple[Measure, ...] = ()
    chosen_symptom: str = field(default="", metadata={"json": "primary_symptom"})
    tracks: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    conditions: tuple[Condition, ...] = ()
    advice: tuple[Advice, ...] = ()
    visit: Visit = field(default_factory=Visit)
    supply: Supply = field(default=NO_SUPPLY, metadata={"none": NO_SUPPLY})

    def __post_init__(self) -> None:
        self._refuse_twice("measures", "id")
        self._refuse_twice("entries", "day")
        self._refuse_twice("regimen", "start")
        self._refuse_unknown_measures()
        need_consistent(self.supply.packs, self.supply.counts, "supply.")
        for index, entry in enumerate(self.entries):
            self._refuse_off_scale(entry, f"entries[{index}]")
        for name in LISTS:
            object.__setattr__(self, name, in_order(name, getattr(self, name)))
        object.__setattr__(self, "regimen", in_parts(self.plan, self.regimen))

    @classmethod
    def of_checked(cls, **facts) -> "Diary":
        """A Diary of all its facts, which were checked together before, each list `in_order`."""
        made = object.__new__(cls)
        vars(made).update(facts)
        return made

    def with_entries(self, entries: tuple[Entry, ...]) -> "Diary":
        """The same with some of its entries saying less: what they still say was checked."""
        return self.of_checked(**{part.name: getattr(self, part.name) for part in fields(self)}
                               | {"entries": entries})  # fmt: skip

    @cached_property
    def all_measures(self) -> dict[str, Measure]:
        """Built-in and own measures on a scale by id, the own ones in order also before the lists
        are."""
        return BUILT_IN | {measure.id: measure for measure in self._own if not measure.is_number}

    @cached_property
    def numbers(self) -> dict[str, Measure]:
        """Own plain numbers by id: they are kept in `measurements` of the entries."""
        return {measure.id: measure for measure in self._own if measure.is_number}

    @property
    def _own(self) -> list[Measure]:
        return sorted(self.measures, key=ORDER["measures"])

    @cached_property
    def entry_on(self) -> dict[date, Entry]:
        """The entries by day."""
        return {entry.day: entry for entry in self.entries}

    @cached_property
    def days(self) -> Days:
        """The entries as columns, a byte a day."""
        return days_of(self.entries)

    @cached_property
    def dose_days(self) -> DoseDays:
        """The days of the doses."""
        return dose_days_of(self.doses)

    @property
    def primary_symptom(self) -> str:
        """The id of the one symptom that benefit is judged by: the plan's, else the chosen one."""
        return self.plan.primary_symptom if self.plan else self.chosen_symptom or "fatigue"

    def dated_ratings(
        self, measure: str, first: date, last: date
    ) -> tuple[tuple[date, float], ...]:
        """The ratings of one measure from `first` to `last` (both included) with their days.

        Unrated days are absent.
        """
        return self.days.rated(measure, first, last).points

    def _refuse_twice(self, name: str, key: str) -> None:
        seen = set()
        for index, row in enumerate(getattr(self, name)):
            value = getattr(row, key)
            if value in seen:
                raise Impossible(f"{name}[{index}]", f"a second one for {value}; keep only one")
            seen.add(value)

    def _refuse_unknown_measures(self) -> None:
        for index, measure in enumerate(self.measures):
            own = measure.id not in BUILT_IN
            need(own, f"measures[{index}].id", f"{measure.id} is a built-in measure's id")
        if self.plan:
            self._need_measure(self.plan.primary_symptom, "plan.primary_symptom")
        if self.chosen_symptom:
            self._need_measure(self.chosen_symptom, "primary_symptom")
        for index, plan in enumerate(self.previous_plans):
            self._need_measure(plan.primary_symptom, f"previous_plans[{index}].primary_symptom")
        for index, id in enumerate(self.tracks):
            if id not in self.numbers:
                self._need_measure(id, f"tracks[{index}]")

    def _need_measure(self, id: str, where: str) -> None:
        need(id in self.all_measures, where, f"no measure has the id {id!r}; add it to measures")

    @cached_property
    def _on_scale(self) -> set[tuple[str, float]]:
        """Every measure with every rating that fits it."""
        of_scale = {scale: [n / 10 for n in range(10 * scale + 1)] for scale in (3, 4, 10)}
        return {
            (id, rating)
            for id, measure in self.all_measures.items()
            for rating in of_scale[measure.scale]
            if fits(measure, rating)
        }

    def _refuse_off_scale(self, entry: Entry, where: str) -> None:
        for name in NEWNESS:
            for id in getattr(entry, name):
                if id not in self.all_measures:
                    self._need_measure(id, f"{where}.{name}")
        rated = entry.ratings  # nearly always all right, which is seen without a loop of Python
        if rated.items() <= self._on_scale and NUMBERS.issuperset(map(type, rated.values())):
            return
        for id, rating in entry.ratings.items():
            measure = self.all_measures.get(id)
            if measure is None:  # the words are made only when needed
                self._need_measure(id, f"{where}.ratings.{id}")
            elif not fits(measure, rating):
                check_rating(measure, rating, f"{where}.ratings.{id}")


def in_order(name: str, rows: Iterable) -> tuple:
    """The rows of the list of that name in their canonical order."""
    return tuple(sorted(rows, key=ORDER.get(name, _canonical)))


def in_parts(plan: Plan | None, regimen: tuple[Regimen, ...]) -> tuple[Regimen, ...]:
    """The regimen, in two parts a day where the plan wants two and no row could yet say so."""
    if plan is None or plan.doses_per_day == 1 or any(row.timing == "both" for row in regimen):
        return regimen
    return tuple(replace(row, timing="both") for row in regimen)


def _dose_order(dose: Dose) -> tuple:
    when = dose.taken_at.timestamp() if dose.taken_at else float("-inf")
    return dose.day, when, dose.timing or "", dose.status, dose.dose_mg or 0, dose.reason


# The long lists and those with a unique key; the rest are short and ordered by all they hold.
ORDER = {
    "entries": attrgetter("day"),
    "regimen": attrgetter("start"),
    "measures": attrgetter("id"),
    "doses": _dose_order,
    "advice": lambda row: (row.on, row.rule, row.action, row.answer or ""),
}


def _canonical(row) -> tuple:
    values = (row,) if isinstance(row, str) else (getattr(row, part.name) for part in fields(row))
    return tuple((value is not None, _sortable(value)) for value in values)


def _sortable(value) -> str:
    """As text that is the same for 1.5 and 1.50 mg, and for an instant in whatever zone."""
    match value:
        case tuple():
            return " ".join(map(_sortable, value))
        case Decimal():
            return f"{value:08.3f}"
        case datetime():
            return value.astimezone(UTC).isoformat()
    return str(value)
