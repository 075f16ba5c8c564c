"""One measure as a calendar: a square for each day, darker where it was rated higher.

Five greys of one colour, told in a legend, so that no eye needs to tell hues apart. A day without a
rating has no square. One in the lowest fifth of the scale has a dot in its pale square, which would
be taken for none in a dim room. A crash day has a frame.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import groupby

from dose.diary.columns import CRASH
from dose.diary.diary import Diary
from journal.scales import Measure
from ldn_tracker.charts.words.dates import span_words

SHADES = (".16", ".36", ".56", ".78", "1")
PALEST, DOT = SHADES[0], 4
MOST_RUNS = 4  # of months without a rating, as they are named
WEEK = tuple(timedelta(n) for n in range(7))


@dataclass(frozen=True, slots=True)
class CalendarSize:
    """Sizes in units of the drawing: the side of a day's square, and how many weeks in a row.

    `classes`: at which widths of the page the stylesheet shows it.
    """

    classes: str
    side: float
    weeks: int
    font: float

    @property
    def row(self) -> float:
        """The height of seven days with the months' names above and a gap below."""
        return self.font * 1.5 + 7 * self.side + self.font * 0.6


PHONE = CalendarSize("phone", side=13, weeks=24, font=13.5)
DESK = CalendarSize("tablet screen", side=14, weeks=53, font=14)
SHEETS = (PHONE, DESK)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The ratings of one measure over the days `first`–`last`, and the crash days among them."""

    measure: Measure
    first: date
    last: date
    rated: tuple[tuple[date, float], ...]
    crashes: tuple[date, ...]

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Each shade with its ratings: (".16", "0–1"), or (".16", "none") on a scale in words."""
        named: dict[str, list[int]] = defaultdict(list)
        for rating in range(self.measure.scale + 1):
            named[self.shade(rating)].append(rating)
        return tuple((shade, self._named(ratings)) for shade, ratings in named.items())

    @property
    def unrated_months(self) -> str:
        """The months without a rating in words: "March 2026, May to July 2026"; "" for none."""
        rated = {_month(day) for day, _ in self.rated}
        every = range(_month(self.first), _month(self.last) + 1)
        empty = [month for month in every if month not in rated]
        placed = groupby(enumerate(empty), key=lambda each: each[1] - each[0])
        runs = [[month for _, month in run] for _, run in placed]
        if len(runs) > MOST_RUNS:
            return f"{len(empty)} of these {len(every)} months"
        return ", ".join(map(_months_words, runs))

    def _named(self, ratings: list[int]) -> str:
        if self.measure.words:
            return ", ".join(self.measure.words[rating].lower() for rating in ratings)
        return f"{ratings[0]}–{ratings[-1]}"

    def shade(self, rating: float) -> str:
        """How dark a rating is, as the fifth of the scale that it lies in."""
        return SHADES[min(int(rating / self.measure.scale * len(SHADES)), len(SHADES) - 1)]


def calendar(diary: Diary, measure: Measure, first: date, last: date) -> Calendar:
    """The calendar of a measure over some days."""
    return Calendar(
        measure=measure,
        first=first,
        last=last,
        rated=diary.days.rated(measure.id, first, last).points,
        crashes=diary.days.days_marked(CRASH, first, last),
    )


def _month(day: date) -> int:
    """A month as a number, so that the next one is one more."""
    return day.year * 12 + day.month - 1


def _months_words(run: list[int]) -> str:
    first, last = (date(month // 12, month % 12 + 1, 1) for month in (run[0], run[-1]))
    if first == last:
        return f"{first:%B %Y}"
    return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"


def draw(shown: Calendar, sheet: CalendarSize) -> str:
    """The SVG; squares of one shade are one path, so that ten years stay small."""
    weeks = (shown.last - _monday(shown.first)).days // 7 + 1
    width, height = sheet.weeks * sheet.side, -(-weeks // sheet.weeks) * sheet.row
    id = f"calendar-{sheet.weeks}"
    name = f"{shown.measure.name}, {span_words(shown.first, shown.last)}"
    said = f"{len(shown.rated)} days rated, {len(shown.crashes)} crash days."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {sheet.classes}" role="img"'
        f' aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}" fill="currentColor" font-size="{sheet.font:g}">'
        f'<title id="{id}-title">{escape(name)}</title>'
        f'<desc id="{id}-desc">{said} The chart has the same numbers in a table.</desc>'
        f"{''.join(_months(shown, sheet))}{''.join(_squares(shown, sheet))}"
        f"{_frames(shown, sheet)}</svg>"
    )


def _squares(shown: Calendar, sheet: CalendarSize) -> Iterator[str]:
    """A path of short thick strokes for each shade, and one of the dots."""
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for day, rating in shown.rated:
        places[shown.shade(rating)].append(_place(shown, sheet, day))
    for shade, squares in places.items():
        yield _strokes("line", squares, sheet, sheet.side - 2, shade)
    if PALEST in places:
        yield _strokes("line low", places[PALEST], sheet, DOT, "1")


def _strokes(
    classes: str, squares: list[tuple[float, float]], sheet: CalendarSize, wide: float, shade: str
) -> str:
    """A small square of that width in the middle of each square."""
    left, middle = (sheet.side - wide) / 2, sheet.side / 2
    path = "".join(f"M{x + left:g} {y + middle:g}h{wide:g}" for x, y in squares)
    return (
        f'<path class="{classes}" d="{path}" fill="none" stroke="currentColor"'
        f' stroke-width="{wide:g}" stroke-opacity="{shade}"/>'
    )


def _frames(shown: Calendar, sheet: CalendarSize) -> str:
    side = sheet.side - 2
    places = (_place(shown, sheet, day) for day in shown.crashes)
    path = "".join(f"M{x + 1:g} {y + 1:g}h{side:g}v{side:g}h-{side:g}z" for x, y in places)
    return f'<path class="crash" d="{path}" fill="none" stroke="currentColor" stroke-width="2"/>'


def _months(shown: Calendar, sheet: CalendarSize) -> Iterator[str]:
    """A month's name over the week in which it begins, with its year where that is new."""
    year, free_from = None, (0.0, 0.0)
    for day in _month_begins(shown):
        x, y = _place(shown, sheet, _monday(day))
        text = f"{day:%b}" if day.year == year else f"{day:%b %Y}"
        wide = len(text) * sheet.font * 0.7
        x = min(x, sheet.weeks * sheet.side - wide)
        if (y, x) < free_from:
            continue
        year, free_from = day.year, (y, x + wide)
        yield f'<text x="{x:g}" y="{y - sheet.font * 0.4:g}">{text}</text>'


def _month_begins(shown: Calendar) -> list[date]:
    """The first days of months, or of the calendar if it lies within one."""
    days = range((shown.last - shown.first).days + 1)
    firsts = [day for day in map(shown.first.__add__, map(timedelta, days)) if day.day == 1]
    return firsts or [shown.first]


def _place(shown: Calendar, sheet: CalendarSize, day: date) -> tuple[float, float]:
    """The upper left corner of a day's square."""
    week = (day - _monday(shown.first)).days // 7
    row, column = divmod(week, sheet.weeks)
    top = row * sheet.row + sheet.font * 1.5
    return column * sheet.side, top + day.weekday() * sheet.side


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
