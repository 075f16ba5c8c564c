"""How the name of a medicine is read: words without case, accents and punctuation."""

import re
import unicodedata

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
