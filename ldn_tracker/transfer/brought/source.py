"""A file that somebody brings, looked at as its format needs it: bytes, text, table, zip (pure)."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import BinaryIO

from ldn_tracker.transfer.brought import json_text, nomie
from ldn_tracker.transfer.brought.decoding import decoded, encoding_of, lines, pieces
from ldn_tracker.transfer.brought.table import Table, table_of
from ldn_tracker.transfer.values import Refused

HEAD = 4096  # bytes
ZIP = b"PK\x03\x04"
MEGABYTE = 1024 * 1024
LARGEST_WHOLE = 64 * MEGABYTE  # bytes of a JSON that is read whole: a full diary has fewer
OLE = b"\xd0\xcf\x11\xe0"  # an Excel of before 2007
SHEETS = ("xl/", "content.xml", "Index/")  # of Excel, LibreOffice, Numbers
OWN_FILE = "diary.json"  # among all that is taken out at once
TEXTS, OTHERS = (".csv", ".json", ".tsv", ".txt"), (".xml", ".daylio", ".iwa")
BEGINS = re.compile(r'\s*\{\s*"([^"]*)"')
# What a zip raises that is cut off, packed in a way of its own, or locked, while it is read;
# and when it is opened, where its directory is wrong.
BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
UNOPENED = (*BROKEN, ValueError, struct.error)
BROKEN_ZIP = "is a broken zip file"
TOO_LONG = f"is longer than any file of its kind can be, which is {LARGEST_WHOLE // MEGABYTE} MB"


class Source:
    """Nothing is read before somebody asks; what was read is kept, but for a stream."""

    def __init__(self, stream: BinaryIO):
        self.stream = stream

    @classmethod
    def of(cls, data: bytes) -> "Source":
        """A file that is in memory already."""
        return cls(io.BytesIO(data))

    @cached_property
    def head(self) -> bytes:
        """How it begins."""
        self.stream.seek(0)
        return self.stream.read(HEAD)

    @cached_property
    def size(self) -> int:
        """Its length in bytes."""
        return self.stream.seek(0, io.SEEK_END)

    @property
    def is_zip(self) -> bool:
        """Whether it is packed."""
        return self.head.startswith(ZIP)

    @property
    def is_xml(self) -> bool:
        """Whether it begins as XML."""
        return (
            self.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<?xml", b"<HealthData"))
        )

    @cached_property
    def members(self) -> tuple[zipfile.ZipInfo, ...]:
        """What a zip holds; nothing where it is none."""
        if not self.is_zip:
            return ()
        try:
            with zipfile.ZipFile(self.stream) as packed:
                return tuple(packed.infolist())
        except UNOPENED as error:
            raise Refused("$", BROKEN_ZIP) from error

    @contextmanager
    def opened(self, member: zipfile.ZipInfo | None = None) -> Iterator[BinaryIO]:
        """The file, or a member of it, as a stream from its beginning."""
        self.stream.seek(0)
        if member is None:
            yield self.stream
            return
        try:
            packed = zipfile.ZipFile(self.stream)
            stream = packed.open(member)
        except UNOPENED as error:
            raise Refused("$", BROKEN_ZIP) from error
        with packed, stream:
            try:
                yield stream  # type: ignore[misc]
            except BROKEN as error:
                raise Refused("$", BROKEN_ZIP) from error

    @property
    def passes(self) -> int:
        """How often it is gone through: a text for its encoding, its dates and its lines."""
        if not self.is_text:
            return 1
        return 4 if self.head.lstrip()[:1] == b"{" else 3  # JSON also for where its rows begin

    @cached_property
    def encoding(self) -> str:
        """What it is written in; Refused where it is no text."""
        return encoding_of(self.stream)

    def pieces(self) -> Iterator[str]:
        """Its text, a piece at a time."""
        return pieces(self.stream, self.encoding)

    def lines(self) -> Iterator[str]:
        """Its text, a line with its end at a time."""
        return lines(self.pieces())

    @cached_property
    def beginning(self) -> str:
        """The first piece of its text."""
        return next(self.pieces(), "").lstrip()

    @cached_property
    def text(self) -> str:
        """The whole as text, of a JSON."""
        if self.size > LARGEST_WHOLE:
            raise Refused("$", TOO_LONG)
        return "".join(self.pieces())

    def text_of(self, member: zipfile.ZipInfo) -> str:
        """A member as text, which may not be much longer than any app writes."""
        return decoded(self.bytes_of(member, LARGEST_WHOLE))

    def bytes_of(self, member: zipfile.ZipInfo, most: int) -> bytes:
        """A member; Refused where it has more bytes than `most`."""
        with self.opened(member) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise Refused("$", f"holds more than {most // MEGABYTE} MB: unpack it first")
        return data

    @property
    def is_spreadsheet(self) -> bool:
        """Whether it is what Excel, LibreOffice or Numbers keeps a table in."""
        names = [member.filename for member in self.members]
        return self.head.startswith(OLE) or any(name.startswith(SHEETS) for name in names)

    @property
    def is_text(self) -> bool:
        """Whether it is to be read as text at all."""
        return not (self.is_zip or self.is_xml)

    @property
    def is_object(self) -> bool:
        """Whether its text begins as JSON."""
        return self.is_text and self.beginning[:1] in ("{", "[")

    def begins_with(self, name: str) -> bool:
        """Whether it is a JSON object whose first name is this one."""
        found = BEGINS.match(self.beginning) if self.is_text else None
        return bool(found and found[1] == name)

    def json_rows(self, *path: str) -> Iterator:
        """The rows of the list at a path of names in a JSON of any size, as they come."""
        return json_text.rows(self.pieces(), *path)

    @cached_property
    def json(self):
        """What its JSON says; None where it has none, or is cut off; Refused where it is a trap."""
        if not self.is_object:
            return None
        try:
            return json_text.loaded(self.text)
        except Refused:
            raise
        except (ValueError, RecursionError):
            return None

    @cached_property
    def table(self) -> Table | None:
        """The table that it is, or that a JSON can be looked at as; None where it is none."""
        if not self.is_text:
            return None
        return nomie.table_of(self.json) if self.is_object else table_of(self.lines)

    @property
    def needed_table(self) -> Table:
        """The table that a format has found it to be."""
        if self.table is None:
            raise Refused("$", "is no table")
        return self.table


def unpacked(stream: BinaryIO, most: int) -> BinaryIO:
    """Of a zip the diary in it, or the only text; anything else as it is.

    So whoever brings all that they took out here, or a table as a phone packed it, need not unpack
    it. Refused where a zip is broken, or its text has more bytes than `most`. A stream that is not
    handed back is closed.
    """
    try:
        text = _the_text_in(Source(stream), most)
    except Refused:
        stream.close()
        raise
    if text is None:
        stream.seek(0)
        return stream
    stream.close()
    return io.BytesIO(text)


def _the_text_in(source: Source, most: int) -> bytes | None:
    names = {each.filename: each for each in source.members if "__MACOSX" not in each.filename}
    texts = [name for name in names if name.casefold().endswith(TEXTS)]
    is_theirs = any(name.casefold().endswith(OTHERS) for name in names)
    found = OWN_FILE if OWN_FILE in names else texts[0] if len(texts) == 1 else ""
    return source.bytes_of(names[found], most) if found and not is_theirs else None
