"""A month as a heat map: the primary symptom as shade, with words for every day (pure).

Lengths are in units of the drawing, in which a day is 48 wide and 52 high. The gap around a day
belongs to what is pressed: on the narrowest phone a target is a seventh of the screen (45.7 px)
wide and 49 px high.
"""

from calendar import Calendar, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from dose.treatment.course import Course
from journal.scales import Measure
from ldn_tracker.charts.words.dates import days_words

WIDE, HIGH, GAP = 48, 52, 4
TAKEN, NOT_DUE = "taken", "not due"
DOSES = {NOT_DUE: "no dose due"}
LIGHTEST, DARKEST = 0.08, 0.42  # opacity: the number on it stays readable in every theme


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the month, where it is drawn, and what is known about it."""

    day: date
    x: int
    y: int
    rating: float | None
    scale: int
    is_crash: bool
    dose: str  # "taken", "not taken", "not due" or ""
    is_recorded: bool
    is_ahead: bool
    words: str

    @property
    def shade(self) -> str:
        """The opacity of its fill; "" for a day that was not rated, which stays blank."""
        if self.rating is None:
            return ""
        return f"{LIGHTEST + (DARKEST - LIGHTEST) * self.rating / self.scale:.2f}"

    @property
    def shown(self) -> str:
        """Its rating as a number."""
        return "" if self.rating is None else f"{self.rating:g}"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of cells; `before` and `after` are the first days of its neighbours."""

    first: date
    cells: tuple[Cell, ...]
    before: date
    after: date | None

    @property
    def width(self) -> int:
        """The width of the drawing."""
        return 7 * (WIDE + GAP) - GAP

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return max(cell.y for cell in self.cells) + HIGH

    @property
    def has_days_between(self) -> bool:
        """Whether there are days without a dose between two with one."""
        return any(cell.dose == NOT_DUE for cell in self.cells)

    @property
    def is_rated(self) -> bool:
        """Whether any of its days has a rating."""
        return any(cell.rating is not None for cell in self.cells)

    @property
    def recorded(self) -> str:
        """What was recorded: "3 days with answers, 5 with a dose taken"."""
        answered = sum(cell.is_recorded for cell in self.cells)
        taken = sum(cell.dose == TAKEN for cell in self.cells)
        return f"{days_words(answered)} with answers, {taken} with a dose taken"


def month(diary: Diary, first: date, today: date) -> Month:
    """The month that begins on `first`, Monday at the left; days after `today` are ahead."""
    cells = tuple(_cells(diary, first, today))
    after = _next(first)
    return Month(first, cells, _previous(first), after if after <= today else None)


def month_end(first: date, today: date) -> date:
    """The last day of a month, or today if that is earlier."""
    return min(first.replace(day=monthrange(first.year, first.month)[1]), today)


def _cells(diary: Diary, first: date, today: date) -> Iterator[Cell]:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    days = diary.dose_days
    doses = dict.fromkeys(days.skipped, "not taken") | dict.fromkeys(days.taken, TAKEN)
    course = Course(diary, month_end(first, today))
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            if day.month == first.month:
                place = (column * (WIDE + GAP), row * (HIGH + GAP))
                said = doses.get(day, "")
                between = day <= course.day and said != TAKEN and course.waits(day)
                yield _cell(diary, day, place, NOT_DUE if between else said, today)


def _cell(diary: Diary, day: date, place: tuple[int, int], dose: str, today: date) -> Cell:
    measure = diary.all_measures[diary.primary_symptom]
    entry = diary.entry_on.get(day)
    rating = entry.ratings.get(measure.id) if entry else None
    is_crash, is_recorded = bool(entry and entry.is_crash), bool(entry and entry.answered)
    return Cell(
        day=day,
        x=place[0],
        y=place[1],
        rating=rating,
        scale=measure.scale,
        is_crash=is_crash,
        dose=dose,
        is_recorded=is_recorded,
        is_ahead=day > today,
        words=_words(day, measure, rating, dose, is_crash=is_crash, is_empty=not is_recorded),
    )


def _words(
    day: date, measure: Measure, rating: float | None, dose: str, *, is_crash: bool, is_empty: bool
) -> str:
    said = [] if rating is None else [measure.told(rating)]
    said += ["crash day"] if is_crash else []
    said += [DOSES.get(dose, f"dose {dose}")] if dose else []
    empty = "nothing recorded" if is_empty else "recorded"
    return f"{day:%A} {day.day} {day:%B}: {', '.join(said) or empty}"


def _previous(first: date) -> date:
    return date.fromordinal(first.toordinal() - 1).replace(day=1)


def _next(first: date) -> date:
    days = monthrange(first.year, first.month)[1]
    return date.fromordinal(first.toordinal() + days)
