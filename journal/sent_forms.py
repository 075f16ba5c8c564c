"""What a device says with an answer that it kept for a while: its id, whose it is, and how old.

The age is the difference of two readings of the device's own clock, so a clock that is wrong moves
no answer to another day, and never lets one device outvote another.
"""

from datetime import datetime, timedelta

from django import forms

OLDEST = timedelta(days=366)  # an answer kept longer than this was kept by a broken clock


class SentForm(forms.Form):
    """`client_id` of the answer, `person` it was given for, `age` in milliseconds; all optional."""

    client_id = forms.UUIDField(required=False)
    person = forms.IntegerField(required=False)
    age = forms.IntegerField(required=False, min_value=0)

    def at(self, now: datetime) -> datetime:
        """The instant the answer was given."""
        age = timedelta(milliseconds=self.cleaned_data.get("age") or 0)
        return now - min(age, OLDEST)

    def is_for(self, person) -> bool:
        """Whether it was given for this person: without a word about it, it was."""
        return self.is_valid() and self.cleaned_data["person"] in (None, person.pk)
