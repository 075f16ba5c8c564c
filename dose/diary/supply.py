"""What there is of LDN: packs that came, what was counted, and how the next is ordered.

Parts of the Diary, as plain frozen data. A pack holds capsules or tablets of one strength, or a
liquid of one concentration; its amount is in units or in ml. What was never said is None: what is
supposed in its place is said where it is used, in `dose.supply`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple, NewType

from dose.diary.parts import MOST_STRENGTHS, need_dose
from journal.day import DAY, WEEKDAYS
from journal.validation import Impossible, need

Ml = NewType("Ml", Decimal)
Money = NewType("Money", Decimal)

MOST_UNITS_A_PACK = 10_000
MOST_ML = Decimal(10_000)
MOST_MONEY = Decimal(100_000)
MOST_DAYS = 366  # of any part of the way from the prescriber to the letterbox
MOST_REPEATS = 99
UNMADE_FOR = timedelta(366)  # how long doses are told of that nothing there could make
CURRENCY = re.compile("[A-Z]{3}")


class Kind(NamedTuple):
    """A strength (mg) of capsule or tablet, or a concentration (mg/ml) of a liquid."""

    is_liquid: bool
    mg: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack as it came, on a person's day: `units` of `strength_mg`, or `ml` of `mg_per_ml`.

    It can be used up to `use_by`, that day included.
    """

    received_on: date
    units: int | None = None
    strength_mg: Decimal | None = None
    ml: Ml | None = None
    mg_per_ml: Decimal | None = None
    use_by: date | None = field(default=None, metadata={"null": True})
    cost: Money | None = field(default=None, metadata={"decimals": 2})
    currency: str = ""
    pharmacy: str = ""

    def __post_init__(self) -> None:
        _need_kind(self)
        need(self.units != 0 and self.ml != 0, _amount_name(self), "a pack holds more than nothing")
        if self.use_by:
            ended = f"{self.use_by} is before it came on {self.received_on}"
            need(self.use_by >= self.received_on, "use_by", ended)
        if self.cost is not None:
            money = f"is from 0 to {MOST_MONEY} with two decimals at most, not {self.cost}"
            fits = 0 <= self.cost <= MOST_MONEY and self.cost == round(self.cost, 2)
            need(fits, "cost", money)
            need(self.currency, "currency", "is missing: in which currency is the cost?")
        known = not self.currency or CURRENCY.fullmatch(self.currency)
        need(known, "currency", "is three capital letters, like NZD")

    @property
    def kind(self) -> Kind:
        """What it holds."""
        return _kind(self)

    @property
    def amount(self) -> Decimal:
        """How much it holds: capsules or tablets, or ml."""
        return _amount(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What was counted of one kind on a day, before that day's dose; 0 is a count too."""

    on: date
    units: int | None = None
    strength_mg: Decimal | None = None
    ml: Ml | None = None
    mg_per_ml: Decimal | None = None

    def __post_init__(self) -> None:
        _need_kind(self)

    @property
    def kind(self) -> Kind:
        """What was counted."""
        return _kind(self)

    @property
    def amount(self) -> Decimal:
        """How much there was: capsules or tablets, or ml."""
        return _amount(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How the next pack is ordered, as far as it was said.

    Open days are those that are not `closed`: weekdays ("sat") and dates ("2026-12-25").
    `spare_days` and `appointment_days` are calendar days, the other two open days.
    """

    ordered_on: date | None = field(default=None, metadata={"null": True})
    compounding_days: int | None = None
    courier_days: int | None = None
    closed: tuple[str, ...] | None = field(default=None, metadata={"null": True})
    spare_days: int | None = None
    appointment_days: int | None = None
    repeats_left: int | None = None
    script_until: date | None = None

    def __post_init__(self) -> None:
        for name in ("compounding_days", "courier_days", "spare_days", "appointment_days"):
            days = getattr(self, name)
            need(days is None or 0 <= days <= MOST_DAYS, name, f"is 0 to {MOST_DAYS} days")
        few = self.repeats_left is None or 0 <= self.repeats_left <= MOST_REPEATS
        need(few, "repeats_left", f"is 0 to {MOST_REPEATS}")
        if self.closed is not None:
            for index, day in enumerate(self.closed):
                words = f"{day!r} is no weekday (mon, tue …) and no date like 2026-12-25"
                need(_is_closing(day), f"closed[{index}]", words)
            every = set(WEEKDAYS) <= set(self.closed)
            need(not every, "closed", "has every weekday: leave out those that are open")
            object.__setattr__(self, "closed", tuple(sorted(set(self.closed), key=_closing_order)))

    def __bool__(self) -> bool:
        return self != NO_ORDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """Everything that was entered about supply; false where nothing was."""

    packs: tuple[Pack, ...] = ()
    counts: tuple[Count, ...] = ()
    order: Order = field(default_factory=Order)

    def __post_init__(self) -> None:
        object.__setattr__(self, "packs", tuple(sorted(self.packs, key=_pack_order)))
        object.__setattr__(self, "counts", tuple(sorted(self.counts, key=_count_order)))

    def __bool__(self) -> bool:
        return bool(self.packs or self.counts or self.order)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind that came or was counted, the strongest first, liquids last."""
        return self.kinds_by(date.max)

    def kinds_by(self, day: date) -> tuple[Kind, ...]:
        """Those of them that came or were counted by a day."""
        found = {pack.kind for pack in self.packs if pack.received_on <= day}
        found |= {count.kind for count in self.counts if count.on <= day}
        return tuple(sorted(found, key=lambda kind: (kind.is_liquid, -kind.mg)))

    def known_since(self, day: date) -> date | None:
        """The day from which packs and doses still bear on the stock of `day`; None without any.

        Of each kind the latest count replaces everything before it, and on a day on which all that
        had come was past its date there was nothing, whatever was used before.
        """
        first: dict[Kind, date] = {}
        for pack in self.packs:
            if pack.received_on <= day:
                first.setdefault(pack.kind, pack.received_on)
        counted = {count.kind: count.on for count in self.counts if count.on <= day}
        since = min((first | counted).values(), default=None)
        return since and self._after_nothing(since, day)

    def _after_nothing(self, since: date, day: date) -> date:
        """The latest day from `since` on that began with nothing there, as far as dates tell.

        Where nothing is there at all now, the doses of the last year are looked at all the same:
        each of them could not be made.
        """
        came = [(pack.received_on, pack.use_by or date.max) for pack in self.packs]
        came += [(count.on, date.max if count.amount else count.on) for count in self.counts]
        until = since - DAY
        for on, last in sorted(row for row in came if since <= row[0] <= day):
            since = on if on > until else since
            until = max(until, last)
        return since if until >= day else max(until + DAY, day - UNMADE_FOR)

    @property
    def last_pack(self) -> Pack | None:
        """The pack that came last."""
        return self.packs[-1] if self.packs else None

    @property
    def currency(self) -> str:
        """The one currency of the packs; "" where none has one."""
        return next((pack.currency for pack in self.packs if pack.currency), "")


def need_consistent(packs: Iterable[Pack], counts: Iterable[Count], where: str = "") -> None:
    """Refuse rows that contradict each other; Impossible names the later one (`packs[1].cost`)."""
    for problem in contradictions(tuple(packs), tuple(counts)):
        raise Impossible(f"{where}{problem.name}", problem.reason)


def contradictions(packs: tuple[Pack, ...], counts: tuple[Count, ...]) -> list[Impossible]:
    """What cannot be together: two currencies, two counts of one kind on a day, too many kinds."""
    found, first, counted, kinds = [], "", set(), set()
    for index, pack in enumerate(packs):
        first = first or pack.currency
        if pack.currency and pack.currency != first:
            reason = f"is {pack.currency}, but another pack has {first}: keep to one currency"
            found.append(Impossible(f"packs[{index}].currency", reason))
    for index, count in enumerate(counts):
        if (count.on, count.kind) in counted:
            reason = f"a second count of this strength on {count.on}; keep only one"
            found.append(Impossible(f"counts[{index}]", reason))
        counted.add((count.on, count.kind))
    for name, rows in (("packs", packs), ("counts", counts)):
        for index, row in enumerate(rows):
            if len(kinds | {row.kind}) > MOST_STRENGTHS:
                reason = f"at most {MOST_STRENGTHS} different strengths can be kept"
                found.append(Impossible(f"{name}[{index}]", reason))
            else:
                kinds.add(row.kind)
    return found


def _need_kind(row: Pack | Count) -> None:
    """Refuse what is neither units of a strength nor ml of a concentration."""
    solid, liquid = (row.units, row.strength_mg), (row.ml, row.mg_per_ml)
    both = any(part is not None for part in solid) and any(part is not None for part in liquid)
    need(not both, "units", "is either units with strength_mg, or ml with mg_per_ml")
    if any(part is not None for part in liquid):
        need(row.ml is not None, "ml", "is missing: how many ml?")
        need(row.mg_per_ml is not None, "mg_per_ml", "is missing: how many mg in a ml?")
    else:
        need(row.units is not None, "units", "is missing: how many capsules or tablets?")
        need(row.strength_mg is not None, "strength_mg", "is missing: how many mg is each?")
    need_dose(row.strength_mg, "strength_mg")
    need_dose(row.mg_per_ml, "mg_per_ml")
    few = row.units is None or 0 <= row.units <= MOST_UNITS_A_PACK
    need(few, "units", f"is a whole number up to {MOST_UNITS_A_PACK}")
    need(row.ml is None or 0 <= row.ml <= MOST_ML, "ml", f"is from 0 to {MOST_ML}")
    need(row.ml is None or row.ml == round(row.ml, 1), "ml", "has one decimal at most")


def _amount_name(row: Pack) -> str:
    return "units" if row.ml is None else "ml"


def _kind(row: Pack | Count) -> Kind:
    if row.mg_per_ml is not None:
        return Kind(is_liquid=True, mg=row.mg_per_ml)
    return Kind(is_liquid=False, mg=row.strength_mg or Decimal(0))


def _amount(row: Pack | Count) -> Decimal:
    return Decimal(row.units or 0) if row.ml is None else row.ml


def _is_closing(day: str) -> bool:
    if day in WEEKDAYS:
        return True
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) and date.fromisoformat(day))
    except ValueError:
        return False


def _closing_order(day: str) -> tuple[int, str]:
    return (WEEKDAYS.index(day), "") if day in WEEKDAYS else (len(WEEKDAYS), day)


def _pack_order(pack: Pack) -> tuple:
    use_by = (pack.use_by is None, pack.use_by or date.max)
    cost = (pack.cost is not None, pack.cost or 0)
    return pack.received_on, pack.kind, use_by, pack.amount, cost, pack.pharmacy, pack.currency


def _count_order(count: Count) -> tuple:
    return count.on, count.kind, count.amount


NO_ORDER = Order()
NO_SUPPLY = Supply()
