"""What a press did, in a word or two beside the time (pure)."""

from collections.abc import Collection, Mapping
from datetime import date


def outcome(
    before: Mapping[date, Mapping],
    said: Mapping[date, Mapping],
    *,
    is_put_back: bool = False,
    is_taken_back: bool = False,
) -> str:
    """ "Saved", or what else it was: a dose taken back, answers put back, an answer changed.

    `before` are the answers that stood, `said` the new ones, both by day.
    """
    if is_taken_back:
        return "Removed"
    if is_put_back:
        return "Put back"
    is_changed = any(_changes(before.get(day, {}), answers) for day, answers in said.items())
    return "Saved the change" if is_changed else "Saved"


def whose(days: Collection[date], today: date) -> str:
    """Which day it was about, where that is not today: " for Tuesday", " for 3 June"."""
    if len(days) != 1 or today in days:
        return ""
    (day,) = days
    return f" for {day:%A}" if (today - day).days < 7 else f" for {day.day} {day:%B}"


def _changes(before: Mapping, answers: Mapping) -> bool:
    """Whether one of the answers takes the place of another; what can be added to does not."""
    stood = {name: value for name, value in before.items() if not isinstance(value, list | tuple)}
    return any(name in stood and stood[name] != value for name, value in answers.items())
