"""(pure) Simulated patients: how one of them would rate a day, and whether they take the dose.

A patient has a level for each side effect without LDN, a day-to-day spread, and perhaps one true
effect of the medicine. Ratings are the level plus Gaussian noise, rounded and held on the scale;
fatigue carries some of yesterday's swing over (autocorrelation 0.4), as real diaries do.
"""

import random
from dataclasses import dataclass, field
from decimal import Decimal

FEW = {"insomnia": 0.3, "sedation": 0.3, "nausea": 0.3, "headache": 0.3, "vivid_dreams": 0.3,
       "anxiety": 0.3, "gut": 0.3}  # fmt: skip
POOR_SLEEPER = FEW | {"insomnia": 1.3, "vivid_dreams": 0.8}
MANY = dict.fromkeys(FEW, 1.3)
FATIGUE, FATIGUE_SD, CARRIED_OVER = 6.8, 1.3, 0.4


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One sort of patient: what is true of them, which the diary can only hint at.

    effect: the side effect that LDN truly causes, by `points` from `from_mg` on, while the dose is
    taken at `at` (None: whatever the time). relief: points that fatigue truly falls from 3 mg on,
    over four weeks. rates, takes: the share of days rated and of doses taken. starts_at: the time
    of day of the first dose.
    """

    name: str
    levels: dict[str, float] = field(default_factory=lambda: FEW)
    sd: float = 0.6
    effect: str = ""
    points: float = 0.0
    from_mg: Decimal = Decimal("1.5")
    at: str | None = None
    relief: float = 0.0
    rates: float = 0.95
    takes: float = 0.97
    starts_at: str = "night"
    gap_days: int = 0
    gap_from: int = 50

    def has_effect(self, mg: Decimal, timing: str) -> bool:
        """Whether the true side effect is there at this dose and time of day."""
        return bool(self.effect) and mg >= self.from_mg and self.at in (None, timing)


NOISE = (("quiet", 0.6), ("noisy", 0.8), ("very noisy", 0.9))
PROFILES = (("few symptoms", FEW), ("poor sleeper", POOR_SLEEPER), ("many symptoms", MANY))

KINDS = (
    *(Kind(name=f"no effect, {profile}, {noise}", levels=levels, sd=sd)
      for profile, levels in PROFILES for noise, sd in NOISE),
    Kind(name="insomnia +2 at night", effect="insomnia", points=2, at="night"),
    Kind(name="insomnia +2 at any time", effect="insomnia", points=2),
    Kind(name="sedation +2 in the morning", effect="sedation", points=2, at="morning",
         starts_at="morning"),
    Kind(name="nausea +2 from 3 mg", effect="nausea", points=2, from_mg=Decimal("3.0")),
    Kind(name="nausea +3.5 from 3 mg", effect="nausea", points=3.5, from_mg=Decimal("3.0")),
    Kind(name="fatigue 3 points lower", relief=3),
    Kind(name="fatigue unchanged"),
    Kind(name="rates half the days", rates=0.5),
    Kind(name="courier gap of 10 days", gap_days=10),
    Kind(name="courier gap of 16 days", gap_days=16),
)  # fmt: skip


class Patient:
    """One patient of a kind, living day after day; the same seed lives the same life."""

    def __init__(self, kind: Kind, seed: int):
        self.kind, self.random, self.swing = kind, random.Random(f"{kind.name} {seed}"), 0.0  # noqa: S311 (a simulation)
        self.weeks_relieved = 0.0

    def ratings(self, mg: Decimal | None, timing: str) -> dict[str, int] | None:
        """What they enter for a day on `mg` (None: no dose yet); None when they enter nothing."""
        rated = self._side_effects(mg, timing) | {"fatigue": self._fatigue(mg)}
        return rated if self.random.random() < self.kind.rates else None

    def takes_it(self, day: int) -> bool:
        """Whether they take the dose of the day, counted from the first dose."""
        waiting = self.kind.gap_from <= day < self.kind.gap_from + self.kind.gap_days
        return not waiting and self.random.random() < self.kind.takes

    def _side_effects(self, mg: Decimal | None, timing: str) -> dict[str, int]:
        caused = mg is not None and self.kind.has_effect(mg, timing)
        extra = {self.kind.effect: self.kind.points} if caused else {}
        return {
            id: self._on_scale(level + extra.get(id, 0), self.kind.sd, 4)
            for id, level in self.kind.levels.items()
        }

    def _fatigue(self, mg: Decimal | None) -> int:
        if mg is not None and mg >= 3:
            self.weeks_relieved = min(4.0, self.weeks_relieved + 1 / 7)
        fresh = self.random.gauss(0, FATIGUE_SD * (1 - CARRIED_OVER**2) ** 0.5)
        self.swing = CARRIED_OVER * self.swing + fresh
        level = FATIGUE - self.kind.relief * self.weeks_relieved / 4
        return max(0, min(10, round(level + self.swing)))

    def _on_scale(self, level: float, sd: float, top: int) -> int:
        return max(0, min(top, round(self.random.gauss(level, sd))))
