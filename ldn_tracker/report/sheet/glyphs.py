"""Which characters can be printed, and with which fonts; of all others it is said what they are.

A PDF that promises to be readable (PDF/UA) may not hold a character without a shape, so what
people type is made printable first. RANGES, of the fonts inside typst, were found by printing each
character; a test prints them again. Where they do not do, `fonts.py` is asked.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any

from ldn_tracker.report.sheet.fonts import CJK, FONTS, JAPANESE, KOREAN, Font

OPEN, CLOSE = "\ue000", "\ue001"  # around what stands for letters that cannot be printed
REPEATED = re.compile(rf"({OPEN}[^{CLOSE}]*{CLOSE})(?:\s*\1)+")
SHOWN = str.maketrans({OPEN: "[", CLOSE: "]"})
EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH"}
JOINERS = (0x200C, 0x200D)  # tell apart letters that are joined or not: a shape of none
KANA, HANGUL = range(0x3040, 0x3100), range(0xAC00, 0xD7A4)
BREAK = "\u200b"
Ranges = tuple[tuple[int, int], ...]
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
DRAWN = ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), *RANGES[2:6], *RANGES[7:])  # without marks


class Letters(dict):
    """What stands for each letter, by its number, worked out when it is first met.

    `used`: the fonts that those met so far need besides typst's own. `unprinted`: whether any of
    them cannot be printed.
    """

    def __init__(self, ranges: Ranges = RANGES, fonts: Iterable[Font] = FONTS):
        super().__init__()
        self.ranges, self.fonts = ranges, tuple(fonts)
        self.used: dict[Font, None] = {}
        self.unprinted = False

    @classmethod
    def plain(cls) -> "Letters":
        """Those alone that are printed whatever stands beside them: western ones."""
        return cls(PLAIN, ())

    def __missing__(self, number: int) -> str:
        """The letter, a space for a line break, nothing for an invisible mark, or what it is."""
        self[number] = self._instead(number)
        return self[number]

    @property
    def families(self) -> list[str]:
        """The names of the fonts used, in the order in which they are to be asked."""
        asian = JAPANESE if self._met(KANA) else KOREAN if self._met(HANGUL) else CJK
        used = [font.family for font in self.fonts if font in self.used]
        return [asian if name == CJK else name for name in used]

    @property
    def folders(self) -> tuple[str, ...]:
        """Where the fonts used are."""
        return tuple(dict.fromkeys(str(font.folder) for font in self.fonts if font in self.used))

    def _met(self, numbers: range) -> bool:
        return any(number in numbers for number in self)

    def _instead(self, number: int) -> str:
        letter, kind = chr(number), unicodedata.category(chr(number))
        if _is_in(number, self.ranges) and number != 0xAD:
            return letter
        if kind in ("Cc", "Zl", "Zp", "Zs"):
            return " "
        if kind == "Cf":
            return letter if number in JOINERS and self.fonts else ""
        if font := next((font for font in self.fonts if number in font.letters), None):
            self.used[font] = None
            return letter
        return "" if kind in ("Mn", "Me", "Sk") else self._described(letter)

    def _described(self, letter: str) -> str:
        self.unprinted = True
        return f"{OPEN}{_what(letter)}{CLOSE}"


def is_within(text: str, ranges: Ranges) -> bool:
    """Whether every letter of a text lies in these ranges."""
    return text.isascii() or all(_is_in(ord(letter), ranges) for letter in text)


def _is_in(number: int, ranges: Ranges) -> bool:
    place = bisect_right(ranges, (number, 0x110000)) - 1
    return place >= 0 and number <= ranges[place][1]


def _what(letter: str) -> str:
    """ "East Asian letters", "Cherokee letters", "melting face"."""
    name = unicodedata.name(letter, "")
    script = re.split(r"[ -]", name)[0]
    if script in EAST_ASIAN:
        return "East Asian letters"
    if unicodedata.category(letter)[0] == "S":
        return name.lower()
    return f"{script.capitalize()} letters" if script else "unknown letters"


def printable(value, letters: Letters) -> Any:
    """Every text in nested lists and dicts as it can be printed."""
    return each(value, lambda text: _printable(text, letters))


def _printable(text: str, letters: Letters) -> str:
    text = unicodedata.normalize("NFC", text).translate(letters)
    return REPEATED.sub(r"\1", text).translate(SHOWN) if OPEN in text else text


def breakable(value) -> Any:
    """Every text with places where it may break in a word that no column has room for."""
    return each(value, _broken)


def _broken(text: str) -> str:
    if not ENDLESS.search(text):
        return text
    first, *rest = LONG.sub(rf"\g<0>{BREAK}", text).split(BREAK)
    for piece in rest:
        marks = len(piece) - len(piece.lstrip(_marks(piece)))
        first += piece[:marks] + BREAK + piece[marks:]
    return first


def _marks(piece: str) -> str:
    """The marks in it, which stay with the letter that they belong to."""
    return "".join({c for c in piece if unicodedata.category(c)[0] == "M"}) or BREAK


def each(value, change: Callable[[str], str]) -> Any:
    """The same lists and dicts with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [each(item, change) for item in value]
    if isinstance(value, dict):
        return {name: each(item, change) for name, item in value.items()}
    return value


def letters_in(value) -> int:
    """How many letters stand in all the texts of such lists and dicts."""
    if isinstance(value, str):
        return len(value)
    within = value.values() if isinstance(value, dict) else value
    return sum(map(letters_in, within)) if isinstance(value, list | tuple | dict) else 0
