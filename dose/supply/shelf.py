"""The stock from day to day: packs come, counts replace, doses use, and what is past its date goes.

Pure. Of several packs the one with the earliest use-by is used first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dose.diary.supply import Count, Kind, Pack, Supply
from dose.supply.making import Made, alike_doses, make
from journal.day import DAY

NONE = Decimal(0)


@dataclass(slots=True)
class Batch:
    """So much of one kind that can be used up to a day, that day included (None: no end known)."""

    use_by: date | None
    amount: Decimal


class Alike(NamedTuple):
    """How a dose (mg) was made, and how many `times` more that is sure if no other is between."""

    dose_mg: Decimal
    made: Made | None
    times: int


@dataclass(slots=True)
class Shelf:
    """What is there: `stock` of every kind that was ever there, and the batches that make it up."""

    liquid_first: bool = False
    stock: dict[Kind, Decimal] = field(default_factory=dict)
    batches: dict[Kind, list[Batch]] = field(default_factory=dict)
    alike: Alike | None = None  # so that most doses need not be made up anew

    def count(self, count: Count, packs: Iterable[Pack]) -> None:
        """What was counted stands, of the packs that came last: each goes with its own use-by.

        `packs` are all of its kind, the latest first. What is past its date was counted all the
        same; more than the packs held is of no pack.
        """
        left, kept = count.amount, []
        for pack in packs:
            if not left:
                break
            if pack.received_on < count.on and (pack.use_by is None or pack.use_by >= count.on):
                part = min(pack.amount, left)
                kept.append(Batch(pack.use_by, part))
                left -= part
        self._put(count.kind, [*kept, Batch(None, left)])

    def add(self, pack: Pack) -> None:
        """A pack comes."""
        batch = Batch(pack.use_by, pack.amount)
        self._put(pack.kind, [*self.batches.get(pack.kind, ()), batch])

    def let_go(self, day: date) -> None:
        """Drop what could be used up to an earlier day only."""
        for kind, found in self.batches.items():
            if found and found[0].use_by and found[0].use_by < day:
                self._put(kind, [each for each in found if not _is_over(each, day)])

    def take(self, dose_mg: Decimal) -> Made | None:
        """Use what a dose is made of; None, and nothing used, where the stock cannot make it."""
        made, times = self._way(dose_mg)
        self.alike = Alike(dose_mg, made, times - 1)
        for kind, amount in (made or {}).items():
            self._use(kind, amount)
        return made

    def take_all(self, dose_mg: Decimal, times: int) -> int:
        """Use what so many equal doses take one after another; how many of them could be made."""
        left = times
        while left:
            made, sure = self._way(dose_mg)
            if made is None:
                break
            alike = min(left, sure)
            self.alike = Alike(dose_mg, made, sure - alike)
            for kind, amount in made.items():
                self._use(kind, amount * alike)
            left -= alike
        return times - left

    def takes(self, dose_mg: Decimal, times: int) -> bool:
        """Use what so many equal doses take; False, and nothing used, where not all can be made."""
        trial = self.copy()
        if trial.take_all(dose_mg, times) < times:
            return False
        self.stock, self.batches, self.alike = trial.stock, trial.batches, trial.alike
        return True

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there of any kind."""
        return not any(self.stock.values())

    def copy(self) -> "Shelf":
        """A shelf with as much on it, to be used up apart from this one."""
        batches = {
            kind: [Batch(each.use_by, each.amount) for each in found]
            for kind, found in self.batches.items()
        }
        return Shelf(self.liquid_first, dict(self.stock), batches)

    def _put(self, kind: Kind, batches: list[Batch]) -> None:
        """These in the order in which they are used: those that end first."""
        kept = sorted(
            (each for each in batches if each.amount), key=lambda each: each.use_by or date.max
        )
        self.batches[kind] = kept
        self.stock[kind] = sum((each.amount for each in kept), NONE)
        self.alike = None

    def _way(self, dose_mg: Decimal) -> tuple[Made | None, int]:
        """How a dose is made now, and how many one after another are sure to be."""
        if self.alike and self.alike.times > 0 and self.alike.dose_mg == dose_mg:
            return self.alike.made, self.alike.times
        made = make(dose_mg, self.stock, liquid_first=self.liquid_first)
        return made, alike_doses(made, self.stock)

    def _use(self, kind: Kind, amount: Decimal) -> None:
        self.stock[kind] -= amount
        found = self.batches[kind]
        while amount > 0:
            used = min(found[0].amount, amount)
            found[0].amount -= used
            amount -= used
            if not found[0].amount:
                found.pop(0)


class Arrivals:
    """What came and was counted, by day."""

    def __init__(self, supply: Supply):
        self.all_packs = supply.packs
        self.packs, self.counts = _by_day(supply)
        self.of_kind: Mapping[Kind, list[Pack]] = defaultdict(list)
        for pack in sorted(supply.packs, key=lambda pack: pack.received_on, reverse=True):
            self.of_kind[pack.kind].append(pack)

    def open_day(self, day: date, shelf: Shelf) -> None:
        """A day begins: what is past its date is gone, a count stands, then packs come."""
        shelf.let_go(day)
        for count in self.counts.get(day, ()):
            shelf.count(count, self.of_kind[count.kind])
        for pack in self.packs.get(day, ()):
            shelf.add(pack)

    def mornings(self, last: date) -> set[date]:
        """The days up to `last` that begin with something more, counted anew, or past its date."""
        ends = {pack.use_by for pack in self.all_packs if pack.use_by and pack.use_by < last}
        return {*self.packs, *self.counts, *(day + DAY for day in ends)}


def _by_day(supply: Supply) -> tuple[Mapping[date, list[Pack]], Mapping[date, list[Count]]]:
    packs, counts = defaultdict(list), defaultdict(list)
    for pack in supply.packs:
        packs[pack.received_on].append(pack)
    for count in supply.counts:
        counts[count.on].append(count)
    return packs, counts


def _is_over(batch: Batch, day: date) -> bool:
    return batch.use_by is not None and batch.use_by < day
