"""(pure) User names: what may be one, and when two of them are the same.

Capitals and spaces are kept as they are typed, and make no difference: a phone writes the first
letter large, and a tired person forgets the space.
"""

import re
import unicodedata

LEAST, MOST = 2, 150  # letters without the spaces
ALLOWED = re.compile(r"[\w .,'’@+-]+")
TOO_SHORT = "Enter at least 2 letters."
TOO_LONG = "This is too long for a user name."
NOT_ALLOWED = "Use letters, numbers, spaces and . , ' @ + - _ only."


def plain(typed: str) -> str:
    """A name as it is kept and shown: each space single, none at the ends."""
    return " ".join(unicodedata.normalize("NFKC", typed).split())


def key(typed: str) -> str:
    """What two names that are the same have in common: no capitals and no spaces."""
    return "".join(plain(unicodedata.normalize("NFKC", typed).casefold()).split())


def why_not(name: str) -> str:
    """Why a name cannot be one, in words; "" where it can."""
    if len(key(name)) < LEAST:
        return TOO_SHORT
    if len(name) > MOST or len(key(name)) > MOST:
        return TOO_LONG
    return "" if ALLOWED.fullmatch(name) else NOT_ALLOWED
