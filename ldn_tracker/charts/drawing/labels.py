"""The texts over and under a chart: dose labels that never meet, and an evenly named date axis."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise, product

from dose.treatment.timeline import Stretch
from dose.vocabulary import EVERY_DAYS, TIMINGS
from ldn_tracker.charts.drawing.layout import Layout, Scale
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.charts.words.stretch_words import short_words, words_of

DAILY_UP_TO = 14  # days; above this the axis names Mondays
WEEKLY_UP_TO = 75  # above this months, above YEARLY years
YEARLY_ABOVE = 1500
EVERY = (1, 2, 3, 4, 6, 12)  # each, or every second, third … day, week, month or year is named

Wish = tuple[float, list[tuple[str, float]]]  # where a stretch begins; texts, and how wide each is


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins at `x`; `lane` 0 is nearest to what it names, which begins at `at`.

    `before`: it stands on the left of that place, and ends there.
    """

    text: str
    x: float
    lane: int
    at: float
    before: bool = False

    @property
    def leads(self) -> bool:
        """Whether a fine line leads from it to what it names."""
        return self.lane > 0 or self.before


def dose_labels(rows: tuple[Stretch, ...], places: Scale, layout: Layout) -> tuple[Label, ...]:
    """A label for each stretch, oldest first, on as few lanes as it takes that none meets another.

    Where not all have room in full, a time of day is said only where it is new, or not at all; what
    still has no room is left to the table. A label between two lines is read as that of the dose on
    its left, so that few words are set before one on the other side.
    """
    named = [row for row in rows if not row.is_break]  # the band says "break"
    best: tuple[Label, ...] = ()
    for sides in (False, True):
        for texts in (_in_full(named), _time_once(named), _short(named)):
            wishes = [
                (
                    places.start(row.first),
                    [(each, layout.wide(each, layout.small)) for each in said],
                )
                for row, said in zip(named, texts, strict=True)
            ]
            for lanes in range(1, layout.lanes + 1):
                best = max(best, _placed(wishes, layout, lanes, sides=sides), key=len)
                if len(best) == len(named):
                    return best
    return best


def unsaid_time(rows: Iterable[Stretch], drawings: Iterable[str]) -> str:
    """ "All doses due at night." where in one of the drawings no label says so."""
    taken = tuple(row for row in rows if row.taking)
    times = [*{(row.timing, row.every_days) for row in taken}]
    timing, every_days = times[0] if len(times) == 1 else (None, 1)
    if timing is None:
        return ""
    labels = {f">{words_of(row)}</text>" for row in taken}
    is_said = all(any(label in drawing for label in labels) for drawing in drawings)
    often = f"{EVERY_DAYS[every_days].said}, " if every_days > 1 else ""
    return "" if is_said else f"All doses due {often}{TIMINGS[timing].said}."


def _in_full(rows: list[Stretch]) -> list[tuple[str, ...]]:
    return [(words_of(row),) for row in rows]


def _time_once(rows: list[Stretch]) -> list[tuple[str, ...]]:
    times = [None, *((row.timing, row.every_days) for row in rows)]
    known = (before == time for before, time in pairwise(times))
    return [
        (short_words(row),) if same else (words_of(row), short_words(row))
        for row, same in zip(rows, known, strict=True)
    ]


def _short(rows: list[Stretch]) -> list[tuple[str, ...]]:
    return [(short_words(row),) for row in rows]


def _placed(wishes: list[Wish], layout: Layout, lanes: int, *, sides: bool) -> tuple[Label, ...]:
    """Set from the right, so that what has no room is raised and its line passes no other text.

    Once the lanes are full, labels on the left of their lines come down again: of the last dose, or
    of any where both `sides` will do.
    """
    gap = layout.small / 2
    texts_from, lines_from = [layout.width + gap] * lanes, [layout.width] * lanes

    def free() -> tuple[list[float], list[float]]:
        """Up to where a text of each lane may go, and from where its line can rise to it."""
        texts = [min(texts_from[n] - gap, *lines_from[n:]) for n in range(lanes)]
        return texts, list(accumulate(texts_from, min))

    ends, lines_to = free()
    right = [(n, False) for n in range(lanes)]
    ways = right + [(n, True) for n in reversed(range(lanes))]
    placed = []
    for at, texts in reversed(wishes):
        for (text, wide), (lane, before) in product(texts, ways):
            x = at - gap / 2 - wide if before else at
            if x >= 0 and x + wide <= ends[lane] and at <= lines_to[lane]:
                placed.append(Label(text, x, lane, at, before))
                texts_from[lane], lines_from[lane] = x, at
                ends, lines_to = free()
                break
        ways = ways if sides else right
    return tuple(reversed(placed))


def date_labels(places: Scale, layout: Layout) -> tuple[Label, ...]:
    """The date axis: days, Mondays, months or years; every second, third … where room is short."""
    begun, named = _axis_days(places), ()
    for every in EVERY:
        days = [day for number, day in begun if number % every == 0]
        named = tuple(_dates(days, places, layout))
        if all(
            _end(label, layout) + layout.small / 2 <= after.x for label, after in pairwise(named)
        ):
            break
    return named


def _dates(days: list[date], places: Scale, layout: Layout) -> Iterator[Label]:
    year = None
    for day in days:
        x = places.start(day)
        label = Label(_axis_text(day, places, says_year=day.year != year), x, 0, x)
        if _end(label, layout) <= layout.width:
            yield label
        year = day.year


def _end(label: Label, layout: Layout) -> float:
    return label.x + layout.wide(label.text, layout.small)


def _axis_days(places: Scale) -> list[tuple[int, date]]:
    """The days that may be named, each with its number, or that of its week, month or year."""
    first, last = places.first, places.last
    if places.days <= WEEKLY_UP_TO:
        every = [first + timedelta(offset) for offset in range(places.days)]
        if places.days <= DAILY_UP_TO:
            return list(enumerate(every))
        return [(day.toordinal() // 7, day) for day in every if day.weekday() == 0]
    if places.days > YEARLY_ABOVE:
        years = ((year, date(year, 1, 1)) for year in range(first.year, last.year + 1))
        return [(year, day) for year, day in years if first <= day]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    begun = ((month, date(month // 12, month % 12 + 1, 1)) for month in months)
    return [(month, day) for month, day in begun if first <= day]


def _axis_text(day: date, places: Scale, *, says_year: bool) -> str:
    if places.days <= WEEKLY_UP_TO:
        return day_words(day, year=False)
    if places.days > YEARLY_ABOVE:
        return str(day.year)
    return f"{day:%b %Y}" if says_year else f"{day:%b}"
