"""The tags that typst does not write: the first cell of each row is the name of the row.

Its own way (`pdf.header-cell`) is behind a switch that its Python package does not have. It lists
for each cell the headers of its column; with such a list a screen reader looks for no other, so
it goes, and every header says its scope instead, column or row. What a cell looks like goes too:
it is drawn already, and said for each of a thousand cells.

Of a PDF as typst writes it: objects numbered and standing in one order, and one table of them.
"""

import re

TABLE_AT = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
CELL = re.compile(rb"\d+ 0 obj\n<</Type/StructElem/S/(TR|TH|TD)\b")
FIRST_OF_SOME = re.compile(rb"/K\[(\d+) 0 R \d")
ATTRIBUTES = re.compile(rb"/A\[(?:<<.*?>>)+\]", re.DOTALL)
KEPT = re.compile(rb"/(?:Scope/\w+|ColSpan \d+|RowSpan \d+)")


def with_row_headers(pdf: bytes) -> bytes:
    """A PDF with a header for every row that has two cells or more."""
    (place,) = map(int, TABLE_AT.findall(pdf))
    head, *lines = pdf[place:].split(b" 00000 n\r\n")
    offsets = [int(line[-10:]) for line in (head, *lines[:-1])]
    ends = [*offsets[1:], place]
    objects = [pdf[begin:end] for begin, end in zip(offsets, ends, strict=True)]
    kinds = {n: found[1] for n, part in enumerate(objects) if (found := CELL.match(part))}
    rows = (objects[n] for n, kind in kinds.items() if kind == b"TR")
    named = {int(first[1]) - 1 for row in rows if (first := FIRST_OF_SOME.search(row))}
    for n, kind in kinds.items():
        objects[n] = _plain(objects[n], names_row=kind == b"TD" and n in named)
    return _joined(pdf[: offsets[0]], objects, lines[-1])


def _plain(cell: bytes, *, names_row: bool) -> bytes:
    """A cell with what it spans and the scope of its name alone."""
    kept = b"".join(KEPT.findall(cell)) + b"/Scope/Row" * names_row
    cell = ATTRIBUTES.sub(b"/A<</O/Table" + kept + b">>" if kept else b"", cell, count=1)
    return cell.replace(b"/S/TD", b"/S/TH", 1) if names_row else cell


def _joined(start: bytes, objects: list[bytes], trailer: bytes) -> bytes:
    table, place = [b"0000000000 65535 f\r\n"], len(start)
    for each in objects:
        table.append(b"%010d 00000 n\r\n" % place)
        place += len(each)
    head = b"xref\n0 %d\n" % len(table)
    trailer = trailer[: trailer.rindex(b"startxref")]
    end = b"startxref\n%d\n%%%%EOF" % place
    return b"".join((start, *objects, head, *table, trailer, end))
