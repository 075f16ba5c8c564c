"""(pure) One-time codes: what they look like, how a typed one is read, what is kept of them.

Sixteen characters of a 32-letter alphabet are 80 random bits, so a plain hash is enough to keep:
there is nothing to guess from. I, L, O and U are left out, and read as 1, 1, 0 and V when typed.
"""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 16, 4
MISREAD = str.maketrans("ILOU", "110V")


def make() -> str:
    """A new code as it is shown: `7KQM-2XPA-9RTD-4HVC`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[i : i + GROUP] for i in range(0, LENGTH, GROUP))


def plain(typed: str) -> str:
    """A typed code without spaces, dashes, case and the letters people mistake."""
    kept = "".join(letter for letter in typed.upper() if letter.isalnum())
    return kept.translate(MISREAD)


def digest(typed: str) -> str:
    """What is stored instead of the code (hex, 64 characters)."""
    return hashlib.sha256(plain(typed).encode()).hexdigest()
