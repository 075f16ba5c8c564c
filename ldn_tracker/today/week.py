"""The last days on one page, to fill in what was missed (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from journal.day import DAY
from ldn_tracker.today.card import DoseCard, DueCard, dose_card
from ldn_tracker.today.questions import CheckIn, answers_of, check_in

DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day: its few questions and its dose; `is_open` while something of it is missing."""

    day: date
    check_in: CheckIn
    dose: DoseCard
    is_answered: bool
    is_crash: bool

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with."""
        return self.day.isoformat()

    @property
    def is_open(self) -> bool:
        """Whether no answer is there yet, or a dose that was due has nothing said about it."""
        return not self.is_answered or self.dose.is_open

    @property
    def says_none(self) -> bool:
        """Whether the three core side effects are all answered with none."""
        return all(question.rating == 0 for question in self.check_in.core)

    @property
    def words(self) -> str:
        """What is known about it, in one line."""
        return ", ".join(part for part in (*self._ratings(), self._dose()) if part)

    def _ratings(self) -> list[str]:
        said = [
            q.measure.told(q.rating)
            for q in (*self.check_in.symptoms, *self.check_in.tracked)
            if q.rating is not None
        ]
        noted = [q.measure.told(q.value) for q in self.check_in.numbers if q.value is not None]
        return said + (["a crash day"] if self.is_crash else []) + noted

    def _dose(self) -> str:
        if self.dose.was_taken:
            return "dose taken"
        if self.dose.is_between:
            return "no dose due"
        return "dose not taken" if self.dose.recorded else ""


def week(diary: Diary, today: date, recorded: Mapping[date, Iterable]) -> tuple[WeekDay, ...]:
    """The seven days before today, yesterday first; `recorded` are the rows of doses by day.

    Where doses are not daily, a day of which nothing is known is asked about as if the open ones
    before it had been taken: so that no two are asked about where one was due.
    """
    days, supposed = [], None
    for number in range(DAYS, 0, -1):
        day = today - number * DAY
        days.append(week_day(diary, day, today, recorded.get(day, ()), supposed=supposed))
        supposed = day if days[-1].dose.is_open else supposed
    return tuple(reversed(days))


def week_day(
    diary: Diary, day: date, today: date, recorded: Iterable, *, supposed: date | None = None
) -> WeekDay:
    """A day of the last week, with its questions and its dose."""
    entry = diary.entry_on.get(day)
    asked = check_in(
        day,
        diary.all_measures,
        today=today,
        primary=diary.primary_symptom,
        tracks=diary.tracks,
        answers=answers_of(entry, diary.numbers),
        numbers=diary.numbers,
    )
    is_crash = bool(entry and entry.is_crash)
    is_answered = bool(entry and entry.answered)
    dose = dose_card(diary, day, recorded, supposed=supposed)
    return WeekDay(day, asked, dose, is_answered, is_crash)


def all_open_doses(days: Iterable[WeekDay]) -> tuple[int, str]:
    """How many doses nothing is known about, and the button's value that records all as taken."""
    cards = [day.dose for day in days if isinstance(day.dose, DueCard) and day.dose.is_open]
    doses = sum(len(card.open_halves) for card in cards)
    return doses, ";".join(card.whole for card in reversed(cards))
