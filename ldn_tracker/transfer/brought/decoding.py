"""The bytes of a text file as text, in whichever encoding an app or Excel wrote it (pure)."""

import codecs
from collections.abc import Sequence

from ldn_tracker.transfer.values import Refused

MARKS = (  # the longest first: UTF-16's begins UTF-32's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOKED_AT = 4096  # bytes, to see which of each pair is zero
NOT_TEXT = "is not UTF-8 text: is it a diary file or a CSV export?"


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or Windows-1252; Refused where it is none."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        _need_no_nul(text)
        return text
    raise Refused("$", NOT_TEXT)


def _encodings(data: bytes) -> Sequence[str]:
    """Those to try, in order: what a mark says, else what the bytes look like."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return (encoding,)
    return (_without_a_mark(data[:LOOKED_AT]),) if b"\x00" in data[:2] else ("utf-8", "cp1252")


def _without_a_mark(data: bytes) -> str:
    """UTF-16 of Western text without its mark: every second byte is zero."""
    if len(data) >= 4 and not any(data[1:9:2]):
        return "utf-16-le"
    if len(data) >= 4 and not any(data[0:8:2]):
        return "utf-16-be"
    return "utf-8"


def _need_no_nul(text: str) -> None:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refused(f"line {line}", "holds a NUL, which is not text")
