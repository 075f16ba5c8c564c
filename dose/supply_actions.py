"""Every write about supply: what came, what was counted, what was ordered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.shortcuts import get_object_or_404

from dose.diary import from_database, rows
from dose.diary.supply import Count, Order, Pack, Supply, need_consistent
from dose.models import CountRow, OrderRow, PackRow
from journal.limits import need_room
from journal.locking import changes_diary
from journal.models import PersonRow
from journal.validation import Impossible


@changes_diary
def add_pack(*, person: PersonRow, pack: Pack, repeats_left: int | None = None) -> PackRow:
    """Keep a pack that came; Impossible in another currency than the packs that are here.

    `repeats_left`: what the script has from now on; None: as it was.
    """
    supply = from_database.supply(person)
    need_room("supply.packs", len(supply.packs))
    _need_fitting(supply, pack)
    order = supply.order
    if repeats_left is not None:
        order = replace(order, repeats_left=repeats_left)
    if order.ordered_on == pack.received_on:  # a pack of a later day tells by itself that it came
        order = replace(order, ordered_on=None)
    _keep_order(person, order)
    return person.packs.create(**rows.columns(pack))


@changes_diary
def remove_pack(*, person: PersonRow, pack_id: int) -> None:
    """Take back a pack that never came."""
    get_object_or_404(person.packs, pk=pack_id).delete()


@changes_diary
def add_count(*, person: PersonRow, count: Count) -> CountRow:
    """Keep what was counted, in the place of an earlier count of that kind on that day."""
    supply = from_database.supply(person)
    same = {"strength_mg": count.strength_mg, "mg_per_ml": count.mg_per_ml}
    person.counts.filter(on=count.on, **same).delete()
    others = tuple(c for c in supply.counts if (c.on, c.kind) != (count.on, count.kind))
    need_room("supply.counts", len(others))
    need_consistent(supply.packs, (*others, count))
    _keep_order(person, supply.order)
    return person.counts.create(**rows.columns(count))


@changes_diary
def remove_count(*, person: PersonRow, count_id: int) -> None:
    """Take back a count that was a mistake."""
    get_object_or_404(person.counts, pk=count_id).delete()


@changes_diary
def change_order(*, person: PersonRow, **facts: date | int | tuple | Decimal | None) -> OrderRow:
    """Keep these facts about ordering; the others stay."""
    return _keep_order(person, replace(from_database.supply(person).order, **facts))


def _need_fitting(supply: Supply, pack: Pack) -> None:
    """Refuse one that does not go with those that are here, in words about its own field."""
    try:
        need_consistent((*supply.packs, pack), supply.counts)
    except Impossible as error:
        raise Impossible(error.name.rpartition(".")[2], error.reason) from error


def _keep_order(person: PersonRow, order: Order) -> OrderRow:
    kept, _ = OrderRow.objects.update_or_create(person=person, defaults=rows.columns(order))
    return kept
