"""What a format yields, gathered into the parts of a diary, each with its line (pure)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dose.diary.parts import Dose, Entry, Medicine, Person
from journal.day import Clock
from journal.limits import (
    ANSWERS,
    LETTERS,
    LONGEST_LINE,
    MOST_LETTERS,
    MOST_LINES,
    need_few,
    need_usual_export,
    need_usual_sums,
)
from journal.scales import BUILT_IN, Measure
from ldn_tracker.transfer.brought import rows
from ldn_tracker.transfer.brought.format import Format
from ldn_tracker.transfer.brought.ldn import standing
from ldn_tracker.transfer.left_out import UNREADABLE, LeftOut, need_few_left_out, shown
from ldn_tracker.transfer.reading import KeptTracker
from ldn_tracker.transfer.sheet import Placed, Sheet
from ldn_tracker.transfer.values import within
from ldn_tracker.transfer.writing import Writer

LONGEST_MEDICINE = 200
LOOKED_AFTER = 10_000  # rows, after which what is kept is looked at again


@dataclass(slots=True)
class Mean:
    """Of several numbers of a day their mean, in tenths; one alone is kept as it is."""

    total: float = 0
    count: int = 0

    def add(self, number: float) -> None:
        """One more."""
        self.total, self.count = self.total + number, self.count + 1

    @property
    def number(self) -> float:
        """What the day has."""
        return self.total if self.count == 1 else round(self.total / self.count, 1)


@dataclass(slots=True)
class Day:
    """What the lines say about one day; `line` is the first of them."""

    line: rows.Line
    ratings: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    several: dict[str, Mean] = field(default_factory=dict)
    causes: set = field(default_factory=set)
    crash: bool | None = None
    notes: dict[str, None] = field(default_factory=dict)  # each once, in order

    @property
    def answers(self) -> int:
        """How many of its questions the lines answer."""
        return len(self.ratings) + len(self.numbers) + len(self.several)

    def entry(self, day: date) -> Entry:
        """The day as the diary has it."""
        return Entry(
            day=day,
            ratings=self.ratings,
            measurements=self.numbers | {id: said.number for id, said in self.several.items()},
            factors=tuple(self.causes),
            crash=self.crash,
            note="\n".join(self.notes),
        )


def where(line: rows.Line) -> str:
    """A line's place in words."""
    return f"line {line}" if isinstance(line, int) else line


class Gathering:
    """The parts that a file's rows become."""

    def __init__(self, source: Format, clock: Clock):
        self.source, self.clock = source, clock
        self.days: dict[date, Day] = {}
        self.measures: dict[str, tuple[rows.Line, Measure]] = {}
        self.doses: dict[tuple, tuple[rows.Line, Dose]] = {}
        self.last_taken: dict[str, tuple[rows.Line, str, date | None]] = {}
        self.kept: dict[tuple[str, str], set[date]] = {}
        self.odd: list[LeftOut] = []
        self.letters = 0  # of notes
        self.born: date | None = None
        self.put = {
            rows.Rating: self._rating,
            rows.OwnNumber: self._own_number,
            rows.Raw: self._raw,
            rows.Note: self._note,
            rows.Crash: self._crash,
            rows.Cause: self._cause,
            rows.Taken: self._taken,
            rows.Other: self._other,
            rows.Born: self._born,
            rows.Odd: self._odd,
        }

    def take(
        self, found: Iterable[rows.Row], *, limited: bool, most_lines: int | None = MOST_LINES
    ) -> None:
        """Put every row in its place; Refused, if `limited`, at once for more than any life has.

        `most_lines` None: of however many lines, since what a diary can hold is all that is kept.
        """
        lines, line = 0, None
        for count, row in enumerate(found, start=1):
            self.put[type(row)](row)
            lines, line = lines + (row.line != line), row.line
            is_long = most_lines and lines > most_lines
            if limited and (is_long or self.letters > MOST_LETTERS or count % LOOKED_AFTER == 0):
                self._need_a_life(lines if most_lines else 0)
        if limited:
            self._need_a_life(0)

    def _need_a_life(self, lines: int) -> None:
        """Refused for more than a diary can hold."""
        within(need_usual_export, lines, len({*self.kept, *self.measures}))
        for name, kept in (
            ("measures", self.measures), ("entries", self.days), ("doses", self.doses),
            ("medicines", self.last_taken),
        ):  # fmt: skip
            within(need_few, name, len(kept))
        answers = sum(day.answers for day in self.days.values())
        within(need_usual_sums, {ANSWERS: answers, LETTERS: self.letters})
        need_few_left_out(len(self.odd))

    def sheet(self) -> Sheet:
        """The parts with their places, and what was left out already."""
        write = Writer(self.clock)
        person = Person(
            timezone=self.clock.timezone, day_starts_at=self.clock.day_starts_at, born=self.born
        )
        lists = {
            "person": [("person", person)],
            "measures": self.measures.values(),
            "doses": standing(self.doses.values()),
            "entries": ((day.line, day.entry(on)) for on, day in self.days.items()),
            "medicines": self._medicines(),
        }
        return Sheet(
            {
                name: [Placed(where(line), write.value(part), part) for line, part in placed]
                for name, placed in lists.items()
            },
            list(self.odd),
        )

    @property
    def kept_raw(self) -> tuple[KeptTracker, ...]:
        """What was kept as numbers, by name."""
        return tuple(KeptTracker(*name, len(days)) for name, days in self.kept.items())

    def _on(self, row) -> Day:
        return self.days.get(row.day) or self.days.setdefault(row.day, Day(row.line))

    def _is_nameless(self, row: rows.Rating | rows.OwnNumber | rows.Raw, value: float) -> bool:
        """Whether nobody can tell what a value is about, so that its line is an odd one."""
        name = row.name if isinstance(row, rows.Raw) else row.measure.name
        is_told = self.odd and self.odd[-1].path == where(row.line)
        if not (name.strip() or is_told):
            self._odd(rows.Odd(row.line, row.day, f"{value:g}", "has a value without a name"))
        return not name.strip()

    def _rating(self, row: rows.Rating) -> None:
        if self._is_nameless(row, row.rating):
            return
        id = self._own(row.line, row.measure)
        said = self._on(row).ratings
        said[id] = self.source.several(said[id], row.rating) if id in said else row.rating

    def _own(self, line: rows.Line, measure: Measure) -> str:
        if measure.id not in BUILT_IN:
            self.measures.setdefault(measure.id, (line, measure))
        return measure.id

    def _own_number(self, row: rows.OwnNumber) -> None:
        if self._is_nameless(row, row.value):
            return
        id = self._own(row.line, row.measure)
        self._on(row).several.setdefault(id, Mean()).add(row.value)

    def _raw(self, row: rows.Raw) -> None:
        if self._is_nameless(row, row.value):
            return
        name = f"{self.source.key}:{row.name} {row.at}".rstrip()[:LONGEST_LINE]
        self.kept.setdefault((row.name, row.category), set()).add(row.day)
        self._on(row).numbers[name] = row.value

    def _note(self, row: rows.Note) -> None:
        notes = self._on(row).notes if row.text else {}
        if row.text and row.text not in notes:
            notes[row.text] = None
            self.letters += len(row.text)

    def _crash(self, row: rows.Crash) -> None:
        day = self._on(row)
        day.crash = row.said

    def _cause(self, row: rows.Cause) -> None:
        causes = self._on(row).causes  # a day on which it was answered "no" is a day all the same
        (causes.add if row.said else causes.discard)(row.factor)

    def _taken(self, row: rows.Taken) -> None:
        dose = row.dose
        self.doses.setdefault((dose.day, dose.status, dose.dose_mg, dose.timing, dose.taken_at,
                               None if dose.taken_at else row.line), (row.line, dose))  # fmt: skip

    def _other(self, row: rows.Other) -> None:
        name = row.name.strip()[:LONGEST_MEDICINE]
        if name:
            line, said, day = self.last_taken.get(name.casefold(), (row.line, name, row.day))
            last = max(day, row.day) if day and row.day else None
            self.last_taken[name.casefold()] = line, said, last

    def _born(self, row: rows.Born) -> None:
        self.born = row.day

    def _odd(self, row: rows.Odd) -> None:
        self.odd.append(
            LeftOut(UNREADABLE, where(row.line), row.day, shown(row.value), shown(row.reason))
        )

    def _medicines(self) -> Iterator[tuple[rows.Line, Medicine]]:
        for line, name, day in self.last_taken.values():
            yield line, Medicine(name=name, last_taken=day)
