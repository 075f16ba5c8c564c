"""Which characters the fonts inside typst can print; all others become □, and nothing fails.

A PDF that promises to be readable (PDF/UA) may not hold a character without a shape, so what
people type is made printable first. The ranges were found by printing each character; a test
prints them again.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

MISSING = "□"
BREAK = "\u200b"
# As many letters in a row as the narrowest running text has room for: 22 of any, or twice as many
# narrow ones. A line may end at a space and after a hyphen that a letter follows.
ENDLESS = re.compile(r"[^ ]{23}")  # looked for first, as it is found faster
LONG = re.compile(r"(?>[a-ln-vx-z0-9]{2}|[^ -]|-(?![^\W\d_])){22}(?=[^ ])")
RANGES = (
    (0x20, 0x7E), (0xA0, 0x377), (0x384, 0x38A), (0x38E, 0x3A1), (0x3A3, 0x4FF), (0x5D0, 0x5EA),
    (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x2040), (0x2074, 0x208E), (0x20A0, 0x20BF),
    (0x2153, 0x215E), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2610, 0x2612),
)  # fmt: skip
PLAIN = ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x2010, 0x2022), (0x2026, 0x2026))


class Letters(dict):
    """What stands for each letter, by its number, worked out when it is first met."""

    def __init__(self, ranges: tuple[tuple[int, int], ...]):
        super().__init__()
        self.ranges = ranges

    def __missing__(self, number: int) -> str:
        """The letter, a space for a line break, nothing for an invisible mark, or □."""
        self[number] = self._instead(number)
        return self[number]

    def _instead(self, number: int) -> str:
        place = bisect_right(self.ranges, (number, 0x110000)) - 1
        if place >= 0 and number <= self.ranges[place][1] and number != 0xAD:
            return chr(number)
        kind = unicodedata.category(chr(number))
        if kind in ("Cc", "Zl", "Zp", "Zs"):
            return " "
        return "" if kind in ("Cf", "Mn", "Me", "Sk") else MISSING


def printable(value, *, plain: bool = False) -> Any:
    """Every text in nested lists and dicts as it can be printed; `plain`: western letters only."""
    letters = Letters(PLAIN if plain else RANGES)
    return _each(value, lambda text: unicodedata.normalize("NFC", text).translate(letters))


def breakable(value) -> Any:
    """Every text with places where it may break in a word that no column has room for."""
    return _each(value, _broken)


def _broken(text: str) -> str:
    return LONG.sub(rf"\g<0>{BREAK}", text) if ENDLESS.search(text) else text


def _each(value, change: Callable[[str], str]):
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_each(item, change) for item in value]
    if isinstance(value, dict):
        return {name: _each(item, change) for name, item in value.items()}
    return value
