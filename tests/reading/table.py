"""What a row of the table is, and a list of rows in order."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.reading.case import Case

CALL, CONTACT, TALK = "call_emergency", "contact_today", "talk_to_prescriber"
DOWN, UP, HOLD, BASELINE = "step_down", "step_up", "hold", "record_baseline"
MORNING, NIGHT = "switch_to_morning", "switch_to_night"


@dataclass(frozen=True)
class Rule:
    """A row: its id, its section, its actions, and which of them where it matches, else None."""

    id: str
    section: str  # emergency | urgent | around | severe | judge | tolerability | helping | up
    actions: tuple[str, ...]
    action: Callable[[Case], str | None]
    contact: bool = False  # "+": get in touch now
    is_never_muted: bool = False
    is_skipped: bool = False  # muted: the next row is asked, instead of an answer of hold


class Rows(list):
    """Rows in the order of the table."""

    def row(self, id: str, section: str, *actions: str, **more) -> Callable:
        """Add a row whose function says which of its actions it is."""

        def add(action: Callable) -> Callable:
            self.append(Rule(id, section, actions, action, **more))
            return action

        return add

    def when(self, id: str, section: str, action: str, matches: Callable, **more) -> None:
        """Add a row of one action."""
        self.row(id, section, action, **more)(lambda case: action if matches(case) else None)
