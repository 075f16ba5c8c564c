"""(pure) User names: what may be one, and when two of them are the same.

Capitals and spaces are kept as they are typed, and make no difference: a phone writes the first
letter large, and a tired person forgets the space.
"""

import re
import unicodedata

LEAST, MOST = 2, 150  # letters without the spaces
ALLOWED = re.compile(r"[\w .,'’@+-]+")  # beside the marks that some scripts write vowels with
INVISIBLE = re.compile(  # letters and marks that nobody sees: two names would look the same
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
TOO_SHORT = "Enter at least 2 letters."
TOO_LONG = "This is too long for a user name."
NOT_ALLOWED = "Use letters, numbers, spaces and . , ' @ + - _ only."


def plain(typed: str) -> str:
    """A name as it is kept and shown: each space single, none at the ends."""
    return " ".join(unicodedata.normalize("NFKC", typed).split())


def key(typed: str) -> str:
    """What two names that are the same have in common: no capitals and no spaces."""
    small = plain(unicodedata.normalize("NFKC", typed).casefold())
    return unicodedata.normalize("NFKC", "".join(small.split()))


def why_not(name: str) -> str:
    """Why a name cannot be one, in words; "" where it can."""
    if len(key(name)) < LEAST:
        return TOO_SHORT
    if len(name) > MOST or len(key(name)) > MOST:
        return TOO_LONG
    is_plain = ALLOWED.fullmatch(_without_marks(name)) and not INVISIBLE.search(name)
    return "" if is_plain else NOT_ALLOWED


def _without_marks(name: str) -> str:
    """A name without the marks over, under and between its letters, as Hindi, Thai and Hebrew have.

    A mark that stands on no letter stays, as it would look like part of the space before it.
    """
    kept = [
        letter
        for before, letter in zip(" " + name, name, strict=False)
        if before.isspace() or not unicodedata.category(letter).startswith("M")
    ]
    return "".join(kept)
