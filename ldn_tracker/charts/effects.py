"""Side effects by dose and by time of day: on how many of the rated days each was moderate."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dose.days import KEPT
from dose.diary import Diary
from dose.treatment.timeline import Stretch, with_baseline
from dose.units import mg_words
from journal.ratings import moderate_days
from journal.scales import Measure
from ldn_tracker.charts.stretch_words import words_of
from ldn_tracker.charts.table import NOTHING

TIMES = {"night": "at night", "morning": "in the morning"}

Heaps = tuple[tuple[str, tuple[Stretch, ...]], ...]


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One dose or one time of day: for each side effect its name and "3/21", or a dash."""

    label: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EffectTable:
    """The side effects with a column, and the rows: by dose, then by time of day."""

    measures: tuple[Measure, ...]
    by_dose: tuple[EffectRow, ...]
    by_time: tuple[EffectRow, ...]

    @property
    def halves(self) -> tuple[tuple[EffectRow, ...], ...]:
        """The rows by dose and those by time of day, where there are any."""
        return tuple(filter(None, (self.by_dose, self.by_time)))


def effect_table(
    diary: Diary, first: date, last: date, measures: tuple[Measure, ...]
) -> EffectTable:
    """Days at moderate or more of days rated; days without a dose stand with the doses."""
    effects = tuple(measure for measure in measures if measure.kind == "side_effect")
    rows = with_baseline(diary, first, last)
    doses = dict.fromkeys(map(_dose, sorted(rows, key=_rank)))
    return EffectTable(
        measures=effects,
        by_dose=_rows(diary, effects, _heaps(rows, _dose, doses)),
        by_time=_rows(diary, effects, _heaps(rows, _time, TIMES.values())),
    )


def _rank(row: Stretch) -> tuple:
    """Before LDN, LDN without a plan, the doses from the lowest up, then the pauses."""
    return (bool(row.pause), row.taking, row.dose_mg or 0, row.is_unrecorded)


def _dose(row: Stretch) -> str:
    return mg_words(row.dose_mg) if row.dose_mg else words_of(row)


def _time(row: Stretch) -> str:
    return TIMES.get(row.timing or "", words_of(row))


def _heaps(rows: Iterable[Stretch], named: Callable, names: Iterable[str]) -> Heaps:
    """The stretches of each name, in the order of the names."""
    return tuple((name, tuple(row for row in rows if named(row) == name)) for name in names)


def _rows(diary: Diary, effects: tuple[Measure, ...], heaps: Heaps) -> tuple[EffectRow, ...]:
    return tuple(
        EffectRow(name, tuple((effect.name, _cell(diary, heap, effect.id)) for effect in effects))
        for name, heap in heaps
        if any(1 in diary.days.marked(KEPT, row.first, row.last) for row in heap)
    )


def _cell(diary: Diary, heap: tuple[Stretch, ...], id: str) -> str:
    rated = b"".join(diary.days.rated(id, row.first, row.last).rated for row in heap)
    return f"{moderate_days(rated)}/{len(rated)}" if rated else NOTHING
