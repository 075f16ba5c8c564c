"""The fonts besides typst's own, for letters that those lack; each is read only where one is met.

They come as packages, named in `requirements.in` with their licence in docs/decisions.md; the large
one for Chinese, Japanese and Korean is there only where `make cjk` was run. Which letters a font
has is read from the font itself (its `cmap` table, as OpenType 1.9 describes it).
"""

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from struct import unpack, unpack_from
from sys import byteorder
from typing import BinaryIO

ARABIC = "IBM Plex Sans Arabic"
CJK = "Noto Sans CJK SC"
JAPANESE, KOREAN = "Noto Sans CJK JP", "Noto Sans CJK KR"  # the same file, other shapes
BY_RANGE, BY_GROUP = 4, 12  # formats of the table: letters of two bytes, and all


@dataclass(frozen=True, slots=True)
class Font:
    """One family, regular and bold, in a file of a package."""

    family: str
    package: str
    file: str

    @property
    def folder(self) -> Path | None:
        """Where the file is; None where the package is not installed."""
        path = _path(self.package, self.file)
        return path and path.parent

    @property
    def letters(self) -> "Coverage":
        """What it can print; nothing where it is not installed."""
        path = _path(self.package, self.file)
        return _letters(path) if path else NOTHING


@dataclass(frozen=True, slots=True)
class Coverage:
    """The numbers of letters, as runs from `firsts` to `lasts`."""

    firsts: array
    lasts: array

    def __contains__(self, number: int) -> bool:
        place = bisect_right(self.firsts, number) - 1
        return place >= 0 and number <= self.lasts[place]


NOTHING = Coverage(array("I"), array("I"))


def _noto(script: str = "") -> Font:
    name = f"Noto Sans {script}".strip()
    return Font(name, "manimgx_fonts", f"{name.replace(' ', '')}[wght].ttf")


# Asked in this order. IBM's Arabic stands before Noto's, whose dots are drawn as letters of their
# own and are copied out of the PDF twice.
SCRIPTS = (
    "Arabic", "Hebrew", "Devanagari", "Thai", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil",
    "Telugu", "Kannada", "Malayalam", "Sinhala", "Lao", "Khmer", "Myanmar", "Georgian", "Armenian",
    "Ethiopic", "", "Symbols",
)  # fmt: skip
FONTS = (
    Font(ARABIC, "fontpkg_ibm_plex_sans_arabic", "files/IBMPlexSansArabic-Regular.ttf"),
    *map(_noto, SCRIPTS),
    Font("Noto Emoji", "manimgx_fonts", "NotoEmoji[wght].ttf"),
    Font(CJK, "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),
)


@cache
def _path(package: str, file: str) -> Path | None:
    found = find_spec(package)
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / file


@cache
def _letters(path: Path) -> Coverage:
    with path.open("rb") as file:
        return _coverage(_table(file, b"cmap"))


def _table(file: BinaryIO, wanted: bytes) -> bytes:
    """One of a font's tables; of a collection, of its first font."""
    head = file.read(16)
    file.seek((unpack(">I", head[12:])[0] if head[:4] == b"ttcf" else 0) + 4)
    (count,) = unpack(">H6x", file.read(8))
    places = {tag: at for tag, *at in (unpack(">4s4xII", file.read(16)) for _ in range(count))}
    offset, length = places[wanted]
    file.seek(offset)
    return file.read(length)


def _coverage(cmap: bytes) -> Coverage:
    (count,) = unpack_from(">H", cmap, 2)
    offsets = (unpack_from(">I", cmap, 8 + 8 * n)[0] for n in range(count))
    formats = {unpack_from(">H", cmap, at)[0]: at for at in offsets}
    if BY_GROUP in formats:
        at = formats[BY_GROUP]
        groups = _numbers("I", cmap, at + 16, 3 * unpack_from(">I", cmap, at + 12)[0])
        return Coverage(groups[::3], groups[1::3])
    at = formats[BY_RANGE]
    runs = unpack_from(">H", cmap, at + 6)[0] // 2
    firsts = _numbers("H", cmap, at + 16 + 2 * runs, runs)
    return Coverage(firsts[:-1], _numbers("H", cmap, at + 14, runs)[:-1])  # the last only ends it


def _numbers(kind: str, data: bytes, at: int, count: int) -> array:
    found = array(kind)
    found.frombytes(data[at : at + count * found.itemsize])
    if byteorder == "little":
        found.byteswap()
    return found
