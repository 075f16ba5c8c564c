"""The sheet made and read again, for the tests that look into the PDF."""

import io
import re
import unicodedata
from itertools import groupby

import pikepdf

from ldn_tracker.report.build import summarise
from tests import builders as b
from tests.conftest import TODAY

SIGN = re.compile("[−–=-]")
REVERSED = "/ReversedChars"


def page(diary, first=None, last=TODAY, **options):
    """The summary of sixteen weeks, or from `first`."""
    first = first or b.days_after(last, -111)
    return summarise(diary, first, last, printed=TODAY, **options)


def opened(data):
    """The PDF, to be looked into."""
    return pikepdf.open(io.BytesIO(data))


def text_of(data):
    """The text in the order in which it is read, from the page's own characters, all its spaces of
    one kind."""
    return "".join(runs_of(data)).replace("\N{NO-BREAK SPACE}", " ")


def runs_of(data):
    """The same in the pieces in which it is set: none goes over the end of a line.

    A sign, which is set more heavily, is one piece with what stands before and after it.
    """
    out = []
    for pdf_page in opened(data).pages:
        before = None
        for line, piece in pieces_of(pdf_page):
            if line == before and (SIGN.match(piece) or SIGN.match(out[-1][-1:])):
                out[-1] += piece
            else:
                out.append(piece)
            before = line
    return out


def pieces_of(pdf_page):
    """Each text with the height of its line, in the order in which it is read."""
    row, row_line = [], None
    for line, piece in drawn_pieces(pdf_page):
        if row_line is not None and abs(line - row_line) > 1:  # marks are drawn a little beside it
            yield from in_reading_order(row)
            row = []
        row, row_line = [*row, (line, piece)], line
    yield from in_reading_order(row)


def in_reading_order(row):
    """The pieces of a line; of those from right to left, which stand reversed, the last first."""
    for runs_left, alike in groupby(with_direction(row), key=lambda each: each[0]):
        pieces = [piece for _, piece in alike]
        yield from pieces[::-1] if runs_left else pieces


def with_direction(row):
    """Each piece, and whether it runs from right to left; a space as what stands before it."""
    runs_left = False
    for line, piece in row:
        kinds = set(map(unicodedata.bidirectional, piece))
        if piece.strip():
            runs_left = "L" not in kinds and bool(kinds & {"R", "AL", "NSM"})
        yield runs_left, (line, piece)


def drawn_pieces(pdf_page):
    """Each text as it is drawn, from left to right; what it stands for is said where it is more."""
    maps = {name: to_unicode(font) for name, font in pdf_page.Resources.Font.items()}
    current, line, marked = None, None, []
    for operands, operator in pikepdf.parse_content_stream(pdf_page):
        match str(operator):
            case "BMC" | "BDC":
                marked.append(mark(operands))
                if marked[-1] and marked[-1] != REVERSED:
                    yield line, marked[-1]
            case "EMC":
                marked.pop()
            case "cm":
                line = float(operands[5])
            case "Tf":
                current = maps[str(operands[0])]
            case "TJ" | "Tj" if not set(marked) - {"", REVERSED}:
                found = [current.get(code, "?") for code in codes_in(operands)]
                yield line, "".join(reversed(found) if REVERSED in marked else found)


def mark(operands):
    """What a marked piece stands for, or that its letters are reversed; else nothing."""
    if len(operands) > 1:
        return str(operands[1].get("/ActualText", ""))
    return REVERSED if str(operands[0]) == REVERSED else ""


def codes_in(operands):
    """The codes that are shown by a text operator."""
    shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    strings = (part for part in shown if isinstance(part, pikepdf.String))
    return [code for part in strings for code in codes(bytes(part))]


def letters_of(text):
    """The letters of a text without spaces and marks that are not seen."""
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if unicodedata.category(c) not in ("Zs", "Cc", "Cf"))


def shapes_of(data):
    """The number of every shape drawn in every font; 0 is that of a letter which a font lacks."""
    return {
        code
        for pdf_page in opened(data).pages
        for operands, operator in pikepdf.parse_content_stream(pdf_page)
        if str(operator) in ("TJ", "Tj")
        for code in codes_in(operands)
    }


def to_unicode(font):
    """The font's table from codes to letters."""
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", table, re.IGNORECASE)
    return {int(code, 16): bytes.fromhex(to).decode("utf-16-be") for code, to in pairs}


def codes(data):
    """The codes of a string of two-byte letters."""
    return [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]
