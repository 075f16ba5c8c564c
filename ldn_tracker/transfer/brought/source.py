"""A file that somebody brings, looked at as its format needs it: bytes, text, table, zip (pure)."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import BinaryIO

from ldn_tracker.transfer.brought import nomie
from ldn_tracker.transfer.brought.decoding import decoded
from ldn_tracker.transfer.brought.json_text import loaded
from ldn_tracker.transfer.brought.table import Table, table_of
from ldn_tracker.transfer.values import Refused

HEAD = 4096  # bytes
ZIP = b"PK\x03\x04"
LARGEST_TEXT = 64 * 1024 * 1024  # bytes of a text, which is read whole; XML is read as it comes
# What a zip raises that is cut off, packed in a way of its own, or locked, while it is read;
# and when it is opened, where its directory is wrong.
BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
UNOPENED = (*BROKEN, ValueError, struct.error)
BROKEN_ZIP = "is a broken zip file"
TOO_LONG = "is too long to be read whole, as only an export of Apple Health may be"


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

    @cached_property
    def text(self) -> str:
        """The whole as text."""
        if self.size > LARGEST_TEXT:
            raise Refused("$", TOO_LONG)
        with self.opened() as stream:
            return decoded(stream.read())

    def text_of(self, member: zipfile.ZipInfo) -> str:
        """A member as text, which may not be much longer than any app writes."""
        with self.opened(member) as stream:
            data = stream.read(LARGEST_TEXT + 1)
        if len(data) > LARGEST_TEXT:
            raise Refused("$", TOO_LONG)
        return decoded(data)

    @property
    def is_text(self) -> bool:
        """Whether it is to be read as text at all."""
        return not (self.is_zip or self.is_xml)

    @cached_property
    def is_object(self) -> bool:
        """Whether its text begins as JSON."""
        return self.is_text and self.text.lstrip()[:1] in ("{", "[")

    @cached_property
    def json(self):
        """What its JSON says; None where it has none, or is cut off; Refused where it is a trap."""
        if not self.is_object:
            return None
        try:
            return loaded(self.text)
        except Refused:
            raise
        except (ValueError, RecursionError):
            return None

    @cached_property
    def table(self) -> Table | None:
        """The table that it is, or that a JSON can be looked at as; None where it is none."""
        if not self.is_text:
            return None
        return nomie.table_of(self.json) if self.is_object else table_of(self.text)

    @property
    def needed_table(self) -> Table:
        """The table that a format has found it to be."""
        if self.table is None:
            raise Refused("$", "is no table")
        return self.table
