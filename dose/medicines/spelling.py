"""How the name of a medicine is read: words without case, accents and punctuation; near misses."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import combinations

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?")
SOUNDS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("y", "i"), ("z", "s"))
SHORT, LONG = 5, 8  # letters: below SHORT a name is easily hit by chance, from LONG two slips count


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a name: "Co-Codamol 8mg" → co, codamol, 8, mg."""
    plain = text.casefold().replace("#", " no ").replace("+", " plus ")
    plain = plain.replace("&", " and ")
    letters = (c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    joined = "".join(c for c in letters if c not in "'’ʼ`" and unicodedata.category(c) != "Cf")
    return tuple(WORD.findall(joined.casefold()))


def sound(key: str) -> str:
    """The key roughly as it sounds, so that "morfeen" and "tramaddol" come near what was meant."""
    for written, heard in SOUNDS:
        key = key.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", key)


def slips_allowed(key: str) -> int:
    """How many wrong letters may still mean this name: one, or two in a long name."""
    return 2 if len(key) >= LONG else 1


def slips(a: str, b: str) -> int:
    """How many letters were added, dropped, changed or swapped between two keys (edit distance)."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and (x, y) == (b[j - 2], a[i - 2]):
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def near(a: str, b: str) -> bool:
    """Whether `a` may be a slip of the pen for `b`; numbers in a name must be the same."""
    if re.sub(r"\D", "", a) != re.sub(r"\D", "", b):
        return False
    return slips(a, b) <= slips_allowed(b) or slips(sound(a), sound(b)) <= slips_allowed(b)


def shortened(key: str) -> set[str]:
    """The key and what is left when letters are dropped: two near keys have one of these in common.

    Comparing these few sets stands for comparing every name with every other.
    """
    most = slips_allowed(key)
    return _dropped(key, most) | _dropped(sound(key), most)


def _dropped(key: str, most: int) -> set[str]:
    """The key with up to `most` letters dropped, wherever they stand."""
    kept: Iterable[tuple[str, ...]] = (
        letters for n in range(most + 1) for letters in combinations(key, len(key) - n)
    )
    return {"".join(letters) for letters in kept if letters}
