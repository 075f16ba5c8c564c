"""A file that somebody brings, and the sealed copy that goes round between preview and storing.

Between the two nothing is stored: the preview's page carries the file's text itself, compressed
and signed for this person and an hour, in a hidden field of a page that no cache may keep. So no
health record lies on the server outside the database, to leak, run out or be forgotten at an
erasure; another login of the same browser cannot store it; and what is stored is what was shown.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from django import forms
from django.core import signing

from journal.day import Clock
from journal.models import PersonRow
from ldn_tracker.transfer.brought.questions import PREFIX
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused
from ldn_tracker.transfer.words import refusal

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE  # ten years of full days are about 3 MB
LARGEST_SEALED = 2 * MEGABYTE  # below what Django takes as a form; 5 MB of diary seal to 0.5 MB
HOUR = 3600
TOO_LARGE = "This file is larger than {} MB. Whoever runs the server can use import_diary instead."
STALE = "An hour has passed, or somebody else has signed in. Choose the file again."


class UploadForm(forms.Form):
    """A chosen file, or the sealed copy of one; cleaned to `reading` and `sealed`.

    `leave_out`, `is_same_person` and `is_sure` are what the person agreed to.
    """

    file = forms.FileField(
        label="File",
        help_text="A diary file from this program, an export from another app, or any table (CSV).",
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
        self.salt = f"import of diary {person.pk}"
        self.fields["file"].required = not self.data.get("sealed")

    def clean(self):
        """Read the file or its sealed copy; what is wrong is said with its JSON path or line."""
        data = super().clean()
        if not self.errors:
            content = (
                self._unsealed(data["sealed"]) if data["sealed"] else self._uploaded(data["file"])
            )
            data["reading"] = self._read(content)
            data["sealed"] = data["sealed"] or self._seal(content)
        return data

    @property
    def answers(self) -> dict[str, str]:
        """What the person answered of what the file leaves open, by the names of the fields."""
        return {name: value for name, value in self.data.items() if name.startswith(PREFIX)}

    @property
    def kept(self) -> dict[str, str]:
        """What goes round in hidden fields: the file, and what was answered of it."""
        open_ones = {question.field for question in self.reading.questions}
        given = {name: said for name, said in self.answers.items() if name not in open_ones}
        return {"sealed": self.cleaned_data["sealed"], **given}

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
        return file.read()

    def _read(self, content: bytes) -> Reading:
        try:
            answers = {name.removeprefix(PREFIX): said for name, said in self.answers.items()}
            return any_file.read(content, self.clock, at=self.at, answers=answers)
        except Refused as error:
            raise forms.ValidationError({"file": refusal(error)}) from error

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
