"""The line of the supply, counted again: each day's packs, counts and doses, one after another.

Written from the words of the page and the documents alone, day by day and dose by dose.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations_with_replacement

from tests.reading import diary as file
from tests.reading.diary import Row, day_of, days
from tests.reading.plan import plan_in_force
from tests.recount.counts import Record
from tests.recount.words import count, day_words, mg_words

DAY = timedelta(1)
LONGEST, MOST_UNITS, TIME_LOCK = 730, 12, 14  # days, units, days
NO_DOSE = "cannot make the next dose"
HALVES = {"morning": ("morning",), "night": ("night",), "both": ("morning", "night")}
Kind = tuple[bool, Decimal]  # whether it is a liquid, and its mg (in a ml)
DoseOn = Callable[[date, Row], Decimal]
End = tuple[date, bool] | str | None  # "not due": nothing is, in two years; None: it lasts longer


@dataclass
class Batch:
    """So much of a kind, which may be used up to a day."""

    use_by: date
    amount: Decimal


def line(record: Record) -> str:
    """ "Supply: 12 days (1.5 mg capsules), 1 repeat, script until 10 Nov 2026."; "" without any."""
    raw = record.raw.get("supply") or {}
    order = raw.get("order") or {}
    said = [_lasts(record)] if _since(raw, record.today) else []
    if (repeats := order.get("repeats_left")) is not None:
        said.append(count(repeats, "repeat") if repeats else "no repeat")
    if until := day_of(order.get("script_until")):
        said.append(f"script until {day_words(until)}")
    return f"Supply: {', '.join(said)}." if said else ""


def _lasts(record: Record) -> str:
    walk = Walk(record)
    left = {kind: walk.left(kind) for kind in sorted(walk.batches, key=lambda k: (k[0], -k[1]))}
    kinds = " and ".join(_name(kind, walk.solid) for kind, amount in left.items() if amount)
    now, found = walk.ends()
    if found == "not due":
        said = (_amount(kind, amount, walk.solid) for kind, amount in left.items() if amount)
        return " and ".join(said) or "nothing"
    if not kinds:
        return "none left"
    said, present = _until(found, record.today), _until(now, record.today)
    if said == NO_DOSE and present != NO_DOSE:
        said = f"{present} at the present dose, cannot make the plan’s next step"
    return f"{said} ({kinds})"


def _until(found: End, today: date) -> str:
    if found is None:
        return "more than two years"
    on, makes_one = found
    return count((on - today).days, "day") if makes_one and on > today else NO_DOSE


def _name(kind: Kind, solid: str) -> str:
    liquid, mg = kind
    return f"liquid of {mg_words(mg)} in 1 ml" if liquid else f"{mg_words(mg)} {solid}s"


def _amount(kind: Kind, amount: Decimal, solid: str) -> str:
    liquid, mg = kind
    if liquid:
        return f"{amount.normalize():f} ml of liquid ({mg_words(mg)} in 1 ml)"
    return f"{count(int(amount), solid)} of {mg_words(mg)}"


def _kind(row: dict) -> Kind:
    liquid = row.get("mg_per_ml") is not None
    return liquid, Decimal(row["mg_per_ml"] if liquid else row["strength_mg"])


def _holds(row: dict) -> Decimal:
    return Decimal(row["units"] if row.get("ml") is None else row["ml"])


def _since(raw: dict, today: date) -> date | None:
    """The first day that bears on today: of each kind its last count, else its first pack."""
    first: dict[Kind, date] = {}
    packs, counts = raw.get("packs") or (), raw.get("counts") or ()
    for key, rows, nearest in (("received_on", packs, min), ("on", counts, max)):
        known = [row for row in rows if day_of(row[key]) <= today]
        for kind in {_kind(row) for row in known}:
            first[kind] = nearest(day_of(row[key]) for row in known if _kind(row) == kind)
    return min(first.values(), default=None)


class Walk:
    """What is on the shelf as the days go by, up to today and then on."""

    def __init__(self, record: Record) -> None:
        self.record, self.today = record, record.today
        self.raw = record.raw["supply"]
        self.diary, self.course = record.diary, record.course
        self.plan = self.diary.plan
        self.rows = file.read(record.raw, date.max).regimen  # also those that are still to come
        self.solid = (
            "tablet" if (record.raw.get("plan") or {}).get("form") == "tablet" else "capsule"
        )
        self.batches: dict[Kind, list[Batch]] = {}
        for row in (*self._known("packs", "received_on"), *self._known("counts", "on")):
            self.batches.setdefault(_kind(row), [])
        self._behind(_since(self.raw, self.today))

    def left(self, kind: Kind) -> Decimal:
        """How much is there of a kind."""
        return sum((batch.amount for batch in self.batches[kind]), Decimal(0))

    def ends(self) -> tuple[End, End]:
        """The first day whose dose cannot be made, and whether any before could: at the present
        dose, and with the plan's steps unless the present one ends first."""
        now = self._ahead(lambda day, row: row.mg)
        steps = self._steps()
        if not steps or now == "not due":
            return now, now

        def with_steps(day: date, row: Row) -> Decimal:
            begun = [(on, mg) for on, mg in steps if on <= day]
            return begun[-1][1] if begun and begun[-1][0] > row.day else row.mg

        then = self._ahead(with_steps)
        ends_first = now is not None and (then is None or now[0] < then[0])
        return now, now if ends_first else then

    def _known(self, name: str, key: str) -> list[dict]:
        return [row for row in self.raw.get(name) or () if day_of(row[key]) <= self.today]

    # behind

    def _behind(self, since: date) -> None:
        dosed = [day for day in self.course.dosed if day < since]
        self.last = dosed[-1] if dosed else None  # day that a dose was or may have been taken
        for day in days(since, self.today):
            self._morning(day)
            noted = [row for row in self.record.raw.get("doses") or () if row["day"] == f"{day}"]
            for row in noted:
                if row["status"] == "taken":
                    self._take(Decimal(row["dose_mg"]))
            if day < self.today:
                for mg in self._supposed(day, noted, lambda day, row: row.mg):
                    self._take(mg)
                self._pass(day)

    def _morning(self, day: date) -> None:
        self._let_go(day)
        for row in self._known("counts", "on"):
            if row["on"] == f"{day}":
                self.batches[_kind(row)] = self._counted(row, day)
        for row in self._known("packs", "received_on"):
            if row["received_on"] == f"{day}":
                use_by = day_of(row.get("use_by")) or date.max
                self.batches[_kind(row)].append(Batch(use_by, _holds(row)))

    def _counted(self, row: dict, day: date) -> list[Batch]:
        """What was counted is of the packs that came last; what they do not hold has no date."""
        left, found = _holds(row), []
        packs = [p for p in self._known("packs", "received_on") if _kind(p) == _kind(row)]
        for pack in sorted(packs, key=lambda pack: pack["received_on"], reverse=True):
            use_by = day_of(pack.get("use_by")) or date.max
            if day_of(pack["received_on"]) < day <= use_by:
                found.append(Batch(use_by, min(_holds(pack), left)))
                left -= found[-1].amount
        return [*found, Batch(date.max, left)]

    def _let_go(self, day: date) -> None:
        for kind, found in self.batches.items():
            self.batches[kind] = [batch for batch in found if batch.use_by >= day and batch.amount]

    # what is due

    def _supposed(self, day: date, noted: list[dict], dose_on: DoseOn) -> list[Decimal]:
        """What is due of a day and not noted."""
        row = self._due(day)
        if row is None:
            return []
        mg, times = dose_on(day, row), HALVES[row.timing]
        taken = sum(Decimal(n["dose_mg"]) for n in noted if n["status"] == "taken")
        whole = len(times) == 1 or taken >= mg or any(not n.get("timing") for n in noted)
        if noted and whole:
            return []
        return [mg / len(times)] * len({*times} - {n.get("timing") for n in noted})

    def _due(self, day: date) -> Row | None:
        row = next((row for row in reversed(self.rows) if row.day <= day), None)
        if row is None or self._is_off(day):
            return None
        plan = plan_in_force(self.diary.plans, day)
        every = row.every or (plan.every if plan else 1)
        return row if self.last is None or (day - self.last).days >= every else None

    def _is_off(self, day: date) -> bool:
        if day <= self.today:
            return self.course.is_break(day)
        return any(
            day_of(row["from"]) <= day <= (day_of(row.get("until")) or date.max)
            for row in self.record.raw.get("breaks") or ()
            if not [d for d in self.course.dosed if day_of(row["from"]) <= d]
            or (row.get("until") and day_of(row["until"]) < self.course.dosed[0])
        )

    def _pass(self, day: date) -> None:
        """Remember a day on which a dose was taken, or was due and nobody said that it was not."""
        skipped = day in self.diary.dose_rows and self._is_skipped(day)
        if day in self.diary.totals or (self._due(day) and not skipped):
            self.last = day

    def _is_skipped(self, day: date) -> bool:
        rows = self.record.raw.get("doses") or ()
        return any(r["status"] == "skipped" for r in rows if r["day"] == f"{day}")

    # ahead

    def _ahead(self, dose_on: DoseOn) -> End:
        kept, last = deepcopy(self.batches), self.last
        found = self._walk_on(dose_on)
        self.batches, self.last = kept, last
        return found

    def _walk_on(self, dose_on: DoseOn) -> End:
        due = False
        for day in days(self.today, self.today + LONGEST * DAY):
            self._let_go(day)
            rows = self.record.raw.get("doses") or () if day == self.today else ()
            noted = [row for row in rows if row["day"] == f"{day}"]
            for mg in self._supposed(day, noted, dose_on):
                if not self._take(mg):
                    return day, due
                due = True
            self._pass(day)
        return None if due else "not due"

    def _steps(self) -> list[tuple[date, Decimal]]:
        """The next steps of a confirmed plan, each on its earliest day."""
        raw, course = self.record.raw.get("plan"), self.course
        if not raw or not raw.get("confirmed_on") or not course.start or not course.rows:
            return []
        if course.is_break(self.today):
            return []
        interval, present = timedelta(raw["step_interval_days"]), course.present.mg
        first = max(course.at_dose_from + interval - DAY, self.today)
        if course.time_changes:
            first = max(first, course.time_changes[-1] + TIME_LOCK * DAY)
        if course.dosed and course.dosed[-1] == self.today:
            first = max(first, self.today + DAY)
        doses = [mg for mg in _table(raw) if mg > present]
        return [(first + n * interval, mg) for n, mg in enumerate(doses)]

    # making a dose

    def _take(self, mg: Decimal) -> bool:
        """Use the fewest units that make a dose; False, and none, where nothing at hand does."""
        is_liquid = self.plan is not None and self.plan.form == "liquid"
        ways = (self._liquid, self._solids) if is_liquid else (self._solids, self._liquid)
        made = next(filter(None, (way(mg) for way in ways)), None)
        for kind, amount in made or ():
            for batch in sorted(self.batches[kind], key=lambda batch: batch.use_by):
                used = min(batch.amount, amount)
                batch.amount -= used
                amount -= used
        return made is not None

    def _liquid(self, mg: Decimal) -> list[tuple[Kind, Decimal]]:
        for kind in sorted((k for k in self.batches if k[0]), reverse=True):
            ml = mg / kind[1]
            if ml * 10 % 1 == 0 and 0 < ml <= self.left(kind):
                return [(kind, ml)]
        return []

    def _solids(self, mg: Decimal) -> list[tuple[Kind, Decimal]]:
        kinds = sorted((k for k in self.batches if not k[0] and self.left(k) >= 1), reverse=True)
        for number in range(1, MOST_UNITS + 1):
            for units in combinations_with_replacement(kinds, number):
                each = {kind: Decimal(units.count(kind)) for kind in units}
                enough = all(self.left(kind) >= amount for kind, amount in each.items())
                if enough and sum(kind[1] for kind in units) == mg:
                    return [*each.items()]
        return []


def _table(plan: dict) -> Iterator[Decimal]:
    """The doses of a plan, from the first to the maximum."""
    mg, step, most = (Decimal(plan[k]) for k in ("starting_dose_mg", "step_mg", "max_dose_mg"))
    while mg < most:
        yield mg
        mg = min(mg + step, most)
    yield mg
