"""(pure) Simulated patients: how one of them would rate a day, and whether they take the dose.

A patient has a level for each side effect without LDN, a day-to-day spread, and perhaps one true
effect of the medicine. Ratings are the level plus Gaussian noise, rounded and held on the scale;
each carries a share of yesterday's swing over (its autocorrelation), as bad days come in clusters.
"""

import random
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.storms import CALM_DAY, Storm, Weather

FEW = {"insomnia": 0.3, "sedation": 0.3, "nausea": 0.3, "headache": 0.3, "vivid_dreams": 0.3,
       "anxiety": 0.3, "gut": 0.3}  # fmt: skip
POOR_SLEEPER = FEW | {"insomnia": 1.3, "vivid_dreams": 0.8}
MANY = dict.fromkeys(FEW, 1.3)
FATIGUE, FATIGUE_SD = 6.0, 1.3  # three points more still fit below 10
MG_3 = Decimal("3.0")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One sort of patient: what is true of them, which the diary can only hint at.

    effect: what LDN truly makes worse (a side effect or fatigue), by `points` from `from_mg` on,
    while the dose is taken at `at` (None: whatever the time). relief: points that fatigue truly
    falls from 3 mg on, over four weeks. carried, fatigue_carried: the autocorrelation of each side
    effect and of fatigue. storms: crashes and infections come and go, and are marked. rates, takes:
    the share of days rated and of doses taken. starts_at: the time of day of the first dose.
    """

    name: str
    levels: dict[str, float] = field(default_factory=lambda: FEW)
    sd: float = 0.6
    effect: str = ""
    points: float = 0.0
    from_mg: Decimal = Decimal("1.5")
    at: str | None = None
    relief: float = 0.0
    carried: float = 0.3
    fatigue_carried: float = 0.4
    storms: bool = False
    rates: float = 0.95
    takes: float = 0.97
    starts_at: str = "night"
    gap_days: int = 0
    gap_from: int = 50

    def has_effect(self, mg: Decimal, timing: str) -> bool:
        """Whether the true effect is there at this dose and time of day."""
        return bool(self.effect) and mg >= self.from_mg and self.at in (None, timing)

    def raised_by(self, measure: str, mg: Decimal | None, timing: str) -> float:
        """By how much the medicine truly raises a measure (`mg` None: before the first dose)."""
        felt = mg is not None and measure == self.effect and self.has_effect(mg, timing)
        return self.points if felt else 0.0


OF_RULES = (  # the kinds that the rule book's own simulation had, in its order
    Kind(name="calm"),
    Kind(name="calm, crashes and infections", storms=True),
    Kind(name="calm, fatigue 0.6", fatigue_carried=0.6),
    Kind(name="many symptoms", levels=MANY, sd=0.9),
    Kind(name="many symptoms, crashes, infections, fatigue 0.6", levels=MANY, sd=0.9, storms=True,
         fatigue_carried=0.6),
    Kind(name="sleepless at night +2", effect="insomnia", points=2, at="night"),
    Kind(name="nausea +2 from 3 mg", effect="nausea", points=2, from_mg=MG_3),
    Kind(name="nausea +3.5 from 3 mg", effect="nausea", points=3.5, from_mg=MG_3),
    Kind(name="headache +2 from 3 mg", effect="headache", points=2, from_mg=MG_3),
    Kind(name="fatigue worse by 2 from 3 mg", effect="fatigue", points=2, from_mg=MG_3),
    Kind(name="fatigue worse by 3 from 3 mg", effect="fatigue", points=3, from_mg=MG_3),
)  # fmt: skip
BESIDES = (
    Kind(name="calm, side effects 0", carried=0),
    Kind(name="many symptoms, side effects 0", levels=MANY, sd=0.9, carried=0),
    Kind(name="many symptoms, less noisy (SD 0.6)", levels=MANY),
    Kind(name="poor sleeper (SD 0.9)", levels=POOR_SLEEPER, sd=0.9),
    Kind(name="sleepless +2 at any time", effect="insomnia", points=2),
    Kind(name="sleepy in the morning +2", effect="sedation", points=2, at="morning",
         starts_at="morning"),
    Kind(name="fatigue 3 points lower", relief=3),
    Kind(name="rates half the days", rates=0.5),
    Kind(name="courier gap of 16 days", gap_days=16),
)  # fmt: skip
KINDS = OF_RULES + BESIDES


@dataclass(frozen=True)
class Lived:
    """What one enters for a day: ratings by measure, and the marks of a crash or an infection."""

    ratings: dict[str, int]
    storm: Storm


class Patient:
    """One patient of a kind, living day after day; the same seed lives the same life."""

    def __init__(self, kind: Kind, seed: int):
        self.kind, self.random = kind, random.Random(f"{kind.name} {seed}")  # noqa: S311 (a simulation)
        self.weather = Weather(self.random) if kind.storms else None
        self.swings: dict[str, float] = {}
        self.weeks_relieved = 0.0

    def live(self, mg: Decimal | None, timing: str) -> Lived | None:
        """What they enter for a day on `mg` (None: no dose yet); None when they enter nothing."""
        storm = self.weather.next_day() if self.weather else CALM_DAY
        rated = {id: self._side_effect(id, storm, mg, timing) for id in self.kind.levels}
        rated["fatigue"] = self._fatigue(storm, mg, timing)
        return Lived(rated, storm) if self.random.random() < self.kind.rates else None

    def takes_it(self, day: int) -> bool:
        """Whether they take the dose of the day, counted from the first dose."""
        waiting = self.kind.gap_from <= day < self.kind.gap_from + self.kind.gap_days
        return not waiting and self.random.random() < self.kind.takes

    def _side_effect(self, id: str, storm: Storm, mg: Decimal | None, timing: str) -> int:
        level = self.kind.levels[id] + self.kind.raised_by(id, mg, timing) + storm.side_effects
        swing = self._swing(id, self.kind.sd, self.kind.carried)
        return max(0, min(4, round(level + swing)))

    def _fatigue(self, storm: Storm, mg: Decimal | None, timing: str) -> int:
        if mg is not None and mg >= MG_3:
            self.weeks_relieved = min(4.0, self.weeks_relieved + 1 / 7)
        relief = self.kind.relief * self.weeks_relieved / 4
        level = FATIGUE - relief + self.kind.raised_by("fatigue", mg, timing) + storm.fatigue
        swing = self._swing("fatigue", FATIGUE_SD, self.kind.fatigue_carried)
        return max(0, min(10, round(level + swing)))

    def _swing(self, id: str, sd: float, carried: float) -> float:
        """Today's distance from the level: a share of yesterday's, the spread the same as ever."""
        before = self.swings.get(id)
        fresh = self.random.gauss(0, sd if before is None else sd * (1 - carried**2) ** 0.5)
        self.swings[id] = fresh if before is None else carried * before + fresh
        return self.swings[id]
