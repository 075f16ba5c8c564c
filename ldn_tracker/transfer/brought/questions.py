"""What a file leaves open and only the person can say, asked once a file (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

PREFIX = "answer-"  # of the name of a question's field
ORDER = "dates"


@dataclass(frozen=True, slots=True)
class Question:
    """`choices` are (value, words); a question without any is answered by a number.

    `likely` is offered where something in the file speaks for it, and never taken unasked.
    """

    id: str
    words: str
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    likely: str = ""

    @property
    def field(self) -> str:
        """The name of its field in a form."""
        return PREFIX + self.id

    def accepts(self, answer: str) -> bool:
        """Whether an answer is one that can be given."""
        if self.choices:
            return answer in dict(self.choices)
        return _number(answer) is not None


@dataclass
class Answers:
    """What was answered, by question id; `open` are those that are not, in the order asked."""

    given: Mapping[str, str] = field(default_factory=dict)
    open: dict[str, Question] = field(default_factory=dict)

    def ask(self, question: Question) -> str:
        """The answer; "" while there is none, and then the question is open."""
        answer = self.given.get(question.id, "").strip().replace(",", ".")
        if question.accepts(answer):
            return answer
        self.open[question.id] = question
        return ""

    def mg_of_one(self, name: str, unit: str, likely: Decimal | None = None) -> Decimal | None:
        """How many mg one tablet, capsule or ml of a medicine holds; None while it is open."""
        unit = unit or "tablet or capsule"
        words = (
            f"How many mg of naltrexone are in one {unit} of “{name}”? The file only counts them."
        )
        hint = format(likely.normalize(), "f") if likely else ""
        return _number(self.ask(Question(f"mg:{name.casefold()}", words, (), "mg", hint)))

    def half_of_day(self) -> str:
        """ "morning" or "night" for doses of which the file says no time; "" while it is open."""
        words = "When did you take your LDN on days where the file says no time?"
        choices = (("night", "at night"), ("morning", "in the morning"))
        return self.ask(Question("timing", words, choices))

    def mood(self, name: str) -> int | None:
        """Of a mood with a name of the person's own its level, 5 the best; 0: not to be counted.

        None while it is open.
        """
        words = f"Where does your mood “{name}” belong?"
        said = self.ask(Question(f"mood:{name.casefold()}", words, MOODS))
        return int(said) if said else None

    def order_of_dates(self, example: str) -> str:
        """ "dmy" or "mdy" for a file whose dates may be both; "" while it is open."""
        first, second = (int(part) for part in _two(example))
        choices = (
            ("dmy", f"the day first: {first} {MONTHS[second - 1]}"),
            ("mdy", f"the month first: {MONTHS[first - 1]} {second}"),
        )
        words = f"In this file a date is {example}. Which comes first, the day or the month?"
        return self.ask(Question(ORDER, words, choices))


MOODS = (
    ("5", "the best of five"),
    ("4", "good"),
    ("3", "in the middle"),
    ("2", "bad"),
    ("1", "the worst of five"),
    ("0", "leave it out"),
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def _two(example: str) -> list[str]:
    for mark in "-/. ":
        if mark in example:
            return example.split(mark)[:2]
    return ["1", "1"]


def _number(answer: str) -> Decimal | None:
    try:
        found = Decimal(answer.strip().replace(",", "."))
    except InvalidOperation:
        return None
    fits = found.is_finite() and 0 < found <= 1000 and found == round(found, 3)
    return found if fits else None
