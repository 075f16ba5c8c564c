"""What still waits to be recorded today (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from dose.vocabulary import Half
from ldn_tracker.today.card import DoseCard, DueCard, dose_card


@dataclass(frozen=True, slots=True)
class Waiting:
    """The parts of today's dose of which nothing is recorded, and whether the check-in is open.

    While something urgent says to take no dose none waits, and on a break nobody is reminded.
    """

    card: DoseCard
    check_in: bool

    @property
    def halves(self) -> tuple[Half, ...]:
        """The times of day whose dose waits."""
        card = self.card
        return card.open_halves if isinstance(card, DueCard) and not card.leave_out else ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """All that waits: "morning", "night", "check-in"."""
        return (*self.halves, *(["check-in"] if self.check_in else []))

    @property
    def is_on_break(self) -> bool:
        """Whether the person is on a break from LDN."""
        return self.card.pause is not None


def waiting(diary: Diary, today: date, recorded: Iterable, *, no_dose: bool) -> Waiting:
    """What waits today; `recorded` are the rows of today's doses."""
    entry = diary.entry_on.get(today)
    card = dose_card(diary, today, recorded, no_dose=no_dose)
    return Waiting(card, check_in=entry is None or not entry.answered)
