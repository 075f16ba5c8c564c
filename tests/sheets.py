"""The sheet made and read again, for the tests that look into the PDF."""

import io
import re

import pikepdf

from ldn_tracker.report.build import summarise
from tests import builders as b
from tests.conftest import TODAY

SIGN = re.compile("[−–=-]")


def page(diary, first=None, last=TODAY, **options):
    """The summary of sixteen weeks, or from `first`."""
    first = first or b.days_after(last, -111)
    return summarise(diary, first, last, printed=TODAY, **options)


def opened(data):
    """The PDF, to be looked into."""
    return pikepdf.open(io.BytesIO(data))


def text_of(data):
    """The text in the order in which it is read, from the page's own characters."""
    return "".join(runs_of(data))


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
    """Each text as it is drawn, with the height of its line."""
    maps = {name: to_unicode(font) for name, font in pdf_page.Resources.Font.items()}
    current, line = None, None
    for operands, operator in pikepdf.parse_content_stream(pdf_page):
        match str(operator):
            case "cm":
                line = operands[5]
            case "Tf":
                current = maps[str(operands[0])]
            case "TJ" | "Tj":
                shown = operands[0] if str(operator) == "TJ" else operands
                strings = (part for part in shown if isinstance(part, pikepdf.String))
                found = (current.get(code, "?") for part in strings for code in codes(bytes(part)))
                yield line, "".join(found)


def to_unicode(font):
    """The font's table from codes to letters."""
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", table, re.IGNORECASE)
    return {int(code, 16): bytes.fromhex(to).decode("utf-16-be") for code, to in pairs}


def codes(data):
    """The codes of a string of two-byte letters."""
    return [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]
