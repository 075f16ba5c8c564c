"""(pure) The crashes and infections of a simulated patient, each day of them marked."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Storm:
    """A day's marks, and the points by which fatigue and each side effect are worse on it."""

    crash: bool = False
    factors: tuple[str, ...] = ()
    fatigue: float = 0.0
    side_effects: float = 0.0


CALM_DAY = Storm()
CRASH = Storm(crash=True, fatigue=2, side_effects=0.5)
INFECTION = Storm(factors=("infection",), fatigue=1.5, side_effects=0.5)
CRASH_EVERY, CRASH_DAYS = 28, (1, 4)  # days between on average; shortest and longest
INFECTION_EVERY, INFECTION_DAYS = 90, (5, 9)


class Weather:
    """What each day brings; one storm at a time."""

    def __init__(self, random: Random):
        self.random, self.storm, self.days_left = random, CALM_DAY, 0

    def next_day(self) -> Storm:
        """The storm of the next day, or a calm one."""
        if not self.days_left:
            self._begin()
        self.days_left = max(self.days_left - 1, 0)
        return self.storm

    def _begin(self) -> None:
        self.storm = CALM_DAY
        for storm, every, days in ((CRASH, CRASH_EVERY, CRASH_DAYS),
                                   (INFECTION, INFECTION_EVERY, INFECTION_DAYS)):  # fmt: skip
            if self.random.random() < 1 / every:
                self.storm, self.days_left = storm, self.random.randint(*days)
                return
