"""The scales in words, and the measures everybody has; their ids never change.

Symptoms of the illness run 0–10 (a day's average), side effects 0–4 in words. The 0–4 scale is
this project's own and not a validated instrument.
"""

from dataclasses import dataclass, field
from datetime import date

from journal.vocabulary import Kind

SIDE_EFFECT_WORDS = ("None", "Mild", "Moderate", "Severe", "Very severe")
SEVERITY_WORDS = ("None", "Mild", "Moderate", "Severe")
MODERATE, SEVERE = 2, 3


def words_of(scale: int) -> tuple[str, ...]:
    """The word for each rating of a scale, or () for 0–10, whose ratings are plain numbers."""
    return {3: SEVERITY_WORDS, 4: SIDE_EFFECT_WORDS}.get(scale, ())


def plain(number: float) -> str:
    """A number as it is typed: "6.5", "12000"."""
    return str(int(number)) if float(number).is_integer() else str(number)


@dataclass(frozen=True, slots=True)
class Measure:
    """Something rated once a day: `scale` is the top rating (3, 4 or 10), 0 the bottom.

    Or, of one's own, a plain number a day: it has a `unit` and no scale, and no rule reads it.
    """

    id: str
    name: str
    kind: Kind
    scale: int = field(default=0, metadata={"none": 0})  # 0: it has none
    when: str = "day"  # or "average", or "night": the one before the day
    retired: bool = False
    unit: str = ""

    def __post_init__(self) -> None:
        if self.is_number:
            if self.scale:
                raise ValueError("a number has no scale")
            return
        if self.unit:
            raise ValueError("only a number has a unit")
        if self.scale not in (3, 4, 10):
            raise ValueError(f"scale must be 3, 4 or 10, not {self.scale}")
        if self.kind == "side_effect" and self.scale != 4:
            raise ValueError("a side effect is rated on the 0–4 scale")

    @property
    def is_number(self) -> bool:
        """Whether it is a plain number and no rating."""
        return self.kind == "number"

    @property
    def words(self) -> tuple[str, ...]:
        """The word for each rating, or () for a 0–10 scale, whose ratings are plain numbers."""
        return words_of(self.scale)

    @property
    def noun(self) -> str:
        """Its name as the subject of a sentence."""
        return NOUNS.get(self.id, self.name)

    @property
    def inside(self) -> str:
        """Its name inside a sentence; a name of the person's own stays as they typed it."""
        return self.name.lower() if self.id in BUILT_IN else self.name

    def told(self, rating: float) -> str:
        """An answer inside a sentence: "headache mild", "fatigue 5", "TMJ pain 3"."""
        said = self.says(rating)
        return f"{self.inside} {said if self.is_number else said.lower()}"

    def says(self, rating: float) -> str:
        """An answer as it is read out: a word where the scale has words, else the number."""
        if self.is_number:
            return f"{plain(rating)} {self.unit}".rstrip()
        return self.words[int(rating)] if self.words else f"{rating:g}"

    def asks_about(self, day: date | str, today: date | str) -> str:
        """The time a question on `day` is about, in words: "last night", "on average on Sunday"."""
        if self.when == "night":
            return "last night" if day == today else f"the night before {day:%A}"
        on = "today" if day == today else f"on {day:%A}"
        return f"on average {on}" if self.when == "average" else on


def _symptom(id: str, name: str, when: str = "average") -> Measure:
    return Measure(id, name, "symptom", 10, when)


def _side_effect(id: str, name: str, when: str = "day") -> Measure:
    return Measure(id, name, "side_effect", 4, when)


SYMPTOMS = (
    _symptom("fatigue", "Fatigue"),
    _symptom("pain", "Pain"),
    _symptom("brain_fog", "Brain fog"),
    _symptom("unrefreshing_sleep", "Unrefreshing sleep", "night"),
    _symptom("dizziness", "Dizziness"),
    _symptom("light_sound_sensitivity", "Light and sound sensitivity"),
    _symptom("flu_like", "Flu-like feeling"),
)
SIDE_EFFECTS = (
    _side_effect("insomnia", "Trouble sleeping", "night"),
    _side_effect("sedation", "Sleepy or groggy"),
    _side_effect("nausea", "Nausea"),
    _side_effect("headache", "Headache"),
    _side_effect("vivid_dreams", "Vivid dreams", "night"),
    _side_effect("anxiety", "Anxiety"),
    _side_effect("gut", "Gut trouble"),
    _side_effect("low_mood", "Low mood"),
)
BUILT_IN = {measure.id: measure for measure in SYMPTOMS + SIDE_EFFECTS}
NOUNS = {"sedation": "Sleepiness"}  # where the name is no noun
CORE_SIDE_EFFECTS = ("insomnia", "sedation", "nausea")  # asked every day
ENOUGH = 6  # judgement: asked about more each day, a check-in takes more than it gives
SLEEP_SIDE_EFFECTS = ("insomnia", "vivid_dreams")
