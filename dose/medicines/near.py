"""Names that matter which a name as typed may be a slip of the pen for (pure)."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from rapidfuzz.distance.OSA import distance as slips  # letters added, dropped, changed or swapped
from rapidfuzz.process import extract

from dose.medicines.names import Name, book
from dose.medicines.spelling import LONG, sound

MOST_SLIPS = 2


def names_near(key: str) -> list[tuple[Name, int]]:
    """The names that matter which a key may be a slip for, each with how many letters differ."""
    close = {*_close(key, str), *_close(key, sound)}
    return [(name, slips(key, name.key)) for name in close if near(key, name.key)]


def _close(key: str, how: Callable[[str], str]) -> Iterator[Name]:
    """The names that matter which are few letters from a key, both written as `how` says."""
    written = how(key)
    names = _by_length(how).get(len(written), {})
    found = extract(written, names, scorer=slips, score_cutoff=MOST_SLIPS, limit=None)
    return (name for _, _, name in found)


@cache
def _by_length(how: Callable[[str], str]) -> Mapping[int, dict[Name, str]]:
    """The names that matter, written as `how` says, by the lengths of what may be slips of them."""
    found: dict[int, dict[Name, str]] = defaultdict(dict)
    for name in (name for name in book().names.values() if name.matters):
        written = how(name.key)
        for length in range(len(written) - MOST_SLIPS, len(written) + MOST_SLIPS + 1):
            found[length][name] = written
    return found


def slips_allowed(key: str) -> int:
    """How many wrong letters may still mean this name: one, or two in a long name."""
    return MOST_SLIPS if len(key) >= LONG else 1


def near(a: str, b: str) -> bool:
    """Whether `a` may be a slip of the pen for `b`; numbers in a name must be the same."""
    if re.sub(r"\D", "", a) != re.sub(r"\D", "", b):
        return False
    return slips(a, b) <= slips_allowed(b) or slips(sound(a), sound(b)) <= slips_allowed(b)
