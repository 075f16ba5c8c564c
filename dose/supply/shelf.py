"""The stock from day to day: packs come, counts replace, doses use, and what is past its date goes.

Pure. Of several packs the one with the earliest use-by is used first.
"""

from collections.abc import Iterable
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


@dataclass
class Shelf:
    """What is there, by kind."""

    liquid_first: bool = False
    batches: dict[Kind, list[Batch]] = field(default_factory=dict)

    @property
    def stock(self) -> dict[Kind, Decimal]:
        """How much there is of every kind that was ever there, 0 included."""
        sums = (
            (kind, sum((b.amount for b in found), NONE)) for kind, found in self.batches.items()
        )
        return dict(sums)

    def open_day(self, day: date, supply: Supply) -> None:
        """A day begins: what is past its date is gone, a count stands, then packs come."""
        self.let_go(day)
        for count in supply.counts:
            if count.on == day:
                self._count(count, supply.packs)
        for pack in supply.packs:
            if pack.received_on == day:
                self._add(pack.kind, Batch(pack.use_by, pack.amount))

    def let_go(self, day: date) -> None:
        """Drop what could be used up to an earlier day only."""
        for kind, found in self.batches.items():
            if any(batch.use_by and batch.use_by < day for batch in found):
                kept = [batch for batch in found if batch.use_by is None or batch.use_by >= day]
                self.batches[kind] = kept

    def take(self, dose_mg: Decimal) -> Made | None:
        """Use what a dose is made of; None, and nothing used, where the stock cannot make it."""
        made = make(dose_mg, self.stock, liquid_first=self.liquid_first)
        for kind, amount in (made or {}).items():
            self._use(kind, amount)
        return made

    def copy(self) -> "Shelf":
        """The same again, to be used up apart from this one."""
        return deepcopy(self)

    def _add(self, kind: Kind, batch: Batch) -> None:
        self.batches[kind] = _in_turn([*self.batches.get(kind, ()), batch])

    def _use(self, kind: Kind, amount: Decimal) -> None:
        for batch in self.batches[kind]:
            used = min(batch.amount, amount)
            batch.amount -= used
            amount -= used

    def _count(self, count: Count, packs: Iterable[Pack]) -> None:
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
        self.batches[count.kind] = _in_turn([*kept, Batch(None, left)])


def _in_turn(batches: list[Batch]) -> list[Batch]:
    """Those that end first are used first."""
    return sorted(batches, key=lambda each: each.use_by or date.max)
