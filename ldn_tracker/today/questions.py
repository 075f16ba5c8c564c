"""The check-in as data: which questions are asked at which depth, and what was answered.

Pure. `answers` are one day's by question, as `journal/answers.py` names them; a question without
an answer is absent, and stays absent: nothing is ever filled in from another day.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from dose.medicines.red_flags import Flag, country_of, flags_in
from journal.addresses import field_of
from journal.answers import NUMBER, RATING
from journal.day import Clock
from journal.scales import CORE_SIDE_EFFECTS, ENOUGH, Measure, plain
from journal.vocabulary import ALERTS, ASKED_FACTORS, FACTORS, WARNING_SIGNS, choices

CRASH = (("yes", FACTORS["crash"].label), ("no", "No crash"))
CAUSES = choices(FACTORS, ASKED_FACTORS)
NO_NUMBERS: Mapping[str, Measure] = MappingProxyType({})
RECALLED_AFTER = timedelta(days=1)  # judgement: the day after, a day is still fresh


@dataclass(frozen=True, slots=True)
class Question:
    """One rating question of a day, its answer, and yesterday's: a faint mark, never taken over."""

    day: str
    measure: Measure
    when: str  # the time it is about, in words
    rating: float | None = None
    yesterday: float | None = None
    was_on: str = "yesterday"  # what the day of that mark is called on this page

    @property
    def name(self) -> str:
        """Its name among the answers."""
        return RATING + self.measure.id

    @property
    def field(self) -> str:
        """Its name on the page, which begins with its day."""
        return f"{self.day}-{field_of(self.measure)}"

    @property
    def between(self) -> str:
        """An imported rating that lies between two buttons, as text; "" otherwise."""
        whole = self.rating is None or float(self.rating).is_integer()
        return "" if whole else f"{self.rating:g}"


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A plain number of a day, and what was noted."""

    day: str
    measure: Measure
    when: str
    value: float | None = None

    @property
    def field(self) -> str:
        """Its name on the page."""
        return f"{self.day}-{field_of(self.measure)}"

    @property
    def text(self) -> str:
        """The number as it is typed; "" for none."""
        return "" if self.value is None else plain(self.value)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One day's questions with their answers: what is asked each day, and everything else.

    `symptoms`, `core`, `tracked` and `numbers` are asked each day; `others` only where looked for.
    """

    symptoms: tuple[Question, ...]
    core: tuple[Question, ...]
    tracked: tuple[Question, ...]
    others: tuple[Question, ...]
    answers: Mapping
    numbers: tuple[NumberQuestion, ...] = ()

    @property
    def asked(self) -> tuple[Question, ...]:
        """Every rating that is asked each day."""
        return self.symptoms + self.core + self.tracked

    @property
    def many(self) -> int:
        """How many things are asked each day, where fewer would be easier; else 0."""
        asked = len(self.asked) + len(self.numbers)
        return asked if asked > ENOUGH else 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to ask: a crash day is enough, else everything is answered."""
        is_rated = all(question.rating is not None for question in self.asked)
        return self.crash == "yes" or (is_rated and self.crash == "no")

    @property
    def brief(self) -> str:
        """What was answered of the usual few, in a line: "fatigue 6 · no crash"."""
        said = [_brief(each) for each in self.symptoms]
        said += [words.lower() for value, words in CRASH if value == self.crash]
        if all(question.rating == 0 for question in self.core):
            said.append("no trouble with sleep, sleepiness or nausea")
        else:
            said += [_brief(each) for each in self.core if each.rating]
        return " · ".join(filter(None, said))

    @property
    def crash(self) -> str:
        """The value of the button that is pressed for "crash", "" for none."""
        pressed: dict[bool | None, str] = {True: "yes", False: "no"}
        return pressed.get(self.answers.get("crash"), "")

    @property
    def others_answered(self) -> bool:
        """Whether one of the measures that are not tracked is answered all the same."""
        return any(question.rating is not None for question in self.others)

    @property
    def more_answered(self) -> bool:
        """Whether something under "something else" is answered, so that it must not look empty."""
        extras = ("factors", "alerts", "note")
        rated = any(question.rating is not None for question in self.others)
        return rated or any(self.answers.get(name) for name in extras)


def check_in(
    day: date | str,
    measures: Mapping[str, Measure],
    *,
    today: date | None = None,
    primary: str = "fatigue",
    tracks: Iterable[str] = (),
    answers: Mapping | None = None,
    yesterday: Mapping | None = None,
    numbers: Mapping[str, Measure] = NO_NUMBERS,
) -> CheckIn:
    """The check-in of a day for somebody with these measures; no `today` means it is that day.

    Of their plain `numbers` those are asked that they track, or have noted on that day.
    """
    answers, before = answers or {}, yesterday or {}
    was_on = "yesterday" if today in (None, day) else "the day before"

    def question(measure: Measure, name: str) -> Question:
        when = measure.asks_about(day, today or day)
        return Question(str(day), measure, when, answers.get(name), before.get(name), was_on)

    def ask(ids: Iterable[str]) -> tuple[Question, ...]:
        return tuple(question(measures[id], RATING + id) for id in ids)

    def number(measure: Measure) -> NumberQuestion:
        when = measure.asks_about(day, today or day)
        return NumberQuestion(str(day), measure, when, answers.get(NUMBER + measure.id))

    wanted = {id for id in {*tracks} & numbers.keys() if not numbers[id].retired}
    wanted |= {id for id in numbers if NUMBER + id in answers}
    symptoms = tuple(dict.fromkeys(("fatigue", primary)))
    quick = {*symptoms, *CORE_SIDE_EFFECTS}
    tracked = [id for id in dict.fromkeys(tracks) if id in measures and id not in quick]
    others = [id for id in measures if id not in quick and id not in tracked]
    return CheckIn(
        symptoms=ask(symptoms),
        core=ask(CORE_SIDE_EFFECTS),
        tracked=ask(id for id in tracked if _asked(measures[id], answers)),
        others=ask(id for id in others if _asked(measures[id], answers)),
        answers=answers,
        numbers=tuple(number(numbers[id]) for id in sorted(wanted)),
    )


def warning_signs(country: str) -> list[tuple[str, str, Flag]]:
    """Each warning sign, its words, and what to do about it in a country (two letters)."""
    flags = {flag.id: flag for flag in flags_in(country_of(country))}
    return [(id, label, flags[id]) for id, label in choices(ALERTS, WARNING_SIGNS)]


def answers_of(entry, numbers: Collection[str] = ()) -> dict:
    """An entry's answers by question; {} for no entry, and nothing for what was not answered.

    `numbers`: the ids of the person's own, as its other measurements were imported.
    """
    if entry is None:
        return {}
    others = {name: getattr(entry, name) for name in ("crash", "factors", "alerts", "note")}
    said = {name: value for name, value in others.items() if value not in (None, "", [], ())}
    rated = {RATING + id: rating for id, rating in entry.ratings.items()}
    noted = {NUMBER + id: value for id, value in entry.measurements.items() if id in numbers}
    return rated | noted | said


def undoing(before: Mapping, said: Mapping) -> dict:
    """The answers that put back what stood before `said`; a question then unanswered is None."""
    empty = {"factors": [], "alerts": [], "note": ""}
    return {question: before.get(question, empty.get(question)) for question in said}


def counts_for(now: datetime, clock: Clock) -> date | None:
    """After midnight but before the day starts: the day that a dose now still belongs to."""
    day = clock.day(now)
    return day if clock.local(now).date() != day else None


def recalled(day: date, recorded: datetime | None, clock: Clock) -> bool:
    """Whether an entry was first written from memory: later than the day after it."""
    return recorded is not None and clock.day(recorded) - day > RECALLED_AFTER


def _brief(question: Question) -> str:
    rating = question.rating
    if rating is None:
        return ""
    return question.measure.told(rating)


def _asked(measure: Measure, answers: Mapping) -> bool:
    """A retired measure is asked only where it has an answer, so that it can still be cleared."""
    return not measure.retired or RATING + measure.id in answers
