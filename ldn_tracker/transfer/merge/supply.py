"""The supply of a file beside the supply that is here (pure)."""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import partial

from dose.diary.supply import Count, Order, Pack, Supply, need_consistent
from ldn_tracker.transfer.merge.rows import facts_of, merge_facts
from ldn_tracker.transfer.merge.settle import settle
from ldn_tracker.transfer.preview import Tally
from ldn_tracker.transfer.values import Refused, within
from ldn_tracker.transfer.words import gives_way_to, say, stays_here

DAY = {"packs": "received_on", "counts": "on"}


def merge_supply(mine: Supply, theirs: Supply, tally: Tally, *, prefer_file: bool) -> Supply:
    """Packs, counts and the order as they will be; one pack or count of a kind a day is the same.

    Raises Refused where the file has another currency than is here, or too many strengths together.
    """
    if not theirs:
        return mine
    _need_same_currency(mine, theirs)
    order = _order(mine.order, theirs.order, tally, prefer_file=prefer_file)
    packs, counts = (_rows(kind, mine, theirs, tally, prefer_file=prefer_file) for kind in DAY)
    within(need_consistent, packs, counts, "supply.")
    return Supply(packs=packs, counts=counts, order=order)


def _order(mine: Order, theirs: Order, tally: Tally, *, prefer_file: bool) -> Order:
    """No closed day at all is an answer too, though an empty one."""
    if mine.closed == () and not prefer_file:
        theirs = replace(theirs, closed=None)
    order = merge_facts("supply.order", mine, theirs, tally, prefer_file=prefer_file)
    if theirs.closed == () and mine.closed != () and (mine.closed is None or prefer_file):
        tally.note("changed", "supply.order", partial(str, "no closed days"))
        return replace(order, closed=())
    return order


def _need_same_currency(mine: Supply, theirs: Supply) -> None:
    for index, pack in enumerate(theirs.packs):
        if mine.currency and pack.currency and pack.currency != mine.currency:
            words = f"is {pack.currency}, but your packs here are in {mine.currency}"
            raise Refused(f"supply.packs[{index}].currency", words)


def _rows(kind: str, mine: Supply, theirs: Supply, tally: Tally, *, prefer_file: bool) -> tuple:
    here, there = Counter(getattr(mine, kind)), Counter(getattr(theirs, kind))
    heap = f"supply.{kind}"
    tally.note("unchanged", heap, count=(here & there).total())
    alike = defaultdict(list)
    for row in (here - there).elements():
        alike[_same(kind, row)].append(row)
    merged = list((here & there).elements())
    for row in (there - here).elements():
        old = alike[_same(kind, row)]
        if old:
            merged.append(_one(heap, old.pop(0), row, tally, prefer_file=prefer_file))
        else:
            tally.note("added", heap, partial(say, row))
            merged.append(row)
    return (*merged, *(row for rows in alike.values() for row in rows))


def _one(heap: str, old: Pack | Count, new: Pack | Count, tally: Tally, *, prefer_file: bool):
    settled = settle(facts_of(old), facts_of(new), prefer_file=prefer_file)
    stands = replace(old, **settled.values)
    if stands != old:
        tally.note("changed", heap, partial(gives_way_to, old, stands))
    if settled.differing and not prefer_file:
        tally.note("refused", heap, partial(stays_here, old, new))
    if not settled.gained and not settled.differing:
        tally.note("unchanged", heap)
    return stands


def _same(kind: str, row: Pack | Count) -> tuple:
    return getattr(row, DAY[kind]), row.kind
