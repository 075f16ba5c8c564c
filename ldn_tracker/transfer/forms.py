"""A file that somebody brings, and the sealed copy that goes round between preview and storing.

Of a file that is read at once nothing is stored between the two: the preview's page carries the
file itself, compressed and signed for this person and an hour, in a hidden field of a page that no
cache may keep. So it cannot leak, run out or be forgotten at an erasure, another login of the same
browser cannot store it, and what is stored is what was shown. A large file waits in the database,
among what belongs to the person, until it is stored or a day has passed.
"""

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from functools import cached_property

from django import forms
from django.core import signing

from journal import import_queries, queries
from journal.access import file_or_404
from journal.day import Clock
from journal.models import BroughtFile, PersonRow
from journal.scales import Measure
from ldn_tracker.transfer import apart
from ldn_tracker.transfer.brought import columns, kept_reading
from ldn_tracker.transfer.brought.naming import Naming
from ldn_tracker.transfer.brought.questions import PREFIX
from ldn_tracker.transfer.brought.source import Source, unpacked
from ldn_tracker.transfer.brought.table import Table
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused
from ldn_tracker.transfer.words import refusal

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE  # ten years of full days are about 3 MB
READ_AT_ONCE = MEGABYTE  # what is larger is read outside the request, and waits in the database
LINES_AT_ONCE = 50_000  # the same of a table of short lines
FILE = "file "  # before the number of such a file, in place of a sealed copy
LARGEST_SEALED = 2 * MEGABYTE  # below what Django takes as a form; 5 MB of diary seal to 0.5 MB
NUMBER = re.compile("[0-9]{1,18}")
HOUR = 3600
TOO_LARGE = "This file is larger than {} MB. Whoever runs the server can use import_diary instead."
STALE = "An hour has passed, or somebody else has signed in. Choose the file again."


def _is_large(content: bytes) -> bool:
    """Whether reading it would hold up a request."""
    return len(content) > READ_AT_ONCE or content.count(b"\n") > LINES_AT_ONCE


class UploadForm(forms.Form):
    """A chosen file, or the sealed copy of one; cleaned to `reading` and `sealed`.

    `leave_out`, `is_same_person` and `is_sure` are what the person agreed to.
    """

    file = forms.FileField(
        label="File",
        help_text="A diary file from this program, an export from another app, or any table (CSV)."
        " Up to 20 MB.",
        error_messages={"empty": "This file is empty.", "required": "Choose a file first."},
        widget=forms.FileInput(attrs={"accept": ".json,.csv,.txt,.tsv,.zip,.xml,.daylio"}),
    )
    sealed = forms.CharField(required=False, widget=forms.HiddenInput)
    replace = forms.BooleanField(required=False, widget=forms.HiddenInput)
    is_sure = forms.BooleanField(required=False, widget=forms.HiddenInput)
    is_same_person = forms.BooleanField(required=False, widget=forms.HiddenInput)
    leave_out = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, person: PersonRow, clock: Clock, at: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.clock, self.at = person, clock, at
        self.naming: Naming | None = None
        self.table: Table | None = None
        self.large: bytes | None = None  # a file that is to be read outside the request
        self.file: BroughtFile | None = None  # one that waits in the database
        self.unread = False
        self.columns: tuple[columns.Column, ...] = ()
        self.salt = f"import of diary {person.pk}"
        self.fields["file"].required = not (self.data.get("sealed") or "").strip()

    def clean(self):
        """Read the file or its sealed copy; what is wrong is said with its JSON path or line."""
        data = super().clean()
        if not self.errors:
            if data["sealed"].startswith(FILE):
                data["reading"] = self._brought(data["sealed"].removeprefix(FILE))
                return data
            content = (
                self._unsealed(data["sealed"]) if data["sealed"] else self._uploaded(data["file"])
            )
            if _is_large(content):
                self._need_a_format(Source.of(content))
                self.large = content
                return data
            data["sealed"] = data["sealed"] or self._seal(content)
            data["reading"] = self._read(Source.of(content))
        return data

    @property
    def said(self) -> dict[str, str]:
        """All that was answered of a file, by which a reading of it is known."""
        return self.answers | self.named

    @property
    def how(self) -> dict:
        """How the file is to be read, as the person said."""
        answers = {name.removeprefix(PREFIX): said for name, said in self.answers.items()}
        return {
            "at": self.at, "answers": answers, "columns": self.columns, "measures": self.measures,
        }  # fmt: skip

    @property
    def answers(self) -> dict[str, str]:
        """What the person answered of what the file leaves open, by the names of the fields."""
        return {name: value for name, value in self.data.items() if name.startswith(PREFIX)}

    @property
    def named(self) -> dict[str, str]:
        """What the person said of the columns of a table, by the names of the fields."""
        return {name: value for name, value in self.data.items() if columns.FIELD.fullmatch(name)}

    @property
    def kept(self) -> dict[str, str]:
        """What goes round in hidden fields: the file, and what was answered of it."""
        open_ones = {question.field for question in self.reading.questions}
        given = {name: said for name, said in self.answers.items() if name not in open_ones}
        return {"sealed": self.cleaned_data["sealed"], **given, **self.named}

    @property
    def reading(self) -> Reading:
        """What the file holds."""
        return self.cleaned_data["reading"]

    @property
    def agrees(self) -> bool:
        """Whether the person agreed to leaving out exactly what cannot be right."""
        return self.cleaned_data["leave_out"] == self.reading.agreement

    def _uploaded(self, file) -> bytes:
        if file.size > LARGEST:
            raise forms.ValidationError({"file": TOO_LARGE.format(LARGEST // MEGABYTE)})
        try:
            return unpacked(file, LARGEST).read()
        except Refused as error:
            raise forms.ValidationError({"file": refusal(error)}) from error

    def _need_a_format(self, source: Source) -> None:
        """What is of no kind at all is said at once."""
        try:
            any_file.format_of(source)
        except any_file.NoFormat:
            pass  # a table, whose columns will be asked about
        except Refused as error:
            raise forms.ValidationError({"file": refusal(error)}) from error

    def _read(self, source: Source) -> Reading | None:
        """What the file holds; None, with `naming`, for a table whose columns are to be named."""
        try:
            self._name_columns(source)
            return any_file.read(source, self.clock, **self.how)
        except columns.BadColumns as error:
            said = columns.as_said(self.named, source.needed_table)
            self.naming = Naming(source.needed_table, said, self.measures, str(error))
        except any_file.NoFormat:
            self.naming = Naming(source.needed_table, self._likely(source), self.measures)
        except Refused as error:
            raise forms.ValidationError({"file": refusal(error)}) from error

    def _name_columns(self, source: Source) -> None:
        """Take what was said of the columns of a table; BadColumns where it makes no diary."""
        if self.named:
            self.table = source.needed_table
            self.columns = columns.said(self.named, self.table)

    def _brought(self, number: str) -> Reading | None:
        """What was read of a file that waits in the database; None, and `unread`, before that."""
        file = file_or_404(self.person, int(number) if NUMBER.fullmatch(number) else 0)
        self.file = file
        if self.named or file.reading == apart.IS_TABLE:
            self._named_file(Source.of(import_queries.content(file.pk) or b""))
            if self.naming:
                return None
        if file.refused and file.said == self.said:
            raise forms.ValidationError({"file": file.refused})
        self.unread = file.reading is None or file.said != self.said
        return None if self.unread else kept_reading.unpacked(bytes(file.reading))

    def _named_file(self, source: Source) -> None:
        """Ask about the columns of a table that waits, where they are not or wrongly named."""
        try:
            self._name_columns(source)
            if not self.named:
                self.naming = Naming(source.needed_table, self._likely(source), self.measures)
        except columns.BadColumns as error:
            said = columns.as_said(self.named, source.needed_table)
            self.naming = Naming(source.needed_table, said, self.measures, str(error))

    def _likely(self, source: Source) -> tuple[columns.Column, ...]:
        """What the columns were the last time, else what they probably are."""
        table = source.needed_table
        before = import_queries.columns(self.person, columns.header_key(table))
        return columns.remembered(before, table) if before else columns.likely(table)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """What is rated here already."""
        return queries.every_measure(self.person)

    @property
    def _signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=self.salt)

    def _seal(self, content: bytes) -> str:
        sealed = self._signer.sign(urlsafe_b64encode(zlib.compress(content)).decode())
        if len(sealed) > LARGEST_SEALED:
            raise forms.ValidationError({"file": TOO_LARGE.format(LARGEST // MEGABYTE)})
        return sealed

    def _unsealed(self, sealed: str) -> bytes:
        try:
            return zlib.decompress(urlsafe_b64decode(self._signer.unsign(sealed, max_age=HOUR)))
        except signing.BadSignature as error:
            raise forms.ValidationError({"file": STALE}) from error
