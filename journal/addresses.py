"""The id of a measure as one word: in addresses, and in the names of fields (pure).

An id of our own making is such a word. An import may bring any text, also "/", ".." or nothing,
which browsers and proxies would take for another address, or a line break, which a browser sends
as another one.
"""

import re

from journal.answers import NUMBER, RATING, question_of
from journal.scales import Measure

WORD = r"[-a-zA-Z0-9_]+"
IN_HEX = r"~[0-9a-f]*"


def word_of(id: str) -> str:
    """The id itself where it is a word, else "~" and its bytes in hex."""
    return id if re.fullmatch(WORD, id) else f"~{id.encode().hex()}"


def id_of(word: str) -> str:
    """The id that a word stands for; ValueError where it stands for none."""
    return bytes.fromhex(word[1:]).decode() if word.startswith("~") else word


def field_of(measure: Measure) -> str:
    """The name of the field for the answer about a measure."""
    column = question_of(measure).removesuffix(measure.id)
    return column + word_of(measure.id)


def asked_in(field: str) -> str | None:
    """The question about a measure that a field answers; None for any other field."""
    column, dot, word = field.partition(".")
    if column + dot not in (RATING, NUMBER):
        return None
    try:
        return column + dot + id_of(word)
    except ValueError:
        return None


class IdConverter:
    """`<id:key>` in a path."""

    regex = f"{WORD}|{IN_HEX}"

    def to_python(self, word: str) -> str:
        """The id; no such address where there is none."""
        return id_of(word)

    def to_url(self, id: str) -> str:
        """The word."""
        return word_of(id)
