"""Which characters the fonts inside typst can print; all others become □, and nothing fails.

A PDF that promises to be readable (PDF/UA) may not hold a character without a shape, so what
people type is made printable first. The ranges were found by printing each character; a test
prints them again.
"""

import unicodedata
from bisect import bisect_right

MISSING = "□"
RANGES = (
    (0x20, 0x7E), (0xA0, 0x377), (0x384, 0x38A), (0x38E, 0x3A1), (0x3A3, 0x4FF), (0x5D0, 0x5EA),
    (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x2040), (0x2074, 0x208E), (0x20A0, 0x20BF),
    (0x2153, 0x215E), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2610, 0x2612),
)  # fmt: skip
PLAIN = ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x2010, 0x2022), (0x2026, 0x2026))


def printable(value, *, plain: bool = False):
    """Every text in nested lists and dicts as it can be printed; `plain`: western letters only."""
    if isinstance(value, str):
        return _text(value, PLAIN if plain else RANGES)
    if isinstance(value, list | tuple):
        return [printable(item, plain=plain) for item in value]
    if isinstance(value, dict):
        return {name: printable(item, plain=plain) for name, item in value.items()}
    return value


def _text(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(_letter(letter, ranges) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str, ranges: tuple[tuple[int, int], ...]) -> str:
    """The letter, a space for a line break, nothing for an invisible mark, or □."""
    place = bisect_right(ranges, (ord(letter), 0x110000)) - 1
    if place >= 0 and ord(letter) <= ranges[place][1] and ord(letter) != 0xAD:
        return letter
    kind = unicodedata.category(letter)
    if kind in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if kind in ("Cf", "Mn", "Me", "Sk") else MISSING
