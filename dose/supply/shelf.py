"""The stock from day to day: packs come, counts replace, doses use, and what is past its date goes.

Pure. Of several packs the one with the earliest use-by is used first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dose.diary.supply import Count, Kind, Pack, Supply
from dose.supply.making import Made, make

NONE = Decimal(0)


@dataclass(slots=True)
class Batch:
    """So much of one kind that can be used up to a day, that day included (None: no end known)."""

    use_by: date | None
    amount: Decimal


@dataclass(slots=True)
class Shelf:
    """What is there: `stock` of every kind that was ever there, and the batches that make it up."""

    liquid_first: bool = False
    stock: dict[Kind, Decimal] = field(default_factory=dict)
    batches: dict[Kind, list[Batch]] = field(default_factory=dict)

    def count(self, count: Count, packs: Iterable[Pack]) -> None:
        """What was counted stands, of the packs that came last: each goes with its own use-by.

        What is past its date was counted all the same; more than the packs held is of no pack.
        """
        left, kept = count.amount, []
        for pack in sorted(packs, key=lambda pack: pack.received_on, reverse=True):
            is_of_it = pack.kind == count.kind and pack.received_on < count.on
            if left and is_of_it and (pack.use_by is None or pack.use_by >= count.on):
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
        made = make(dose_mg, self.stock, liquid_first=self.liquid_first)
        for kind, amount in (made or {}).items():
            self._use(kind, amount)
        return made

    def copy(self) -> "Shelf":
        """The same again, to be used up apart from this one."""
        return deepcopy(self)

    def _put(self, kind: Kind, batches: list[Batch]) -> None:
        """These in the order in which they are used: those that end first."""
        kept = sorted(
            (each for each in batches if each.amount), key=lambda each: each.use_by or date.max
        )
        self.batches[kind] = kept
        self.stock[kind] = sum((each.amount for each in kept), NONE)

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

    def open_day(self, day: date, shelf: Shelf) -> None:
        """A day begins: what is past its date is gone, a count stands, then packs come."""
        shelf.let_go(day)
        for count in self.counts.get(day, ()):
            shelf.count(count, self.all_packs)
        for pack in self.packs.get(day, ()):
            shelf.add(pack)


def _by_day(supply: Supply) -> tuple[Mapping[date, list[Pack]], Mapping[date, list[Count]]]:
    packs, counts = defaultdict(list), defaultdict(list)
    for pack in supply.packs:
        packs[pack.received_on].append(pack)
    for count in supply.counts:
        counts[count.on].append(count)
    return packs, counts


def _is_over(batch: Batch, day: date) -> bool:
    return batch.use_by is not None and batch.use_by < day
