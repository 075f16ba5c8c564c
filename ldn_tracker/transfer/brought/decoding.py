"""A text file as pieces and lines of text, in whichever encoding an app or Excel wrote it (pure).

Nothing of it is kept, so that it may be of any size. Which encoding it is can only be told by all
of it: the file is gone through once for that.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from ldn_tracker.transfer.values import Refused

MARKS = (  # the longest first: UTF-16's begins UTF-32's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PIECE = 256 * 1024  # bytes
LOOKED_AT = 4096  # bytes, to see which of each pair is zero
LONGEST_LINE = 1_000_000  # letters
WRITTEN = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")  # a line with its end
NOT_TEXT = "is not UTF-8 text: is it a diary file or a CSV export?"


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or Windows-1252; Refused where it is none."""
    return data.decode(encoding_of(BytesIO(data)))


def encoding_of(stream: BinaryIO) -> str:
    """What all of a file is written in; Refused where it is no text."""
    stream.seek(0)
    for encoding in _encodings(stream.read(LOOKED_AT)):
        try:
            _need_no_nul(pieces(stream, encoding))
        except UnicodeDecodeError:
            continue
        return encoding
    raise Refused("$", NOT_TEXT)


def pieces(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The text from its beginning, a piece at a time; UnicodeDecodeError where it is none."""
    decode = codecs.getincrementaldecoder(encoding)().decode
    stream.seek(0)
    while read := stream.read(PIECE):
        yield decode(read)
    yield decode(b"", final=True)


def lines(found: Iterable[str]) -> Iterator[str]:
    """The lines of a text's pieces, each with its end; Refused where one has no end."""
    rest = ""
    for piece in found:
        text = rest + piece
        # a carriage return at the very end may be the first half of CRLF
        whole = max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1
        yield from WRITTEN.findall(text, 0, whole)
        rest = text[whole:]
        if len(rest) > LONGEST_LINE:
            raise Refused("$", f"has a line of more than {LONGEST_LINE} letters")
    yield from WRITTEN.findall(rest)


def _encodings(data: bytes) -> Sequence[str]:
    """Those to try, in order: what a mark says, else what the bytes look like."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return (encoding,)
    return (_without_a_mark(data),) if b"\x00" in data[:2] else ("utf-8", "cp1252")


def _without_a_mark(data: bytes) -> str:
    """UTF-16 of Western text without its mark: every second byte is zero."""
    if len(data) >= 4 and not any(data[1:9:2]):
        return "utf-16-le"
    if len(data) >= 4 and not any(data[0:8:2]):
        return "utf-16-be"
    return "utf-8"


def _need_no_nul(found: Iterable[str]) -> None:
    before, at = 0, 0
    for piece in found:
        if not at and "\x00" in piece:
            at = before + piece.count("\n", 0, piece.index("\x00")) + 1
        before += piece.count("\n")
    if at:
        raise Refused(f"line {at}", "holds a NUL, which is not text")
