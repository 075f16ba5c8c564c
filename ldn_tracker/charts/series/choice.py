"""Which measures are shown: unasked the primary symptom, then what troubled most."""

from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from dose.treatment.effects import EffectsByDose, every_effect
from journal.ratings import PARTS, moderate_days
from journal.scales import CORE_SIDE_EFFECTS, Measure

SHOWN_AT_FIRST = 5  # judgement: what fits on a phone before the eye gives up
TROUBLING = 3  # judgement: of these at most so many side effects
MOST_SHOWN = 30  # at once: more than the built-in measures, and drawn within two seconds


@dataclass(frozen=True, slots=True)
class Burden:
    """How often a measure was rated, and how high on average as a share of its scale."""

    days: int
    share: float
    moderate_days: int


def burdens(diary: Diary, first: date, last: date) -> dict[str, Burden]:
    """The burden of every measure that was rated on at least one of the days, by id."""
    columns = ((id, diary.days.rated(id, first, last)) for id in diary.days.ratings)
    rated = ((diary.all_measures[id], column.rated) for id, column in columns)
    return {measure.id: _burden(found, measure.scale) for measure, found in rated if found}


def _burden(rated: bytes, scale: int) -> Burden:
    share = sum(rated) / PARTS / len(rated) / scale
    return Burden(len(rated), share, moderate_days(rated))


def ordered(diary: Diary, first: date, last: date) -> tuple[Measure, ...]:
    """Every measure rated in these days: the primary symptom, the tracked ones, the core side
    effects, then the others by how much they weighed; those that were always 0 last."""
    weight = burdens(diary, first, last)
    place = _places(diary)

    def rank(id: str) -> tuple:
        always_zero = weight[id].share == 0 and id not in place
        return (always_zero, place.get(id, len(place)), -weight[id].share, -weight[id].days, id)

    return tuple(diary.all_measures[id] for id in sorted(weight, key=rank))


def unasked(
    diary: Diary, rated: tuple[Measure, ...], effects: EffectsByDose
) -> tuple[Measure, ...]:
    """Of the measures rated those shown unasked: the primary symptom, then the side effects that
    were more frequent at a dose than before LDN, the most troublesome first; then symptoms.

    Where LDN was not taken nothing can have troubled since, so the first ones are shown.
    """
    primary = [measure for measure in rated if measure.id == diary.primary_symptom]
    troubled = [row.measure for row in effects.rows if row.worst_at is not None]
    others = [measure for measure in rated if measure.kind == "symptom" or not effects.doses]
    first = (*primary, *[m for m in troubled if m in rated][:TROUBLING], *others)
    return tuple(dict.fromkeys(first))[:SHOWN_AT_FIRST] or rated[:SHOWN_AT_FIRST]


def asked(rated: tuple[Measure, ...], wanted: tuple[str, ...]) -> tuple[Measure, ...]:
    """Of the measures rated those asked for, as many as are drawn at once."""
    return tuple(measure for measure in rated if measure.id in wanted)[:MOST_SHOWN]


def for_paper(
    diary: Diary, first: date, last: date, *, symptoms: int, side_effects: int
) -> tuple[tuple[Measure, ...], tuple[Measure, ...]]:
    """The few symptoms and side effects that one sheet has room for, each in reading order.

    Side effects by how troublesome they were, then by days at moderate or more, so that the one
    that troubled is never left out.
    """
    rated = ordered(diary, first, last)
    weight = burdens(diary, first, last)
    of_illness = [measure for measure in rated if measure.kind == "symptom"]
    of_medicine = [measure for measure in rated if measure.kind == "side_effect"]
    much = {row.measure.id: row.troublesome for row in every_effect(diary, first, last).rows}
    of_medicine.sort(key=lambda m: (-max(much.get(m.id, 0), 0), -weight[m.id].moderate_days))
    return tuple(of_illness[:symptoms]), tuple(of_medicine[:side_effects])


def _places(diary: Diary) -> dict[str, int]:
    first = (diary.primary_symptom, *_tracked(diary), *CORE_SIDE_EFFECTS)
    return {id: place for place, id in enumerate(dict.fromkeys(first))}


def _tracked(diary: Diary) -> tuple[str, ...]:
    """Tracked symptoms, then tracked side effects, in the order of the scales."""
    return tuple(id for id in diary.all_measures if id in diary.tracks)
