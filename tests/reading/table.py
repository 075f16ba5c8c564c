"""What a row of the table is, and a list of rows in order."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.reading.case import Case

CALL, CONTACT, TALK = "call_emergency", "contact_today", "talk_to_prescriber"
DOWN, UP, HOLD, BASELINE = "step_down", "step_up", "hold", "record_baseline"
MORNING, NIGHT = "switch_to_morning", "switch_to_night"
ACTIONS = (CALL, CONTACT, TALK, DOWN, UP, HOLD, BASELINE, MORNING, NIGHT)


@dataclass(frozen=True)
class Rule:
    """A row: its id, its section, and the action where it matches, else None."""

    id: str
    section: str  # emergency | urgent | around | severe | judge | tolerability | helping | up
    action: Callable[[Case], str | None]
    contact: bool = False  # "+": get in touch now
    is_never_muted: bool = False
    is_skipped: bool = False  # muted: the next row is asked, instead of an answer of hold


class Rows(list):
    """Rows in the order of the table."""

    def row(self, id: str, section: str, **more) -> Callable:
        """Add a row whose function says its action."""

        def add(action: Callable) -> Callable:
            self.append(Rule(id, section, action, **more))
            return action

        return add

    def when(self, id: str, section: str, action: str, matches: Callable, **more) -> None:
        """Add a row of one action."""
        self.append(Rule(id, section, lambda case: action if matches(case) else None, **more))
