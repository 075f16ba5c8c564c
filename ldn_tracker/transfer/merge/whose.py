"""Whether a file may be somebody else's: what would tell two people apart, and differs (pure)."""

from collections.abc import Iterator

from dose.diary.parts import Person
from ldn_tracker.transfer.words import say

TELLS_APART = {"name": "name", "born": "date of birth", "health_number": "health number"}


def differences(mine: Person, theirs: Person) -> Iterator[str]:
    """Each fact that is here and in the file and is not the same, in words."""
    for name, label in TELLS_APART.items():
        here, there = getattr(mine, name), getattr(theirs, name)
        if here and there and _plain(here) != _plain(there):
            yield f"the {label} is {say(here)} here, {say(there)} in the file"


def _plain(fact) -> str:
    """Without what is only written differently: case and spaces."""
    return "".join(str(fact).casefold().split())
